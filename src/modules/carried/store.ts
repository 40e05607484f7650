import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { carried, uploads } from './data.ts';

export type CarriedRow = typeof carried.$inferSelect;
export type UploadRow = typeof uploads.$inferSelect;
export type UploadState = UploadRow['state'];

/** The archives of a person, the newest first. */
export const uploadsOf = (read: Reader, subject: SubjectId): Promise<UploadRow[]> =>
  read
    .select()
    .from(uploads)
    .where(eq(uploads.subjectId, subject))
    .orderBy(desc(uploads.uploadedAt), desc(uploads.id));
export async function findUpload(read: Reader, id: Id<'archiveUpload'>): Promise<UploadRow | undefined> {
  const [found] = await read.select().from(uploads).where(eq(uploads.id, id));
  return found;
}
export const insertUpload = (tx: Writer, row: typeof uploads.$inferInsert) => tx.insert(uploads).values(row);
/** False when it does not stand in that state any more. */
export async function changeUpload(
  tx: Writer,
  id: Id<'archiveUpload'>,
  from: UploadState,
  change: Partial<UploadRow>,
): Promise<boolean> {
  const changed = await tx
    .update(uploads)
    .set(change)
    .where(and(eq(uploads.id, id), eq(uploads.state, from)))
    .returning({ id: uploads.id });
  return changed.length === 1;
}
/** Takes archives of a person away, but not `except`, and says which files they had. */
export async function deleteUploads(
  tx: Writer,
  subject: SubjectId,
  states: readonly UploadState[],
  except?: Id<'archiveUpload'>,
): Promise<Id<'file'>[]> {
  const gone = await tx
    .delete(uploads)
    .where(
      and(
        eq(uploads.subjectId, subject),
        inArray(uploads.state, [...states]),
        except && ne(uploads.id, except),
      ),
    )
    .returning({ file: uploads.file });
  return gone.flatMap(({ file }) => file ?? []);
}

/** Takes away one archive that is taken in, and says which file it had; nothing when it is not being taken in any more. */
export async function deleteTaken(tx: Writer, id: Id<'archiveUpload'>): Promise<Id<'file'>[] | undefined> {
  const [gone] = await tx
    .delete(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.state, 'taking')))
    .returning({ file: uploads.file });
  return gone && (gone.file ? [gone.file] : []);
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
