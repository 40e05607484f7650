import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import { notFrozen } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { contests } from './data.ts';

export type ContestRow = typeof contests.$inferSelect;

export const insertContest = (tx: Writer, row: typeof contests.$inferInsert) =>
  tx.insert(contests).values(row);
/** Moves it on if it still stands where we saw it; false when somebody was quicker. */
export async function moveContest(
  tx: Writer,
  { id, state }: Pick<ContestRow, 'id' | 'state'>,
  change: Partial<ContestRow>,
) {
  const moved = await tx
    .update(contests)
    .set(change)
    .where(and(eq(contests.id, id), eq(contests.state, state)))
    .returning({ id: contests.id });
  return moved.length > 0;
}
export async function findContest(read: Reader, id: Id<'contest'>) {
  const [found] = await read.select().from(contests).where(eq(contests.id, id));
  return found;
}
export const contestsAbout = (read: Reader, sittingIds: readonly Id<'sitting'>[]) =>
  sittingIds.length
    ? read
        .select()
        .from(contests)
        .where(inArray(contests.sittingId, [...sittingIds]))
        .orderBy(desc(contests.filedAt))
    : Promise.resolve([]);
/** Those that nobody has decided yet, the one that is due first at the top. */
export const openContests = (read: Reader) =>
  read
    .select()
    .from(contests)
    .where(and(ne(contests.state, 'decided'), notFrozen(contests.subjectId)))
    .orderBy(asc(contests.dueAt));

export const removeContest = (tx: Writer, id: Id<'contest'>) =>
  tx.delete(contests).where(eq(contests.id, id));

/** What somebody was to judge a second time and has not. */
export const readBy = (read: Reader, readerId: SubjectId) =>
  read
    .select()
    .from(contests)
    .where(and(eq(contests.readerId, readerId), eq(contests.state, 'reading')));
