/**
 * The one compute slot of this machine. Two models at once on the same cores are many times slower, both of
 * them, so whoever computes waits for its turn.
 */
export interface Compute {
  turn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** How many wait or work right now. */
  readonly waiting: number;
}

export function oneSlot(): Compute {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    get waiting() {
      return waiting;
    },
    turn(work, signal) {
      waiting += 1;
      const mine = tail.then(() => {
        signal?.throwIfAborted();
        return work();
      });
      tail = mine.then(
        () => {
          waiting -= 1;
        },
        () => {
          waiting -= 1;
        },
      );
      return mine;
    },
  };
}
