import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { decisionRecords, ratings } from './data.ts';

export type RatingRow = typeof ratings.$inferSelect;

export async function findRatingRow(read: Reader, answerId: Id<'answer'>): Promise<RatingRow | undefined> {
  return (await read.select().from(ratings).where(eq(ratings.answerId, answerId)))[0];
}
export const ratingRows = (read: Reader, sittingId: Id<'sitting'>): Promise<RatingRow[]> =>
  read.select().from(ratings).where(eq(ratings.sittingId, sittingId)).orderBy(asc(ratings.ratedAt));
export async function findRecordRow(read: Reader, answerId: Id<'answer'>) {
  const [newest] = await read
    .select()
    .from(decisionRecords)
    .where(eq(decisionRecords.answerId, answerId))
    .orderBy(desc(decisionRecords.madeAt))
    .limit(1);
  return newest;
}
/** One rating per answer: false when another run of the same work was first. */
export const insertRating = async (tx: Writer, row: typeof ratings.$inferInsert) =>
  (await tx.insert(ratings).values(row).onConflictDoNothing().returning({ id: ratings.id })).length === 1;
export const insertRecord = (tx: Writer, row: typeof decisionRecords.$inferInsert) =>
  tx.insert(decisionRecords).values(row);
/** The words these ratings stand on are not what they were. */
export const supersede = (tx: Writer, answerIds: readonly Id<'answer'>[], supersededAt: Date) =>
  tx
    .update(ratings)
    .set({ supersededAt })
    .where(and(inArray(ratings.answerId, [...answerIds]), isNull(ratings.supersededAt)));
/** Makes room for a new proposal; false when the one that stands was not superseded. */
export const removeSuperseded = async (tx: Writer, sittingId: Id<'sitting'>, answerId: Id<'answer'>) =>
  (
    await tx
      .delete(ratings)
      .where(
        and(
          eq(ratings.sittingId, sittingId),
          eq(ratings.answerId, answerId),
          isNotNull(ratings.supersededAt),
        ),
      )
      .returning({ id: ratings.id })
  ).length === 1;
