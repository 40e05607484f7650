import { createHmac, randomBytes } from 'node:crypto';
import type { Fact } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { folded, leafHash } from '#kernel/merkle.ts';

/** One thing that happened, as it is kept. What is not blank has its nonce; what was ever there has its hash. */
export interface Entry {
  number: number;
  heardId: Id<'job'>;
  at: Date;
  name: string;
  /** JSON with its keys in order. */
  fact: string | null;
  actorId: SubjectId | null;
  aboutId: SubjectId | null;
  factNonce: string | null;
  actorNonce: string | null;
  aboutNonce: string | null;
  factHash: string;
  actorHash: string | null;
  aboutHash: string | null;
  seal: string;
  blankSeal: string | null;
}
export type End = { size: number; peaks: string; seal: string };
type Purpose = 'log actor' | 'log about' | 'log fact' | 'log entry' | 'log blank' | 'log end';
/** HMAC under a key that is derived from the instance key: `vault.token`. */
export type Keyed = (purpose: Purpose, words: string, number: number) => string;

/** The same fact gives the same text, however its keys were ordered on the way. */
export const factText = (fact: Fact) =>
  JSON.stringify(Object.fromEntries(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1))));

const personIn = (fact: Fact, key: 'by' | 'subjectId') => {
  const id = fact[key];
  return typeof id === 'string' ? (id as SubjectId) : null;
};
/** Who did it and whom it is about, by the house's convention for facts. */
export const peopleIn = (fact: Fact) => ({
  actorId: personIn(fact, 'by'),
  aboutId: personIn(fact, 'subjectId'),
});

const parts = ['actor', 'about', 'fact'] as const;
export type Part = (typeof parts)[number];
/** What an entry says in one of its parts, and how that is hidden in the tree. */
const inPart = (entry: Entry, part: Part) => ({
  value: part === 'fact' ? entry.fact : entry[`${part}Id`],
  nonce: entry[`${part}Nonce`],
  hash: entry[`${part}Hash`],
});
/** The key of one part of one entry: to give it away opens this part and no other. */
const partKey = (keyed: Keyed, part: Part, nonce: string, number: number) =>
  keyed(`log ${part}`, nonce, number);
const hidden = (key: string, value: string) => createHmac('sha256', key).update(value).digest('base64');

/** What goes into the tree: the line that an exported log and a receipt show, to the letter. */
export const leafText = (entry: Entry) =>
  JSON.stringify([
    'v1',
    entry.number,
    entry.at.getTime(),
    entry.name,
    entry.actorHash,
    entry.aboutHash,
    entry.factHash,
  ]);

const sealed = (entry: Entry, keyed: Keyed) =>
  keyed('log entry', `${leafHash(leafText(entry))} ${entry.heardId}`, entry.number);

type Said = Pick<Entry, 'number' | 'heardId' | 'at' | 'name' | 'actorId' | 'aboutId'> & { fact: string };
export function written(said: Said, keyed: Keyed): Entry {
  const hide = (part: Part, value: string | null) => {
    const nonce = value === null ? null : randomBytes(16).toString('base64url');
    const hash = nonce === null ? null : hidden(partKey(keyed, part, nonce, said.number), value ?? '');
    return { [`${part}Nonce`]: nonce, [`${part}Hash`]: hash };
  };
  const entry = {
    ...said,
    ...hide('actor', said.actorId),
    ...hide('about', said.aboutId),
    ...hide('fact', said.fact),
    ...{ seal: '', blankSeal: null },
  } as Entry;
  return { ...entry, seal: sealed(entry, keyed) };
}

const blanksIn = (entry: Entry) =>
  parts.filter((part) => inPart(entry, part).hash !== null && inPart(entry, part).nonce === null);
const blankSealed = (entry: Entry, keyed: Keyed) =>
  keyed('log blank', `${leafHash(leafText(entry))} ${blanksIn(entry).join(' ')}`, entry.number);
/** The entry without what it says of this person. Its leaf stays as it was. */
export function blanked(entry: Entry, subject: SubjectId, keyed: Keyed): Entry {
  const { actorId, aboutId } = entry;
  const without = {
    ...entry,
    ...{ fact: null, factNonce: null },
    ...(actorId === subject && { actorId: null, actorNonce: null }),
    ...(aboutId === subject && { aboutId: null, aboutNonce: null }),
  };
  return { ...without, blankSeal: blankSealed(without, keyed) };
}

/** The parts of an entry with their keys: whoever holds them can see that the tree holds just these. */
export const openedParts = (entry: Entry, keyed: Keyed) =>
  Object.fromEntries(
    parts.flatMap((part) => {
      const { value, nonce } = inPart(entry, part);
      return value === null || nonce === null
        ? []
        : [[part, { value, key: partKey(keyed, part, nonce, entry.number) }]];
    }),
  ) as Partial<Record<Part, { value: string; key: string }>>;

/** `changed`: edited, put in or moved. `missing`: taken out. `cut`: the last entries are gone. `rewritten`: not what was signed. */
export type Fault = { problem: 'changed' | 'missing' | 'cut' | 'rewritten'; number: number };

const isRight = (entry: Entry, part: Part, keyed: Keyed) => {
  const { value, nonce, hash } = inPart(entry, part);
  if (nonce === null) return value === null;
  return value !== null && hidden(partKey(keyed, part, nonce, entry.number), value) === hash;
};
/** What is wrong with the entry that should have this number, if anything is. */
export function faultIn(entry: Entry, number: number, keyed: Keyed): Fault | undefined {
  if (entry.number !== number) return { problem: 'missing', number };
  const blankAsItShould = blanksIn(entry).length
    ? entry.blankSeal === blankSealed(entry, keyed)
    : entry.blankSeal === null;
  const right =
    entry.seal === sealed(entry, keyed) &&
    blankAsItShould &&
    parts.every((part) => isRight(entry, part, keyed));
  return right ? undefined : { problem: 'changed', number };
}

export const peaksOf = ({ peaks }: Pick<End, 'peaks'>) => peaks.split(' ').filter(Boolean);
export const endAt = (size: number, peaks: readonly string[], keyed: Keyed): End => ({
  ...{ size, peaks: peaks.join(' ') },
  seal: keyed('log end', folded(peaks), size),
});

/** The text that is signed: a checkpoint as C2SP tlog-checkpoint has it, with the time as a line of its own. */
export const checkpointText = (origin: string, size: number, root: string, at: Date) =>
  `${origin}\n${size}\n${root}\ntime ${at.toISOString()}\n`;
/** What the house says about its log, to everybody. `root` is base64, `signature` and `publicKey` base64url. */
export type Checkpoint = {
  origin: string;
  size: number;
  root: string;
  /** ISO 8601 */
  time: string;
  signature: string;
  publicKey: string;
};
