import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { holdCases } from './data.ts';

export type CaseRow = typeof holdCases.$inferSelect;

export const insertCase = (tx: Writer, row: typeof holdCases.$inferInsert) =>
  tx.insert(holdCases).values(row);
/** False when it is closed already. */
export async function updateOpenCase(tx: Writer, id: Id<'holdCase'>, change: Partial<CaseRow>) {
  const changed = await tx
    .update(holdCases)
    .set(change)
    .where(and(eq(holdCases.id, id), isNull(holdCases.closedAt)))
    .returning({ id: holdCases.id });
  return changed.length === 1;
}
export async function findCase(read: Reader, id: Id<'holdCase'>) {
  const [found] = await read.select().from(holdCases).where(eq(holdCases.id, id));
  return found;
}
export const listCases = (read: Reader) => read.select().from(holdCases).orderBy(desc(holdCases.openedAt));
