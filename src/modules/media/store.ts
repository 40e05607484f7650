import { eq, inArray, sum } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { recordings } from './data.ts';

export type Recording = typeof recordings.$inferSelect;
export type NewRecording = typeof recordings.$inferInsert;

export async function findRecordingOf(read: Reader, answerId: Id<'answer'>): Promise<Recording | undefined> {
  return (await read.select().from(recordings).where(eq(recordings.answerId, answerId)))[0];
}
const perQuery = 500;
/** Seconds of sound in the recordings of these answers. */
export async function soundIn(read: Reader, answerIds: readonly Id<'answer'>[]): Promise<number> {
  let seconds = 0;
  for (let from = 0; from < answerIds.length; from += perQuery) {
    const some = answerIds.slice(from, from + perQuery);
    const found = await read
      .select({ seconds: sum(recordings.seconds).mapWith(Number) })
      .from(recordings)
      .where(inArray(recordings.answerId, some));
    seconds += found[0]?.seconds ?? 0;
  }
  return seconds;
}
/** One recording per answer: false when another run of the same work was first. */
export async function insertRecording(tx: Writer, recording: NewRecording): Promise<boolean> {
  return (await tx.insert(recordings).values(recording).onConflictDoNothing().returning()).length === 1;
}
