import {
  and,
  asc,
  count as countOf,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  lt,
  lte,
  or,
  type SQL,
} from 'drizzle-orm';
import type { Db, Reader, Writer } from './db.ts';
import type { Lane } from './events.ts';
import type { Id } from './ids.ts';
import { jobs, marks, ticks } from './tables.ts';

export type JobRow = typeof jobs.$inferSelect;
type NewJob = Pick<JobRow, 'name' | 'event' | 'fact' | 'lane'>;

export async function insertJobs(tx: Writer, now: Date, wanted: readonly NewJob[]) {
  if (!wanted.length) return;
  const rows = wanted.map((job) => ({
    ...job,
    state: 'waiting' as const,
    tries: 0,
    dueAt: now,
    createdAt: now,
  }));
  await tx.insert(jobs).values(rows);
}

const isDue = (now: Date) => and(eq(jobs.state, 'waiting'), lte(jobs.dueAt, now));
/** Its worker gave no sign of life for as long as its lease ran. */
const isAbandoned = (now: Date) => and(eq(jobs.state, 'running'), lt(jobs.leaseUntil, now));

/** Takes one due job of a lane for as long as the lease runs; undefined when there is none. */
export function claim(db: Db, lane: Lane, now: Date, leaseMs: number): Promise<JobRow | undefined> {
  return db.write(async (tx) => {
    const first = async (due: SQL | undefined) => {
      const inTurn = [asc(jobs.dueAt), asc(jobs.createdAt)];
      const found = tx
        .select()
        .from(jobs)
        .where(and(eq(jobs.lane, lane), due))
        .orderBy(...inTurn)
        .limit(1);
      return (await found)[0];
    };
    // Asked apart: together they could not be read in the order of the index, and ten thousand that wait would be sorted
    // for each one that is taken.
    const next = (await first(isAbandoned(now))) ?? (await first(isDue(now)));
    if (!next) return undefined;
    const leaseUntil = new Date(now.getTime() + leaseMs);
    await tx
      .update(jobs)
      .set({ state: 'running', leaseUntil, tries: next.tries + 1 })
      .where(eq(jobs.id, next.id));
    return { ...next, leaseUntil, tries: next.tries + 1 };
  });
}
/** Is anything due? Asked before the writer is bothered. */
export async function anyDue(read: Reader, lane: Lane, now: Date) {
  const [found] = await read
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.lane, lane), or(isDue(now), isAbandoned(now))))
    .limit(1);
  return found !== undefined;
}

/** A job as its worker holds it. Once the lease ran out and another worker has it, what comes late changes nothing. */
export type Held = Pick<JobRow, 'id' | 'leaseUntil'>;
const isStillHeld = ({ id, leaseUntil }: Held) =>
  and(
    eq(jobs.id, id),
    eq(jobs.state, 'running'),
    leaseUntil ? eq(jobs.leaseUntil, leaseUntil) : isNull(jobs.leaseUntil),
  );
export const finish = (db: Db, held: Held) => db.write((tx) => tx.delete(jobs).where(isStillHeld(held)));
/** A longer lease; what was held before when somebody else has the job. */
export async function keepLease(db: Db, held: Held, leaseUntil: Date): Promise<Held> {
  const kept = await db.write((tx) =>
    tx.update(jobs).set({ leaseUntil }).where(isStillHeld(held)).returning({ id: jobs.id }),
  );
  return kept.length ? { id: held.id, leaseUntil } : held;
}
/** Back into the queue. `tries` is what the row says from now on. */
export const putBack = (db: Db, held: Held, dueAt: Date, tries: number, reason: string) =>
  db.write((tx) =>
    tx
      .update(jobs)
      .set({ state: 'waiting', leaseUntil: null, dueAt, tries, reason })
      .where(isStillHeld(held)),
  );
export const park = (db: Db, held: Held, reason: string) =>
  db.write((tx) =>
    tx.update(jobs).set({ state: 'parked', leaseUntil: null, reason }).where(isStillHeld(held)),
  );

/** Jobs that a process left running when it died. Only for a database that one process has to itself. */
export const reclaimAll = (db: Db, now: Date) =>
  db.write((tx) =>
    tx.update(jobs).set({ state: 'waiting', leaseUntil: null, dueAt: now }).where(eq(jobs.state, 'running')),
  );
/** Makes jobs due that wait for one of these reasons. */
export const wake = (db: Db, now: Date, reasons: readonly string[]) =>
  db.write((tx) =>
    tx
      .update(jobs)
      .set({ dueAt: now })
      .where(and(eq(jobs.state, 'waiting'), inArray(jobs.reason, [...reasons]))),
  );
/** An admin gives a parked job its tries back. */
export const unpark = (db: Db, id: Id<'job'>, now: Date) =>
  db.write((tx) =>
    tx
      .update(jobs)
      .set({ state: 'waiting', dueAt: now, tries: 0 })
      .where(and(eq(jobs.id, id), eq(jobs.state, 'parked'))),
  );

/** How many jobs stand in which state and why: what an admin reads about the machine's work. */
export const queueState = (read: Reader) =>
  read
    .select({ name: jobs.name, state: jobs.state, reason: jobs.reason, jobs: countOf() })
    .from(jobs)
    .groupBy(jobs.name, jobs.state, jobs.reason);
export const parkedJobs = (read: Reader) =>
  read.select().from(jobs).where(eq(jobs.state, 'parked')).orderBy(asc(jobs.createdAt)).limit(100);

/** Jobs on one kind of fact that speak of one thing, wherever they stand: waiting, running or parked. */
export async function jobsAbout(read: Reader, event: string, key: string, value: Id<string>) {
  const heard = await read.select().from(jobs).where(eq(jobs.event, event));
  return heard.filter(({ fact }) => fact[key] === value);
}

/**
 * Did the clock begin work at a moment that is yet to come? Then it was turned back. What waits has been told to wait until
 * a time that will be long in coming: it is due now.
 */
export async function afterTurnBack(db: Db, now: Date, slackMs: number) {
  const [last] = await db.read.select({ at: ticks.at }).from(ticks).orderBy(desc(ticks.at)).limit(1);
  if (!last || last.at.getTime() <= now.getTime() + slackMs) return;
  await db.write((tx) =>
    tx
      .update(jobs)
      .set({ dueAt: now })
      .where(and(eq(jobs.state, 'waiting'), gt(jobs.dueAt, now))),
  );
}

/** True for the first who asks about this stretch of time. */
export async function takeTick(tx: Writer, key: string, at: Date) {
  const taken = await tx.insert(ticks).values({ id: key, at }).onConflictDoNothing().returning();
  return taken.length === 1;
}

/** Remembers a value under a name once; answers what stands there, whoever was first. */
export async function markOf(db: Db, name: string, value: string) {
  const found = await findMark(db.read, name);
  if (found !== undefined) return found;
  await db.write((tx) => tx.insert(marks).values({ name, value }).onConflictDoNothing());
  return (await findMark(db.read, name)) ?? value;
}
export async function findMark(read: Reader, name: string) {
  const [found] = await read.select().from(marks).where(eq(marks.name, name));
  return found?.value;
}
/** Remembers a value under a name in place of the one before. */
export const putMark = (tx: Writer, name: string, value: string) =>
  tx.insert(marks).values({ name, value }).onConflictDoUpdate({ target: marks.name, set: { value } });
