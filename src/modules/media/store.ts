import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { recordings } from './data.ts';

export type Recording = typeof recordings.$inferSelect;
export type NewRecording = typeof recordings.$inferInsert;

export async function findRecordingOf(read: Reader, answerId: Id<'answer'>): Promise<Recording | undefined> {
  return (await read.select().from(recordings).where(eq(recordings.answerId, answerId)))[0];
}
/** One recording per answer: false when another run of the same work was first. */
export async function insertRecording(tx: Writer, recording: NewRecording): Promise<boolean> {
  return (await tx.insert(recordings).values(recording).onConflictDoNothing().returning()).length === 1;
}
