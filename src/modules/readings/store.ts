import { type AnyColumn, and, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { agreements, corrections } from './data.ts';

export type CorrectionRow = typeof corrections.$inferSelect;

export const correctionRows = (read: Reader, answerIds: readonly Id<'answer'>[]): Promise<CorrectionRow[]> =>
  read
    .select()
    .from(corrections)
    .where(inArray(corrections.answerId, [...answerIds]));
/** Writing a passage again replaces what was written before. */
export const putCorrection = (
  tx: Writer,
  row: typeof corrections.$inferInsert & { id: CorrectionRow['id'] },
) =>
  tx
    .insert(corrections)
    .values(row)
    .onConflictDoUpdate({
      target: [corrections.answerId, corrections.passage],
      set: { id: row.id, text: row.text, writtenAt: row.writtenAt },
    });
export const removeCorrection = (tx: Writer, answerId: Id<'answer'>, passage: string) =>
  tx.delete(corrections).where(and(eq(corrections.answerId, answerId), eq(corrections.passage, passage)));

export async function findAgreement(read: Reader, sittingId: Id<'sitting'>) {
  return (await read.select().from(agreements).where(eq(agreements.sittingId, sittingId)))[0];
}
/** Of interviews, those whose words do not stand yet. */
export const unsettled = (sitting: AnyColumn): SQL =>
  sql`not exists (select 1 from ${agreements} where ${agreements.sittingId} = ${sitting})`;
export const insertAgreement = (tx: Writer, row: typeof agreements.$inferInsert) =>
  tx.insert(agreements).values(row).onConflictDoNothing().returning();
export const removeAgreement = (tx: Writer, sittingId: Id<'sitting'>, before: Date) =>
  tx.delete(agreements).where(and(eq(agreements.sittingId, sittingId), lte(agreements.agreedAt, before)));
/** The answer that somebody wrote a correction or an addition to. */
export async function findCorrectedAnswer(read: Reader, id: Id<'correction'>) {
  const [found] = await read
    .select({ answerId: corrections.answerId })
    .from(corrections)
    .where(eq(corrections.id, id));
  return found?.answerId;
}
