import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { resultLooks } from './data.ts';

export const insertLook = (
  tx: Writer,
  look: { sittingId: Id<'sitting'>; subjectId: SubjectId; viewerId: SubjectId; seenAt: Date },
) => tx.insert(resultLooks).values(look).onConflictDoNothing();
export const viewersOf = async (read: Reader, sittingId: Id<'sitting'>) =>
  (
    await read
      .select({ viewerId: resultLooks.viewerId })
      .from(resultLooks)
      .where(eq(resultLooks.sittingId, sittingId))
  ).map(({ viewerId }) => viewerId);
