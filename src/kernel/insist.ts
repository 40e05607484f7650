import { setTimeout as after } from 'node:timers/promises';
import { Refusal } from './errors.ts';

/**
 * For what has happened and must be written down, though the database may be away: tries every second, for less time than
 * a job is held. A refusal is an answer.
 */
export async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left--)
    try {
      return await write();
    } catch (error) {
      if (left === 0 || error instanceof Refusal) throw error;
      await after(1000);
    }
}
