import { and, desc, eq, gt, inArray, lt, lte } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import { nights } from './data.ts';

export type NightRow = typeof nights.$inferSelect;
type State = NightRow['state'];
const ran: State[] = ['running', 'done', 'failed'];

/** False when somebody else has this night. */
export async function insertNight(tx: Writer, row: NightRow): Promise<boolean> {
  const made = await tx.insert(nights).values(row).onConflictDoNothing().returning({ id: nights.id });
  return made.length === 1;
}
/** Another sign of life of whoever gave the last one; false when somebody else has taken the night over since. */
export async function signAlive(tx: Writer, id: string, last: Date, now: Date): Promise<boolean> {
  const mine = and(eq(nights.id, id), eq(nights.state, 'running'), eq(nights.aliveAt, last));
  const kept = await tx.update(nights).set({ aliveAt: now }).where(mine).returning({ id: nights.id });
  return kept.length === 1;
}
/** Takes over a night whose runner died. */
export async function takeOver(tx: Writer, id: string, now: Date, dead: Date): Promise<boolean> {
  const taken = await tx
    .update(nights)
    .set({ aliveAt: now })
    .where(and(eq(nights.id, id), eq(nights.state, 'running'), lt(nights.aliveAt, dead)))
    .returning({ id: nights.id });
  return taken.length === 1;
}
export async function changeNight(
  tx: Writer,
  id: string,
  from: State,
  change: Partial<NightRow>,
): Promise<boolean> {
  const changed = await tx
    .update(nights)
    .set(change)
    .where(and(eq(nights.id, id), eq(nights.state, from)))
    .returning({ id: nights.id });
  return changed.length === 1;
}
export async function findNight(read: Reader, id: string): Promise<NightRow | undefined> {
  const [found] = await read.select().from(nights).where(eq(nights.id, id));
  return found;
}
/** The newest night before this one that took what was due. */
export async function lastBefore(read: Reader, id: string): Promise<NightRow | undefined> {
  const [found] = await read
    .select()
    .from(nights)
    .where(and(lt(nights.id, id), inArray(nights.state, ran)))
    .orderBy(desc(nights.id))
    .limit(1);
  return found;
}
export const isAhead = async (read: Reader, id: string) =>
  (await read.$count(nights, and(gt(nights.id, id), inArray(nights.state, ran)))) > 0;
/** Nights that are dated after this one were never true. */
export const setAside = (tx: Writer, after: string, states: readonly State[]) =>
  tx
    .update(nights)
    .set({ state: 'jumped' })
    .where(and(gt(nights.id, after), inArray(nights.state, [...states])));
export async function firstNight(read: Reader): Promise<string | undefined> {
  const [found] = await read.select({ id: nights.id }).from(nights).orderBy(nights.id).limit(1);
  return found?.id;
}
export const confirmedUpTo = (read: Reader, id: string) =>
  read
    .select({ id: nights.id })
    .from(nights)
    .where(and(lte(nights.id, id), eq(nights.state, 'confirmed')));
/** The nights of these dates that left a row. */
export const nightsOf = (read: Reader, ids: readonly string[]) =>
  read
    .select()
    .from(nights)
    .where(inArray(nights.id, [...ids]));
export async function findNewest(read: Reader, upTo: string): Promise<NightRow | undefined> {
  const [newest] = await read
    .select()
    .from(nights)
    .where(lte(nights.id, upTo))
    .orderBy(desc(nights.id))
    .limit(1);
  return newest;
}
/** The newest night up to this one, when it waits for an admin. */
export async function findWaiting(read: Reader, upTo: string): Promise<NightRow | undefined> {
  const newest = await findNewest(read, upTo);
  return newest?.state === 'waiting' ? newest : undefined;
}
