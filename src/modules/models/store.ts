import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { pulls } from './data.ts';

export type Pull = typeof pulls.$inferSelect;

export const allPulls = (read: Reader): Promise<Pull[]> => read.select().from(pulls);
export async function findPull(read: Reader, id: Id<'pull'>): Promise<Pull | undefined> {
  return (await read.select().from(pulls).where(eq(pulls.id, id)))[0];
}
/** One row per file: asking again starts the same row anew. */
export async function beginPull(tx: Writer, file: string, now: Date): Promise<Pull> {
  const fresh = { state: 'waiting', bytesSoFar: 0, problem: null, startedAt: now, changedAt: now } as const;
  const [row] = await tx
    .insert(pulls)
    .values({ file, ...fresh })
    .onConflictDoUpdate({ target: pulls.file, set: fresh })
    .returning();
  return row as Pull;
}
export const updatePull = (tx: Writer, id: Id<'pull'>, change: Partial<Pull>) =>
  tx.update(pulls).set(change).where(eq(pulls.id, id)).returning();
