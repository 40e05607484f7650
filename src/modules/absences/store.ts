import { and, eq, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { warnings } from './data.ts';

export type WarningRow = typeof warnings.$inferSelect;
export const listWarnings = (read: Reader) => read.select().from(warnings);
export async function findWarning(read: Reader, subject: SubjectId): Promise<WarningRow | undefined> {
  const [found] = await read.select().from(warnings).where(eq(warnings.id, subject));
  return found;
}
/** False when they were told before, or are not warned of anything. */
export async function putTold(tx: Writer, subject: SubjectId, toldAt: Date): Promise<boolean> {
  const told = await tx
    .update(warnings)
    .set({ toldAt })
    .where(and(eq(warnings.id, subject), isNull(warnings.toldAt)))
    .returning({ id: warnings.id });
  return told.length === 1;
}
export const dropWarning = (tx: Writer, subject: SubjectId) =>
  tx.delete(warnings).where(eq(warnings.id, subject));
export const putWarning = (tx: Writer, row: WarningRow) =>
  tx.insert(warnings).values(row).onConflictDoUpdate({ target: warnings.id, set: row });
