import type { Fingerprints } from '#kernel/connections.ts';
import { days } from '#kernel/durations.ts';
import { madeBeforeUpgrade } from '#kernel/upgrade.ts';

export type SetKind = 'data' | 'keyring';
/** One file of a set, by its path inside it. */
export interface Part {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}
/** What a set says of itself. It is written last: a folder without it is no set. */
export interface Manifest {
  readonly format: 'ai-interview-space-backup';
  readonly version: 1;
  readonly kind: SetKind;
  readonly dialect: 'sqlite' | 'postgres';
  readonly madeAt: string;
  readonly parts: readonly Part[];
  /** Rows and hash of every table; sets of earlier versions do not say. */
  readonly tables?: Fingerprints;
}
export const manifestName = 'manifest.json';
export const databaseName = { sqlite: 'house.db', postgres: 'house.dump' } as const;

/** `data-20261125T224000Z`: sorts by time and is a name that every file system takes. */
export const setName = (kind: SetKind, at: Date) =>
  `${kind}-${at.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '')}`;
const shape = /^(data|keyring)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
/** What a folder's name says: undefined when it is not the name of a set. */
export function readSetName(name: string): { kind: SetKind; at: Date } | undefined {
  const [, kind, y, mo, d, h, mi, s] = shape.exec(name) ?? [];
  if (!kind) return undefined;
  return { kind: kind as SetKind, at: new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`) };
}

/** The set with the keys that was made with a set of data. */
export const keyringOf = (data: string) => data.replace(/^data-/, 'keyring-');

/** From this moment on a date is that of a clock that was wrong: a machine's own unrest is seconds. */
export const firstAhead = (now: Date) => new Date(now.getTime() + days(1));
/** Sets of keys that a clock dated ahead, whole or half made: they would outlive the day that certificates name. */
export const keyringsAhead = (names: readonly string[], now: Date) =>
  names.filter((name) => {
    const set = readSetName(name.replace(/\.part$/, ''));
    return set?.kind === 'keyring' && set.at >= firstAhead(now);
  });

type Lives = Readonly<Record<SetKind, number>>;
/** Sets whose time is over. The newest of each kind stays, however old it is, but for keys: those must go. */
export function overdue(names: readonly string[], lives: Lives, now: Date): string[] {
  const sets = names.flatMap((name) => {
    const read = readSetName(name);
    return read ? [{ name, ...read }] : [];
  });
  const newest = sets.filter(({ kind }) => kind === 'data').toSorted((a, b) => +b.at - +a.at)[0];
  return sets
    .filter(({ name, kind, at }) => name !== newest?.name && now.getTime() - at.getTime() >= lives[kind])
    .map(({ name }) => name);
}
/** Copies that were made before an upgrade: they live as long as the data does. */
export const overdueCopies = (names: readonly string[], { data }: Lives, now: Date) =>
  names.filter((name) => {
    const made = madeBeforeUpgrade(name);
    return made && now.getTime() - made.getTime() >= data;
  });
/** A set or a copy takes hours at most: what is called unfinished for so long was left by a crash. */
const longestWork = days(2);
/** What a crash left half made: keys lie in it as they do in a whole set. */
export const leftUnfinished = (names: readonly string[], now: Date) =>
  names.filter((name) => {
    const whole = name.replace(/\.part$/, '');
    const made = whole === name ? undefined : (readSetName(whole)?.at ?? madeBeforeUpgrade(whole));
    return made && now.getTime() - made.getTime() >= longestWork;
  });
/** What `npm run move` put aside lives as long as a backup of the data. */
export const overdueMoved = (names: readonly string[], { data }: Lives, now: Date) =>
  names.filter((name) => {
    const moved = movedAside(name);
    return moved && now.getTime() - moved.getTime() >= data;
  });
const movedName = /^house\.db\.moved-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
function movedAside(name: string): Date | undefined {
  const [, y, mo, d, h, mi, s] = movedName.exec(name) ?? [];
  return y ? new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`) : undefined;
}
