import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { feedback } from './data.ts';

export async function hasFeedback(read: Reader, sittingId: Id<'sitting'>) {
  const found = await read
    .select({ id: feedback.id })
    .from(feedback)
    .where(eq(feedback.sittingId, sittingId));
  return found.length > 0;
}
/** Says whether it was the first. */
export async function insertFeedback(tx: Writer, row: typeof feedback.$inferInsert) {
  return (await tx.insert(feedback).values(row).onConflictDoNothing().returning()).length === 1;
}
