import { setTimeout as after } from 'node:timers/promises';
import type { Ctx } from './context.ts';
import type { Outbox } from './db.ts';
import { Away, causeOf, NotYet } from './errors.ts';
import type { Event, Job, Lane } from './events.ts';
import { Frozen, refuseIfFrozen } from './guards.ts';
import type { Id, SubjectId } from './ids.ts';
import { insist } from './insist.ts';
import {
  afterTurnBack,
  anyDue,
  claim,
  dueJobs,
  finish,
  type Held,
  insertJobs,
  type JobRow,
  keepLease,
  park,
  putBack,
  takeTick,
} from './queue.ts';
import { bothLanes, inProcess, type Relay, type Told, type Work } from './relay.ts';

/** A job with the name its rows carry: `transcription/interviews.answer-received`. */
export type NamedJob = Job & { readonly name: string };
const lease = 120_000;
const tickEvery = 60_000;

/** The rows of a fact are written with the fact. Who hears it is known before the first write. */
export function outboxOf(
  jobs: readonly NamedJob[],
  now: () => Date,
  hear: (said: readonly Event[], told: readonly Told[]) => void,
): Outbox {
  const names = new Set(jobs.map((job) => job.name));
  if (names.size !== jobs.length)
    throw new Error('two jobs of one module hear one fact: tell them apart with `as`');
  return {
    keep: (tx, said) =>
      insertJobs(
        tx,
        now(),
        said.flatMap(({ name: event, fact }) =>
          jobs
            .filter((job) => job.on === event || job.on === '*')
            .map(({ name, lane }) => ({ name, event, fact, lane })),
        ),
      ),
    committed: hear,
  };
}

/** Runs what the outbox holds: at least once, in turn, parked with a reason when its tries are used up. */
export function worker(ctx: Ctx, jobs: readonly NamedJob[]) {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const inHand = new Set<InHand>();

  async function runNext(lane: Lane, id?: Id<'job'>): Promise<boolean> {
    if (!(await anyDue(ctx.db.read, lane, ctx.now(), id))) return false;
    const row = await claim(ctx.db, lane, ctx.now(), lease, id);
    if (!row) return false;
    const job = byName.get(row.name);
    if (!job) await leaveToOthers(ctx, row);
    // Nobody was left to say why its tries failed: they ended with the process that ran them.
    else if (row.tries > job.tries) await park(ctx.db, row, 'worker-died');
    else await attempt(ctx, job, row, inHand);
    return true;
  }
  return {
    runNext,
    /** Everything that is due now, and what it leads to. For tests and for commands that wait for the end. */
    async settle() {
      while ((await runNext('quick')) || (await runNext('compute')));
    },
    tick: () => tick(ctx, jobs),
    /** What is not finished may be taken by somebody else at once, and being stopped costs it no try. */
    async giveBack() {
      for (const { row, renewing } of inHand)
        await putBack(ctx.db, { ...row, ...(await renewing.end()) }, ctx.now(), row.tries - 1, 'stopped');
    },
  };
}

const rollout = 24 * 3_600_000;
/** A job of another version: while one takes over from the other, both run, and it is left to the one that knows it. */
function leaveToOthers(ctx: Ctx, row: JobRow) {
  const now = ctx.now().getTime();
  const reason = 'no such job in this version';
  if (now - row.createdAt.getTime() > rollout) return park(ctx.db, row, reason);
  return putBack(ctx.db, row, new Date(now + 60_000), row.tries - 1, reason);
}

type InHand = { row: JobRow; renewing: ReturnType<typeof renewLease> };
async function attempt(ctx: Ctx, job: NamedJob, row: JobRow, inHand: Set<InHand>) {
  const renewing = renewLease(ctx, row);
  const mine = { row, renewing };
  inHand.add(mine);
  try {
    // Before it begins: work that sends or computes first and writes last must not have done half of it.
    const { subjectId } = row.fact;
    if (typeof subjectId === 'string' && !job.whileFrozen)
      await refuseIfFrozen(ctx.db.read, subjectId as SubjectId);
    await job.run(ctx, row.fact, row.event, row);
    const held = await renewing.end();
    await insist(() => finish(ctx.db, held));
  } catch (error) {
    const held = await renewing.end();
    await insist(() => afterFailure(ctx, job, { ...row, ...held }, error));
  } finally {
    inHand.delete(mine);
  }
}
/** Keeps the lease of a job while it runs. `end` stops that and says under which lease it is held. */
function renewLease(ctx: Ctx, { id, leaseUntil }: Held) {
  let held: Promise<Held> = Promise.resolve({ id, leaseUntil });
  const renew = async (before: Held) =>
    keepLease(ctx.db, before, new Date(ctx.now().getTime() + lease)).catch(() => before);
  const timer = setInterval(() => {
    held = held.then(renew);
  }, lease / 3);
  return {
    end() {
      clearInterval(timer);
      return held;
    },
  };
}

async function afterFailure(ctx: Ctx, job: NamedJob, row: JobRow, error: unknown) {
  const reason = causeOf(error);
  const inMs = (ms: number) => new Date(ctx.now().getTime() + ms);
  const waits = error instanceof NotYet || error instanceof Away || error instanceof Frozen;
  if (waits) return putBack(ctx.db, row, inMs(60_000), row.tries - 1, reason);
  ctx.log.warn({ job: row.name, jobId: row.id, tries: row.tries, reason }, 'a job failed');
  if (row.tries >= job.tries) return park(ctx.db, row, reason);
  return putBack(ctx.db, row, inMs(1000 * 4 ** (row.tries - 1)), row.tries, reason);
}

/** Starts the work of clocks. Whoever writes the stretch of time first has it. */
async function tick(ctx: Ctx, jobs: readonly NamedJob[]): Promise<Told[]> {
  const now = ctx.now();
  await afterTurnBack(ctx.db, now, tickEvery);
  const due = jobs.flatMap((job) => {
    const stretch = stretchOf(job.on, now);
    return stretch ? [{ job, key: `${job.name} ${stretch}` }] : [];
  });
  if (!due.length) return [];
  return ctx.db.write(async (tx) => {
    const told: Told[] = [];
    for (const { job, key } of due)
      if (await takeTick(tx, key, now))
        told.push(
          ...(await insertJobs(tx, now, [{ name: job.name, event: job.on, fact: {}, lane: job.lane }])),
        );
    return told;
  });
}

function stretchOf(on: string, now: Date) {
  const [clock, ...rest] = on.split(':');
  if (clock === 'every') return String(Math.floor(now.getTime() / (Number(rest[0]) * 60_000)));
  if (clock !== 'night') return undefined;
  const time = now.toISOString();
  return time.slice(11, 16) >= rest.join(':') ? time.slice(0, 10) : undefined;
}

const lookAtMost = 400;
/** The outbox as a relay sees it. A database that does not answer has no work to give. */
function workOf(ctx: Ctx, runNext: (lane: Lane, id?: Id<'job'>) => Promise<boolean>): Work {
  const unread = (error: unknown) => ctx.log.error({ reason: causeOf(error) }, 'the queue could not be read');
  return {
    take: (lane, id) =>
      runNext(lane, id).catch((error) => {
        unread(error);
        return false;
      }),
    async due(lanes) {
      const now = ctx.now();
      const found = await dueJobs(ctx.db.read, lanes, now, lookAtMost).catch((error) => {
        unread(error);
        return [];
      });
      return found.map(({ dueAt, ...job }) => ({ ...job, overdueMs: now.getTime() - dueAt.getTime() }));
    },
  };
}

/** Keeps the worker going until it is stopped. */
export function keepWorking(
  ctx: Ctx,
  jobs: readonly NamedJob[],
  { relay = inProcess(), lanes = bothLanes }: { relay?: Relay; lanes?: readonly Lane[] } = {},
) {
  const { runNext, giveBack, tick: tickNow } = worker(ctx, jobs);
  const serving = relay.serve(lanes, workOf(ctx, runNext));
  const ticked = () => void tickNow().then(relay.tell, () => undefined);
  const ticking = setInterval(ticked, tickEvery);
  ticked();
  return {
    /** Begins nothing more. What runs has this many milliseconds to end; then it is given back. */
    async stop(patienceMs: number) {
      clearInterval(ticking);
      await Promise.race([serving.stop(), after(patienceMs, undefined, { ref: false })]);
      await giveBack();
    },
  };
}
