import { and, eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { reopenings } from './data.ts';

export const insertReopening = (tx: Writer, row: typeof reopenings.$inferInsert) =>
  tx.insert(reopenings).values(row);
export async function findReopening(read: Reader, sittingId: Id<'sitting'>, round: number) {
  const [found] = await read
    .select()
    .from(reopenings)
    .where(and(eq(reopenings.sittingId, sittingId), eq(reopenings.round, round)));
  return found;
}
