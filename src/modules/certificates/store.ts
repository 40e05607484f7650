import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { certificates } from './data.ts';

export type CertificateRow = typeof certificates.$inferSelect;

/** Does nothing when it was issued before. */
export const insertCertificate = (tx: Writer, row: CertificateRow) =>
  tx.insert(certificates).values(row).onConflictDoNothing();
export async function findCertificate(read: Reader, id: Id<'erasure'>) {
  const [found] = await read.select().from(certificates).where(eq(certificates.id, id));
  return found;
}
export async function findByToken(read: Reader, tokenHash: string) {
  const [found] = await read.select().from(certificates).where(eq(certificates.tokenHash, tokenHash));
  return found;
}
