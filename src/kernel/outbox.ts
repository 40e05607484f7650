import type { Ctx } from './context.ts';
import type { Outbox } from './db.ts';
import { Away, causeOf, NotYet } from './errors.ts';
import type { Event, Job, Lane } from './events.ts';
import { Frozen, refuseIfFrozen } from './guards.ts';
import type { SubjectId } from './ids.ts';
import {
  afterTurnBack,
  anyDue,
  claim,
  finish,
  type Held,
  insertJobs,
  type JobRow,
  keepLease,
  park,
  putBack,
  takeTick,
} from './queue.ts';

/** A job with the name its rows carry: `transcription/interviews.answer-received`. */
export type NamedJob = Job & { readonly name: string };
const lease = 120_000;
const tickEvery = 60_000;

/** The rows of a fact are written with the fact. Who hears it is known before the first write. */
export function outboxOf(
  jobs: readonly NamedJob[],
  now: () => Date,
  hear: (said: readonly Event[]) => void,
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

  async function runNext(lane: Lane): Promise<boolean> {
    if (!(await anyDue(ctx.db.read, lane, ctx.now()))) return false;
    const row = await claim(ctx.db, lane, ctx.now(), lease);
    if (!row) return false;
    const job = byName.get(row.name);
    if (!job) await park(ctx.db, row, 'no such job in this version');
    else await attempt(ctx, job, row);
    return true;
  }
  return {
    runNext,
    /** Everything that is due now, and what it leads to. For tests and for commands that wait for the end. */
    async settle() {
      while ((await runNext('quick')) || (await runNext('compute')));
    },
    tick: () => tick(ctx, jobs),
  };
}

async function attempt(ctx: Ctx, job: NamedJob, row: JobRow) {
  const renewing = renewLease(ctx, row);
  try {
    // Before it begins: work that sends or computes first and writes last must not have done half of it.
    const { subjectId } = row.fact;
    if (typeof subjectId === 'string' && !job.whileFrozen)
      await refuseIfFrozen(ctx.db.read, subjectId as SubjectId);
    await job.run(ctx, row.fact, row.event, row);
    await finish(ctx.db, await renewing.end());
  } catch (error) {
    await afterFailure(ctx, job, { ...row, ...(await renewing.end()) }, error);
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
async function tick(ctx: Ctx, jobs: readonly NamedJob[]) {
  const now = ctx.now();
  await afterTurnBack(ctx.db, now, tickEvery);
  const due = jobs.flatMap((job) => {
    const stretch = stretchOf(job.on, now);
    return stretch ? [{ job, key: `${job.name} ${stretch}` }] : [];
  });
  if (!due.length) return;
  await ctx.db.write(async (tx) => {
    for (const { job, key } of due)
      if (await takeTick(tx, key, now))
        await insertJobs(tx, now, [{ name: job.name, event: job.on, fact: {}, lane: job.lane }]);
  });
}

function stretchOf(on: string, now: Date) {
  const [clock, ...rest] = on.split(':');
  if (clock === 'every') return String(Math.floor(now.getTime() / (Number(rest[0]) * 60_000)));
  if (clock !== 'night') return undefined;
  const time = now.toISOString();
  return time.slice(11, 16) >= rest.join(':') ? time.slice(0, 10) : undefined;
}

/** Keeps the worker going until it is stopped; what runs is finished first. */
export function keepWorking(ctx: Ctx, jobs: readonly NamedJob[], idleMs = 500) {
  const { runNext, tick: tickNow } = worker(ctx, jobs);
  let stopped = false;
  const sleepers = new Set<() => void>();
  const rouse = () => {
    for (const wakeUp of sleepers) wakeUp();
  };
  const idle = () =>
    new Promise<void>((resolve) => {
      const wakeUp = () => {
        clearTimeout(timer);
        sleepers.delete(wakeUp);
        resolve();
      };
      const timer = setTimeout(wakeUp, idleMs);
      sleepers.add(wakeUp);
    });
  const tend = async (lane: Lane) => {
    while (!stopped) {
      const did = await runNext(lane).catch((error) => {
        ctx.log.error({ lane, reason: causeOf(error) }, 'the queue could not be read');
        return false;
      });
      if (!did) await idle();
    }
  };
  const ticking = setInterval(() => void tickNow().catch(() => undefined), tickEvery);
  void tickNow().catch(() => undefined);
  const lanes = Promise.all([tend('quick'), tend('quick'), tend('compute')]);
  return {
    poke: rouse,
    async stop() {
      stopped = true;
      clearInterval(ticking);
      rouse();
      await lanes;
    },
  };
}
