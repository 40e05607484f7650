/** The parts of the machine. Without the first two nobody can be served; without any other, interviews go on. */
export const partNames = [
  'database',
  'keys',
  'disk',
  'storage',
  'queue',
  'speech',
  'language',
  'mail',
] as const;
export type PartName = (typeof partNames)[number];
export const isEssential = (name: PartName) => name === 'database' || name === 'keys';

/** `off`: the settings want none. `failed`: nobody can be served. `degraded`: something waits, or soon will. */
export type State = 'ok' | 'off' | 'degraded' | 'failed';
export interface Standing {
  readonly state: State;
  /** A short code that an admin page explains: never words of an error, which may repeat somebody's data. */
  readonly reason?: string;
  /** Numbers about the machine: bytes, seconds, jobs. */
  readonly facts?: Readonly<Record<string, number>>;
}
export type Parts = Readonly<Record<PartName, Standing>>;

export const isReady = (parts: Parts) => partNames.every((name) => parts[name].state !== 'failed');
export const partsIn = (parts: Parts, state: State) =>
  partNames.filter((name) => parts[name].state === state);

type Patience = {
  /** Milliseconds for which an answer counts. */
  fresh: number;
  /** Milliseconds after which a part that has not answered is taken for silent. */
  limit: number;
  now: () => Date;
};
/**
 * Asks at most once at a time and keeps the answer for a while, so that probes are cheap. Who asks waits no longer than
 * the limit; what answers later counts for those who come then.
 */
export function remembered<T>(ask: () => Promise<T>, silent: T, { fresh, limit, now }: Patience) {
  let last: { told: T; at: number } | undefined;
  let asking: Promise<T> | undefined;
  const keep = (told: T) => {
    last = { told, at: now().getTime() };
    return told;
  };
  return async (): Promise<T> => {
    // A clock that was set back must not keep an answer for ever.
    if (last && Math.abs(now().getTime() - last.at) < fresh) return last.told;
    asking ??= ask()
      .then(keep)
      .finally(() => {
        asking = undefined;
      });
    return soonerOf(asking, limit, () => keep(silent));
  };
}
async function soonerOf<T>(work: Promise<T>, limit: number, otherwise: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise()), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
