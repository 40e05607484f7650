import { and, eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { drafts } from './data.ts';

export type DraftRow = typeof drafts.$inferSelect;

export async function findDraftRow(read: Reader, id: Id<'answer'>) {
  const [found] = await read.select().from(drafts).where(eq(drafts.id, id));
  return found;
}
/** Writes a revision over the one it was made from; says whether that still stood. */
export async function putDraft(tx: Writer, row: DraftRow, from: number) {
  const before = await findDraftRow(tx, row.id);
  if ((before?.revision ?? 0) !== from) return false;
  if (before)
    await tx
      .update(drafts)
      .set(row)
      .where(and(eq(drafts.id, row.id), eq(drafts.revision, from)));
  else await tx.insert(drafts).values(row);
  return true;
}
export const removeDraft = (tx: Writer, id: Id<'answer'>) => tx.delete(drafts).where(eq(drafts.id, id));
