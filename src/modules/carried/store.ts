import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { carried, uploads } from './data.ts';

export type CarriedRow = typeof carried.$inferSelect;
export type UploadRow = typeof uploads.$inferSelect;

export async function uploadOf(read: Reader, subject: SubjectId): Promise<UploadRow | undefined> {
  const [found] = await read.select().from(uploads).where(eq(uploads.subjectId, subject));
  return found;
}
export const insertUpload = (tx: Writer, row: typeof uploads.$inferInsert) => tx.insert(uploads).values(row);
/** Takes the upload of a person away, and says which file it had. */
export async function deleteUpload(tx: Writer, subject: SubjectId): Promise<Id<'file'>[]> {
  const gone = await tx
    .delete(uploads)
    .where(eq(uploads.subjectId, subject))
    .returning({ file: uploads.file });
  return gone.map(({ file }) => file);
}

export const carriedOf = (read: Reader, subject: SubjectId): Promise<CarriedRow[]> =>
  read.select().from(carried).where(eq(carried.subjectId, subject));
export async function insertCarried(tx: Writer, rows: readonly (typeof carried.$inferInsert)[]) {
  for (let at = 0; at < rows.length; at += 500) await tx.insert(carried).values(rows.slice(at, at + 500));
}
/** Takes away everything that was brought, and says which files there were. */
export async function deleteCarried(tx: Writer, subject: SubjectId) {
  const gone = await tx
    .delete(carried)
    .where(eq(carried.subjectId, subject))
    .returning({ file: carried.file });
  return { items: gone.length, files: gone.flatMap(({ file }) => file ?? []) };
}
