import {
  and,
  asc,
  count as countOf,
  eq,
  gt,
  inArray,
  isNull,
  lt,
  lte,
  max,
  min,
  or,
  type SQL,
} from 'drizzle-orm';
import type { Db, Reader, Writer } from './db.ts';
import type { Lane } from './events.ts';
import type { Id } from './ids.ts';
import type { Told } from './relay.ts';
import { jobs, marks, ticks } from './tables.ts';

export type JobRow = typeof jobs.$inferSelect;
type NewJob = Pick<JobRow, 'name' | 'event' | 'fact' | 'lane'>;

export async function insertJobs(tx: Writer, now: Date, wanted: readonly NewJob[]): Promise<Told[]> {
  if (!wanted.length) return [];
  const rows = wanted.map((job) => ({
    ...job,
    state: 'waiting' as const,
    tries: 0,
    dueAt: now,
    createdAt: now,
  }));
  return tx.insert(jobs).values(rows).returning(told);
}
const told = { id: jobs.id, lane: jobs.lane, tries: jobs.tries };

const isDue = (now: Date) => and(eq(jobs.state, 'waiting'), lte(jobs.dueAt, now));
/** Its worker gave no sign of life for as long as its lease ran. */
const isAbandoned = (now: Date) => and(eq(jobs.state, 'running'), lt(jobs.leaseUntil, now));
const inLane = (lane: Lane, id: Id<'job'> | undefined) => and(eq(jobs.lane, lane), id && eq(jobs.id, id));

/** Takes one due job of a lane, this one if it is named, for as long as the lease runs; undefined when there is none. */
export function claim(db: Db, lane: Lane, now: Date, leaseMs: number, id?: Id<'job'>) {
  return db.write(async (tx): Promise<JobRow | undefined> => {
    const first = async (due: SQL | undefined) => {
      const inTurn = [asc(jobs.dueAt), asc(jobs.createdAt)];
      const found = tx
        .select()
        .from(jobs)
        .where(and(inLane(lane, id), due))
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
export async function anyDue(read: Reader, lane: Lane, now: Date, id?: Id<'job'>) {
  const [found] = await read
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(inLane(lane, id), or(isDue(now), isAbandoned(now))))
    .limit(1);
  return found !== undefined;
}
/** What is due in these lanes: what a worker died of before what waits, each the oldest first. */
export async function dueJobs(read: Reader, lanes: readonly Lane[], now: Date, limit: number) {
  const first = (due: SQL | undefined, most: number) =>
    read
      .select({ ...told, dueAt: jobs.dueAt })
      .from(jobs)
      .where(and(inArray(jobs.lane, [...lanes]), due))
      .orderBy(asc(jobs.dueAt), asc(jobs.createdAt))
      .limit(most);
  // Asked apart, as where one is taken.
  const left = await first(isAbandoned(now), limit);
  return [...left, ...(await first(isDue(now), limit - left.length))];
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
/**
 * How each lane stands: jobs by state, seconds since the oldest that is not done was asked for, and since the oldest
 * fell due that nobody took. Lanes without jobs are told, too.
 */
export async function queueAges(read: Reader, now: Date) {
  const rows = await read
    .select({
      ...{ lane: jobs.lane, state: jobs.state, number: countOf() },
      ...{ asked: min(jobs.createdAt), due: min(jobs.dueAt) },
    })
    .from(jobs)
    .groupBy(jobs.lane, jobs.state);
  const since = (moments: readonly (Date | null | undefined)[]) =>
    Math.max(0, ...moments.map((moment) => (moment ? now.getTime() - moment.getTime() : 0))) / 1000;
  return (['quick', 'compute'] as const).map((lane) => {
    const of = (state: JobRow['state']) => rows.find((row) => row.lane === lane && row.state === state);
    const [waiting, running, parked] = [of('waiting'), of('running'), of('parked')];
    return {
      ...{ lane, waiting: waiting?.number ?? 0, running: running?.number ?? 0, parked: parked?.number ?? 0 },
      oldestSeconds: since([waiting?.asked, running?.asked]),
      overdueSeconds: since([waiting?.due]),
    };
  });
}
/** What jobs of this name that are not done yet speak of, by this key of their facts. */
export async function waitedFor<Of extends string>(read: Reader, name: string, key: string) {
  const heard = await read
    .select({ fact: jobs.fact })
    .from(jobs)
    .where(and(eq(jobs.name, name), inArray(jobs.state, ['waiting', 'running'])));
  return heard.map(({ fact }) => fact[key] as Id<Of>);
}
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
  const last = await lastTick(db.read);
  if (!last || last.getTime() <= now.getTime() + slackMs) return;
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

/** When a clock of the house last started work: no true clock stands before it. */
export async function lastTick(read: Reader): Promise<Date | undefined> {
  const [found] = await read.select({ at: max(ticks.at) }).from(ticks);
  return found?.at ?? undefined;
}
/** Stretches of time that no clock can come back to. */
export const tidyTicks = (db: Db, before: Date) =>
  db.write((tx) => tx.delete(ticks).where(lt(ticks.at, before)));

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
