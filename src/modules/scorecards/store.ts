import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { overrides, scorecards } from './data.ts';

export type CardRow = typeof scorecards.$inferSelect;
export type OverrideRow = typeof overrides.$inferSelect;

export async function findCardRow(read: Reader, sittingId: Id<'sitting'>, reviewerId: SubjectId) {
  const mine = and(eq(scorecards.sittingId, sittingId), eq(scorecards.reviewerId, reviewerId));
  return (await read.select().from(scorecards).where(mine))[0];
}
export const handedInRows = (read: Reader, sittingId: Id<'sitting'>): Promise<CardRow[]> =>
  read
    .select()
    .from(scorecards)
    .where(and(eq(scorecards.sittingId, sittingId), eq(scorecards.state, 'handed-in')))
    .orderBy(asc(scorecards.handedInAt), asc(scorecards.id));
export const overrideRows = (read: Reader, sittingId: Id<'sitting'>): Promise<OverrideRow[]> =>
  read.select().from(overrides).where(eq(overrides.sittingId, sittingId)).orderBy(asc(overrides.number));

/** Which interviews a person has begun to rate, or has rated. */
export const standingsOf = (read: Reader, reviewerId: SubjectId) =>
  read
    .select({ sittingId: scorecards.sittingId, state: scorecards.state })
    .from(scorecards)
    .where(eq(scorecards.reviewerId, reviewerId));
/** Which of these interviews somebody has rated. */
export const ratedAmong = async (read: Reader, ids: readonly Id<'sitting'>[]) =>
  (
    await read
      .selectDistinct({ sittingId: scorecards.sittingId })
      .from(scorecards)
      .where(and(inArray(scorecards.sittingId, [...ids]), eq(scorecards.state, 'handed-in')))
  ).map(({ sittingId }) => sittingId);

export const insertCard = async (tx: Writer, row: typeof scorecards.$inferInsert) =>
  (await tx.insert(scorecards).values(row).onConflictDoNothing().returning({ id: scorecards.id })).length ===
  1;
/** Changes a scorecard that nobody changed since and that is not handed in; says whether it did. */
export async function moveCard(
  tx: Writer,
  { id, revision }: Pick<CardRow, 'id' | 'revision'>,
  change: Partial<CardRow>,
) {
  const asSeen = and(eq(scorecards.id, id), eq(scorecards.revision, revision), eq(scorecards.state, 'draft'));
  const next = { ...change, revision: revision + 1 };
  return (await tx.update(scorecards).set(next).where(asSeen).returning({ id: scorecards.id })).length === 1;
}
/** Of two changes with one number the second is not taken. */
export const insertOverride = async (tx: Writer, row: typeof overrides.$inferInsert) =>
  (await tx.insert(overrides).values(row).onConflictDoNothing().returning({ id: overrides.id })).length === 1;
