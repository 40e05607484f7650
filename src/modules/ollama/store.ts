import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { serverPulls } from './data.ts';

export type ServerPull = typeof serverPulls.$inferSelect;

export async function pullOf(read: Reader, model: string): Promise<ServerPull | undefined> {
  return (await read.select().from(serverPulls).where(eq(serverPulls.model, model)))[0];
}
export async function findPull(read: Reader, id: Id<'serverPull'>): Promise<ServerPull | undefined> {
  return (await read.select().from(serverPulls).where(eq(serverPulls.id, id)))[0];
}
/** One row per model: asking again starts the same row anew. */
export async function beginPull(tx: Writer, model: string, now: Date): Promise<ServerPull> {
  const fresh = {
    ...({ state: 'waiting', bytesSoFar: 0, bytesInAll: 0, problem: null } as const),
    ...{ startedAt: now, changedAt: now },
  };
  const [row] = await tx
    .insert(serverPulls)
    .values({ model, ...fresh })
    .onConflictDoUpdate({ target: serverPulls.model, set: fresh })
    .returning();
  return row as ServerPull;
}
export const updatePull = (tx: Writer, id: Id<'serverPull'>, change: Partial<ServerPull>) =>
  tx.update(serverPulls).set(change).where(eq(serverPulls.id, id));
