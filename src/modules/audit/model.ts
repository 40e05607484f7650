import type { Fact } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';

/** One thing that happened, as it is kept. */
export interface Entry {
  number: number;
  heardId: Id<'job'>;
  at: Date;
  name: string;
  /** JSON with its keys in order. */
  fact: string;
  actorId: SubjectId | null;
  aboutId: SubjectId | null;
  /** SHA-256 of everything above and of the entry before. */
  hash: string;
  /** The hash under the key of this house: nobody who holds only the database can write it. */
  seal: string;
}
export type Unsealed = Omit<Entry, 'hash' | 'seal'>;
export type End = Pick<Entry, 'number' | 'hash' | 'seal'>;
export type Seal = (purpose: 'audit entry' | 'audit end', hash: string, number: number) => string;

/** Stands before the first entry. */
export const nothingBefore = hashOf('the log begins');

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

const hashAfter = (before: string, { number, heardId, at, name, fact, actorId, aboutId }: Unsealed) =>
  hashOf(JSON.stringify([before, number, heardId, at.getTime(), name, fact, actorId, aboutId]));

export function chained(before: string, entry: Unsealed, seal: Seal): Entry {
  const hash = hashAfter(before, entry);
  return { ...entry, hash, seal: seal('audit entry', hash, entry.number) };
}
export const endAt = ({ number, hash }: Entry, seal: Seal): End => ({
  number,
  hash,
  seal: seal('audit end', hash, number),
});

/** `changed`: edited, put in or moved. `missing`: taken out. `cut`: the last entries are gone. */
export type Fault = { problem: 'changed' | 'missing' | 'cut'; number: number };
/** What is wrong with the entry that stands after `before`, if anything is. */
export function faultIn(before: Pick<Entry, 'number' | 'hash'>, entry: Entry, seal: Seal): Fault | undefined {
  const { number } = entry;
  if (number !== before.number + 1) return { problem: 'missing', number: before.number + 1 };
  const right = chained(before.hash, entry, seal);
  return right.hash === entry.hash && right.seal === entry.seal ? undefined : { problem: 'changed', number };
}
/** Does the log still reach as far as it did when its end was written down? */
export function faultAtEnd(
  end: End | undefined,
  last: number,
  there: Entry | undefined,
  seal: Seal,
): Fault | undefined {
  const cut = (number: number): Fault => ({ problem: 'cut', number });
  if (!end) return last ? cut(last) : undefined;
  if (end.seal !== seal('audit end', end.hash, end.number)) return { problem: 'changed', number: end.number };
  return there?.hash === end.hash ? undefined : cut(Math.min(last, end.number) + 1);
}

/** What a candidate reads for a look at something of theirs. */
export type Opened = 'answer' | 'transcript' | 'recording' | 'report' | 'name' | 'letter' | 'export' | 'list';
/** Facts that are a look at somebody's content. */
export const looks: Readonly<Record<string, Opened>> = {
  'media.recording-played': 'recording',
  'letters.letter-opened': 'letter',
  'candidates.candidate-opened': 'name',
  'candidates.candidate-exported': 'export',
  'candidates.candidate-listed': 'list',
  'reviews.answers-opened': 'answer',
  'reviews.decision-opened': 'name',
  'reports.report-opened': 'report',
  'reports.report-exported': 'export',
  'reports.comparison-opened': 'report',
  'scoring.answer-rated': 'transcript',
};

const sentences: Readonly<Record<string, string>> = {
  'auth.staff-signed-in': 'Signed in',
  'auth.staff-signed-out': 'Signed out',
  'auth.sign-in-refused': 'A sign-in was refused: wrong passphrase',
  'auth.password-changed': 'Changed the passphrase',
  'auth.sessions-ended': 'Signed out all other devices',
  'team.staff-invited': 'Invited a colleague',
  'team.staff-joined': 'Joined the team',
  'team.roles-changed': 'Changed the roles of a colleague',
  'team.account-closed': 'Closed an account',
  'people.organisation-changed': 'Changed the organisation',
  'settings.house-set-up': 'Set up the house',
  'settings.job-tried-again': 'Had a stopped job tried again',
  'media.recording-played': 'Played a recording',
  'letters.letter-opened': 'Read a letter',
  'letters.letters-listed': 'Looked at a list of letters',
  'invitations.candidate-invited': 'Invited a candidate',
  'scoring.answer-rated': 'The language model proposed levels for an answer',
  'reviews.answers-opened': "Read a candidate's answers",
  'reviews.scorecard-saved': 'Put down a part of a scorecard',
  'reviews.decision-opened': 'Opened the page where it is decided about a candidate',
  'reviews.scorecard-handed-in': 'Handed in a scorecard',
  'reviews.proposal-revealed': "Opened the AI's proposal and the others' scorecards",
  'reviews.level-overridden': 'Changed a level, with a reason',
  'reviews.candidate-decided': 'Decided about a candidate, with a reason',
  'audit.log-opened': 'Read the log',
  'audit.log-checked': 'Checked the log',
  'audit.log-broken': 'The check found the log changed',
};
/** A fact in plain words: `answers.answer-kept` is "Answer kept" until somebody finds better ones. */
export function factWords(name: string): string {
  const words = name.slice(name.indexOf('.') + 1).replaceAll('-', ' ');
  return sentences[name] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
/** The room of the house it happened in. */
export const roomOf = (name: string) => name.slice(0, Math.max(0, name.indexOf('.')));
