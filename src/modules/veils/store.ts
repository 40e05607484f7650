import { and, eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { veils } from './data.ts';

type Veil = { sittingId: Id<'sitting'>; subjectId: SubjectId; readerId: SubjectId };

/** From now on nothing of a first result about this person reaches this colleague. */
export const hangVeil = (tx: Writer, veil: Veil, hungAt: Date) =>
  tx
    .insert(veils)
    .values({ ...veil, hungAt })
    .onConflictDoNothing();
export const liftVeils = (tx: Writer, sittingId: Id<'sitting'>) =>
  tx.delete(veils).where(eq(veils.sittingId, sittingId));

/** Is the first result of this interview kept from this colleague? */
export const isVeiled = async (read: Reader, sittingId: Id<'sitting'>, readerId: SubjectId) =>
  (await read.$count(veils, and(eq(veils.sittingId, sittingId), eq(veils.readerId, readerId)))) > 0;
/** Everybody about whom a first result is kept from this colleague. */
export async function veiledFrom(read: Reader, readerId: SubjectId): Promise<ReadonlySet<SubjectId>> {
  const found = await read
    .select({ subjectId: veils.subjectId })
    .from(veils)
    .where(eq(veils.readerId, readerId));
  return new Set(found.map(({ subjectId }) => subjectId));
}
