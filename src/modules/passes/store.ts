import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { passAskings, passes } from './data.ts';

export type Pass = typeof passes.$inferSelect;

export const insertAsking = (tx: Writer, row: typeof passAskings.$inferSelect) =>
  tx.insert(passAskings).values(row);
export async function findAsking(read: Reader, id: Id<'passAsking'>) {
  const [found] = await read.select().from(passAskings).where(eq(passAskings.id, id));
  return found;
}
export const deleteAsking = (tx: Writer, id: Id<'passAsking'>) =>
  tx.delete(passAskings).where(eq(passAskings.id, id));
export const deleteAskingsBefore = (tx: Writer, moment: Date) =>
  tx.delete(passAskings).where(lt(passAskings.askedAt, moment));

export const insertPasses = (tx: Writer, rows: readonly Pass[]) =>
  tx
    .insert(passes)
    .values([...rows])
    .onConflictDoNothing();
export async function findPass(read: Reader, tokenHash: string) {
  const [found] = await read.select().from(passes).where(eq(passes.tokenHash, tokenHash));
  return found;
}
/** Uses a pass up; false when somebody else was faster. */
export async function usePass(tx: Writer, id: Id<'pass'>, now: Date) {
  const used = await tx
    .update(passes)
    .set({ usedAt: now })
    .where(and(eq(passes.id, id), isNull(passes.usedAt)))
    .returning({ id: passes.id });
  return used.length === 1;
}
