import type { Lane } from './events.ts';
import type { Id } from './ids.ts';

/** A job that is committed. Ids and numbers, nothing else, ever go through a relay. */
export interface Told {
  readonly id: Id<'job'>;
  readonly lane: Lane;
  readonly tries: number;
}
/** What whoever serves needs of the outbox. Neither of them fails: trouble with the database means that nothing was there. */
export interface Work {
  /** Does one due job of a lane, this one if it is named. False when there was none: somebody has it, or it is done. */
  take(lane: Lane, id?: Id<'job'>): Promise<boolean>;
  /** What is due in these lanes and nobody has, the oldest first, a few hundred at most. */
  due(lanes: readonly Lane[]): Promise<readonly (Told & { readonly overdueMs: number })[]>;
}
/**
 * How workers hear of work. The outbox is the truth: a relay may lose what it was told, or say it twice, and is never
 * asked whether something was done.
 */
export interface Relay {
  /** These jobs are committed. Neither waits nor fails, whatever became of the relay. */
  tell(jobs: readonly Told[]): void;
  /**
   * From now on does the work of these lanes, as many jobs at once as `slots` says: what this or another process tells,
   * and soon also what nobody told. `stop` begins nothing more and resolves when what runs has ended.
   */
  serve(lanes: readonly Lane[], work: Work): { stop(): Promise<void> };
  close(): Promise<void>;
}

export const bothLanes = ['quick', 'compute'] as const satisfies readonly Lane[];
/** Two models at once on the same cores are many times slower, both of them. */
export const slots: Readonly<Record<Lane, number>> = { quick: 2, compute: 1 };

/** For one process: it is told by being woken, and looks for itself every `idleMs`. */
export function inProcess(idleMs = 500): Relay {
  const sleepers = new Set<() => void>();
  const rouse = () => {
    for (const wakeUp of sleepers) wakeUp();
  };
  const idle = () =>
    new Promise<void>((resolve) => {
      const wakeUp = () => {
        clearTimeout(timer);
        sleepers.delete(wakeUp);
        resolve();
      };
      const timer = setTimeout(wakeUp, idleMs);
      sleepers.add(wakeUp);
    });
  return {
    tell: (jobs) => {
      if (jobs.length) rouse();
    },
    serve(lanes, { take }) {
      let stopped = false;
      const tend = async (lane: Lane) => {
        while (!stopped) if (!(await take(lane))) await idle();
      };
      const ended = Promise.all(
        lanes.flatMap((lane) => Array.from({ length: slots[lane] }, () => tend(lane))),
      );
      return {
        async stop() {
          stopped = true;
          rouse();
          await ended;
        },
      };
    },
    close: async () => undefined,
  };
}
