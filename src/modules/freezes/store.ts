import { asc, eq, lte } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { freezes } from '#kernel/tables.ts';
import { freezeEndings } from './data.ts';

export type Ending = typeof freezeEndings.$inferSelect;
export async function findFreeze(read: Reader, subject: SubjectId) {
  const [found] = await read.select().from(freezes).where(eq(freezes.id, subject));
  return found;
}
export const allFreezes = (read: Reader) => read.select().from(freezes).orderBy(asc(freezes.since));
export async function findEnding(read: Reader, subject: SubjectId) {
  const [found] = await read.select().from(freezeEndings).where(eq(freezeEndings.id, subject));
  return found;
}
export const endingsDue = (read: Reader, now: Date) =>
  read.select().from(freezeEndings).where(lte(freezeEndings.endsAt, now));
export const putEnding = (tx: Writer, row: Ending) =>
  tx.insert(freezeEndings).values(row).onConflictDoUpdate({ target: freezeEndings.id, set: row });
export const removeEnding = (tx: Writer, subject: SubjectId) =>
  tx.delete(freezeEndings).where(eq(freezeEndings.id, subject));
