import { and, count as countOf, desc, eq, inArray, isNotNull, lt, ne, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
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
/** `but` for the occasion that is being written: a job that runs twice must not drop its own letter. */
export const dropUnsent = (tx: Writer, invitationId: Id<'invitation'>, but = '') =>
  tx
    .update(letters)
    .set({ state: 'dropped' })
    .where(
      and(
        eq(letters.invitationId, invitationId),
        inArray(letters.state, [...unsent]),
        ne(letters.occasion, but),
      ),
    );

/** Letters about one invitation, the newest first. */
export const lettersAbout = (read: Reader, invitationId: Id<'invitation'>): Promise<LetterRow[]> =>
  read
    .select()
    .from(letters)
    .where(eq(letters.invitationId, invitationId))
    .orderBy(desc(letters.writtenAt), desc(letters.id));

// A letter to a colleague opens the house for whoever reads it: it is never on a recruiter's page.
const toCandidates = isNotNull(letters.invitationId);
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

export const deleteOlderThan = (tx: Writer, moment: Date) =>
  tx.delete(letters).where(lt(letters.writtenAt, moment));
