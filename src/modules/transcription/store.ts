import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { transcripts } from './data.ts';

export type TranscriptRow = typeof transcripts.$inferSelect;

export async function findTranscriptRow(
  read: Reader,
  answerId: Id<'answer'>,
): Promise<TranscriptRow | undefined> {
  return (await read.select().from(transcripts).where(eq(transcripts.answerId, answerId)))[0];
}
/** One transcript per answer: false when another run of the same work was first. */
export async function insertTranscript(tx: Writer, row: typeof transcripts.$inferInsert): Promise<boolean> {
  return (await tx.insert(transcripts).values(row).onConflictDoNothing().returning()).length === 1;
}
