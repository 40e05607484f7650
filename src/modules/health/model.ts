import { days, hours, minutes } from '#kernel/durations.ts';

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
  'redis',
  'workers',
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

export const isUnwell = ({ state }: Standing) => state === 'degraded' || state === 'failed';
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

/** How far back a history goes, what one point of a drawing and one line of the table stand for. Milliseconds. */
export const spans = {
  day: { length: days(1), point: minutes(5), line: hours(1) },
  month: { length: days(30), point: hours(1), line: days(1) },
} as const;
export type Span = keyof typeof spans;

export const partTitles: Record<PartName, string> = {
  database: 'Database',
  keys: 'Keys',
  disk: 'Disk',
  storage: 'Sealed files',
  queue: 'Work in the queue',
  speech: 'Speech to words',
  language: 'Words to levels',
  mail: 'Letters',
  redis: 'Redis',
  workers: 'Workers',
};
const remedies: Record<string, string> = {
  silent: 'It does not answer in time. See that it runs and that this machine reaches it.',
  'disk-low':
    'There is less room than DISK_RESERVE_MB asks for. Make room before the disk is full: recordings are refused then.',
  'instance-key-not-in-place':
    'The key file is gone, or is another one. Put the right one back before the next start, which needs it.',
  'work-stopped': 'Some work stopped after its tries. Remove the cause, and try it again below.',
  'work-stands-still': 'For minutes nobody took work that is due. See the log, and start the product anew.',
  'speech-model-missing': 'Get the speech model under Models. Recordings wait, and are written down then.',
  'language-model-missing': 'Get the language model. Answers wait, and people rate them meanwhile.',
  'speech-engine-refused': 'The Whisper sidecar refuses us. Set WHISPER_TOKEN to its own.',
  'redis-full':
    'Redis is full and takes nothing more. Raise its maxmemory: until then work goes on from the database, a little later.',
  'redis-evicts':
    'Redis throws away what it was told when its memory is short. Set its maxmemory-policy to noeviction.',
  'no-worker':
    'Long work has been due for minutes, and no worker is seen. Start one with npm run worker, or see the log of the one that ran. Recordings wait, and nothing is lost.',
  'store-away':
    'The store does not answer as it should. See that it runs and that STORAGE_URL, STORAGE_KEY and STORAGE_SECRET fit: recorders keep what they have until then.',
};
const remedyOfPart: Record<PartName, string> = {
  database: 'The database does not answer. See that it runs, and that its disk is there and can be written.',
  keys: 'The folder keyring below DATA_DIR cannot be used. Put it back, and let this user read and write it.',
  disk: 'The disk of DATA_DIR cannot be read.',
  storage: 'The folder files below DATA_DIR cannot be used. Let this user read and write it.',
  queue: 'The queue cannot be read. See the database.',
  speech: 'It is not ready. See that it runs, and its log.',
  language: 'It is not ready. See that it runs, and its log.',
  mail: 'The mail server does not greet us. See that it runs and that SMTP_URL fits: letters wait.',
  redis:
    'Redis does not answer. See that it runs, and that REDIS_URL fits, with a user who may ask INFO: until then work goes on from the database, a little later.',
  workers: 'Whether workers run cannot be read. See the database.',
};
/** What to do about a part, as a sentence; none where all is well. */
export function remedyOf(name: PartName, standing: Standing, inWords: (reason: string) => string) {
  const { reason } = standing;
  if (!isUnwell(standing) || reason === undefined) return undefined;
  const own = remedies[reason];
  if (own) return own;
  const words = inWords(reason);
  return words === reason ? `${remedyOfPart[name]} What was heard: ${reason}.` : `${words}.`;
}
