import { asc, count as countOf, desc, eq, inArray, min } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { requests } from './data.ts';

export type RequestRow = typeof requests.$inferSelect;

export const insertRequest = (tx: Writer, row: typeof requests.$inferInsert) =>
  tx.insert(requests).values(row);
export const updateRequest = (tx: Writer, id: Id<'request'>, change: Partial<RequestRow>) =>
  tx.update(requests).set(change).where(eq(requests.id, id));
export async function findRequest(read: Reader, id: Id<'request'>) {
  const [found] = await read.select().from(requests).where(eq(requests.id, id));
  return found;
}
export const requestsAbout = (read: Reader, subject: SubjectId) =>
  read.select().from(requests).where(eq(requests.subjectId, subject)).orderBy(desc(requests.receivedAt));

const stillOpen = ['open', 'extended'] as const;
const shown = {
  id: requests.id,
  kind: requests.kind,
  state: requests.state,
  identity: requests.identity,
  receivedAt: requests.receivedAt,
  dueAt: requests.dueAt,
  closedAt: requests.closedAt,
};
/** Nothing anybody wrote: the board shows how requests stand. The one that is due first comes first. */
export const boardOf = (read: Reader, states: readonly RequestRow['state'][], limit: number) =>
  read
    .select(shown)
    .from(requests)
    .where(inArray(requests.state, [...states]))
    .orderBy(asc(requests.dueAt))
    .limit(limit);
export async function countStates(read: Reader) {
  const rows = await read
    .select({ state: requests.state, requests: countOf() })
    .from(requests)
    .groupBy(requests.state);
  return new Map(rows.map((row) => [row.state, row.requests]));
}
/** How many are open, and when the first of them is due. */
export async function openOnes(read: Reader) {
  const [found] = await read
    .select({ open: countOf(), dueAt: min(requests.dueAt) })
    .from(requests)
    .where(inArray(requests.state, [...stillOpen]));
  return { open: found?.open ?? 0, dueAt: found?.dueAt ?? null };
}
