import { asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { decisions } from './data.ts';

export const decisionRows = (read: Reader, sittingId: Id<'sitting'>) =>
  read.select().from(decisions).where(eq(decisions.sittingId, sittingId)).orderBy(asc(decisions.number));
/** Of two decisions with one number the second is not taken. */
export const insertDecision = async (tx: Writer, row: typeof decisions.$inferInsert) =>
  (await tx.insert(decisions).values(row).onConflictDoNothing().returning({ id: decisions.id })).length === 1;
