import { and, desc, eq, lt, ne } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { archives } from './data.ts';

export type ArchiveRow = typeof archives.$inferSelect;

export const insertArchive = (tx: Writer, row: typeof archives.$inferInsert) =>
  tx.insert(archives).values(row);
export async function findArchive(read: Reader, id: Id<'archive'>): Promise<ArchiveRow | undefined> {
  const [found] = await read.select().from(archives).where(eq(archives.id, id));
  return found;
}
export async function newestOf(read: Reader, subject: SubjectId): Promise<ArchiveRow | undefined> {
  const [found] = await read
    .select()
    .from(archives)
    .where(eq(archives.subjectId, subject))
    .orderBy(desc(archives.madeAt), desc(archives.id))
    .limit(1);
  return found;
}
/** False when it is not there any more. */
export async function changeArchive(tx: Writer, id: Id<'archive'>, change: Partial<ArchiveRow>) {
  const changed = await tx
    .update(archives)
    .set(change)
    .where(eq(archives.id, id))
    .returning({ id: archives.id });
  return changed.length === 1;
}
/** Takes away the archives that this one replaces, and says which files they had. */
export async function deleteOthers(tx: Writer, { id, subjectId, madeAt }: ArchiveRow) {
  const gone = await tx
    .delete(archives)
    .where(and(eq(archives.subjectId, subjectId), ne(archives.id, id), lt(archives.madeAt, madeAt)))
    .returning({ file: archives.file });
  return gone.flatMap(({ file }) => file ?? []);
}
