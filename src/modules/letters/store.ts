import {
  and,
  asc,
  count as countOf,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  like,
  ne,
  notInArray,
  sql,
} from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import { notFrozen } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { letters } from './data.ts';

export type LetterRow = typeof letters.$inferSelect;
export type NewLetter = typeof letters.$inferInsert;
export type LetterState = LetterRow['state'];

export async function findLetterRow(read: Reader, id: Id<'letter'>): Promise<LetterRow | undefined> {
  const [found] = await read.select().from(letters).where(eq(letters.id, id));
  return found;
}
/** False when a letter was written for this occasion before. */
export async function insertLetter(tx: Writer, row: NewLetter): Promise<boolean> {
  const made = await tx.insert(letters).values(row).onConflictDoNothing().returning({ id: letters.id });
  return made.length === 1;
}
export async function changeLetter(
  tx: Writer,
  id: Id<'letter'>,
  states: readonly LetterState[],
  change: Partial<LetterRow>,
): Promise<LetterRow | undefined> {
  const [changed] = await tx
    .update(letters)
    .set(change)
    .where(and(eq(letters.id, id), inArray(letters.state, [...states])))
    .returning();
  return changed;
}
export const countTry = (tx: Writer, id: Id<'letter'>, problem: string) =>
  tx
    .update(letters)
    .set({ tries: sql`${letters.tries} + 1`, problem })
    .where(and(eq(letters.id, id), eq(letters.state, 'to-send')));

const unsent = ['to-send', 'shown', 'failed'] as const;
type Spared = {
  /** The occasion that is being written: a job that runs twice must not drop its own letter. */
  occasion?: string;
  kinds?: readonly LetterRow['kind'][];
};
export const dropUnsent = (tx: Writer, invitationId: Id<'invitation'>, spared: Spared = {}) =>
  tx
    .update(letters)
    .set({ state: 'dropped' })
    .where(
      and(
        eq(letters.invitationId, invitationId),
        inArray(letters.state, [...unsent]),
        ne(letters.occasion, spared.occasion ?? ''),
        notInArray(letters.kind, [...(spared.kinds ?? [])]),
      ),
    );
/** Only while it has not left. */
export const rewriteUnsent = (tx: Writer, id: Id<'letter'>, body: LetterRow['body']) =>
  changeLetter(tx, id, unsent, { body });
export async function findLetterFor(read: Reader, occasion: string): Promise<LetterRow | undefined> {
  const [found] = await read.select().from(letters).where(eq(letters.occasion, occasion));
  return found;
}

export const dropUnsentTo = (tx: Writer, subject: SubjectId, kind: LetterRow['kind']) =>
  tx
    .update(letters)
    .set({ state: 'dropped' })
    .where(and(eq(letters.subjectId, subject), eq(letters.kind, kind), inArray(letters.state, [...unsent])));

/** Letters about one invitation, the newest first. */
export const lettersAbout = (read: Reader, invitationId: Id<'invitation'>): Promise<LetterRow[]> =>
  read
    .select()
    .from(letters)
    .where(eq(letters.invitationId, invitationId))
    .orderBy(desc(letters.writtenAt), desc(letters.id));

/** What became of the letter for this occasion. */
export async function letterStanding(read: Reader, occasion: string) {
  const [found] = await read
    .select({ state: letters.state })
    .from(letters)
    .where(eq(letters.occasion, occasion));
  return found?.state;
}
/** How letters stand whose occasions begin with these words: how many in each state, and for which reason. */
export const standingsUnder = (read: Reader, occasion: string) =>
  read
    .select({ state: letters.state, problem: letters.problem, letters: countOf() })
    .from(letters)
    .where(and(like(letters.occasion, `${occasion}%`), notFrozen(letters.subjectId)))
    .groupBy(letters.state, letters.problem);
/** How many letters our mail server handed over to a person's own. */
export const countMailedTo = (read: Reader, subject: SubjectId) =>
  read.$count(
    letters,
    and(eq(letters.subjectId, subject), eq(letters.state, 'sent'), isNull(letters.sentBy)),
  );
/** Letters of these kinds to one person, the oldest first. */
export const lettersTo = (read: Reader, subject: SubjectId, kinds: readonly LetterRow['kind'][]) =>
  read
    .select()
    .from(letters)
    .where(and(eq(letters.subjectId, subject), inArray(letters.kind, [...kinds])))
    .orderBy(asc(letters.writtenAt));

/** Letters of these kinds that no mail server took, the oldest first. */
export const waitingLetters = (read: Reader, kinds: readonly LetterRow['kind'][], limit: number) =>
  read
    .select()
    .from(letters)
    .where(and(inArray(letters.kind, [...kinds]), inArray(letters.state, ['shown', 'failed'])))
    .orderBy(asc(letters.writtenAt), asc(letters.id))
    .limit(limit);

// A letter to a colleague opens the house for whoever reads it: it is never on a recruiter's page.
const toCandidates = and(isNotNull(letters.invitationId), notFrozen(letters.subjectId));
export const pageOfLetters = (
  read: Reader,
  states: readonly LetterState[],
  limit: number,
  offset: number,
): Promise<LetterRow[]> =>
  read
    .select()
    .from(letters)
    .where(and(toCandidates, inArray(letters.state, [...states])))
    .orderBy(desc(letters.writtenAt), desc(letters.id))
    .limit(limit)
    .offset(offset);
export async function countLetters(read: Reader): Promise<Record<LetterState, number>> {
  const rows = await read
    .select({ state: letters.state, letters: countOf() })
    .from(letters)
    .where(toCandidates)
    .groupBy(letters.state);
  const none = { 'to-send': 0, sent: 0, shown: 0, failed: 0, dropped: 0 };
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.letters])) };
}
