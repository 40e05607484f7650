import { setTimeout as pause } from 'node:timers/promises';
import { progressLine } from '../terminal.ts';

const most = 45 * 60;
/** Asks every second whether something is there, and shows what is said meanwhile: always on a terminal, seldom in a log. */
export async function until<T>(ask: () => Promise<{ there: T } | { meanwhile: string }>): Promise<T> {
  const line = progressLine('   waiting', 30);
  const began = Date.now();
  for (;;) {
    const answer = await ask();
    const seconds = Math.round((Date.now() - began) / 1000);
    if ('there' in answer) {
      line.end(`${seconds} s, and there it is`);
      return answer.there;
    }
    const words = `${answer.meanwhile} (${seconds} s)`;
    if (seconds > most) throw new Error(`it is still not there after ${most / 60} minutes: ${words}`);
    line.show(words);
    await pause(1000);
  }
}
