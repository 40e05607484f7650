import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { minutes } from '#kernel/durations.ts';
import { event, type Job, when } from '#kernel/events.ts';
import { keepWorking, type NamedJob, worker } from '#kernel/outbox.ts';
import { claim, dueJobs, insertJobs, parkedJobs, queueState } from '#kernel/queue.ts';
import { jobs } from '#kernel/tables.ts';
import { house } from '#testing/house.ts';

const happened = event<{ n: number }>('tests.happened');
const named = (name: string, run: Job['run'], tries = 3): NamedJob => ({
  ...when(happened, run, { tries, lane: 'compute' }),
  name,
});
const asked = ({ name }: NamedJob, n = 1) => ({
  ...{ name, event: happened.name, fact: { n }, lane: 'compute' as const },
});

test('a job whose process dies each time is parked with a reason, and the one behind it is done', async () => {
  const { ctx, wait } = await house();
  const done: unknown[] = [];
  const poison = named('tests/poison', async () => void done.push('poison'));
  const good = named('tests/good', async () => void done.push('good'));
  await ctx.db.write((tx) => insertJobs(tx, ctx.now(), [asked(poison)]));
  for (let deaths = 0; deaths < poison.tries; deaths++) {
    // Taken, and never heard of again: what kill -9 leaves.
    expect(await claim(ctx.db, 'compute', ctx.now(), 120_000)).toMatchObject({ name: poison.name });
    wait(121_000);
  }
  await ctx.db.write((tx) => insertJobs(tx, ctx.now(), [asked(good)]));
  await worker(ctx, [poison, good]).settle();
  expect(done).toEqual(['good']);
  expect(await parkedJobs(ctx.db.read)).toMatchObject([{ name: poison.name, reason: 'worker-died' }]);
});

test('what a graceful stop does not wait for is given back, costs no try, and its end changes nothing', async () => {
  const { ctx } = await house();
  const standing = Promise.withResolvers<void>();
  let begun = 0;
  const slow = named('tests/slow', () => {
    begun += 1;
    return standing.promise;
  });
  await ctx.db.write((tx) => insertJobs(tx, ctx.now(), [asked(slow)]));
  const work = keepWorking(ctx, [slow]);
  await expect.poll(() => begun).toBe(1);
  await work.stop(50);
  const rows = () => ctx.db.read.select().from(jobs).where(eq(jobs.name, slow.name));
  const given = { state: 'waiting', tries: 0, leaseUntil: null, reason: 'stopped' };
  expect(await rows()).toMatchObject([given]);
  standing.reject(new Error('the machine it leaned on was stopped, too'));
  await work.stop(1000);
  expect(await rows()).toMatchObject([given]);
  await worker(ctx, [named(slow.name, async () => undefined)]).settle();
  expect((await queueState(ctx.db.read)).filter(({ name }) => name === slow.name)).toEqual([]);
});

test('what a worker died of is told again as soon as its lease is over', async () => {
  const { ctx, wait } = await house();
  const long = { name: 'x/y', event: 'y', fact: {}, lane: 'compute' as const };
  await ctx.db.write((tx) => insertJobs(tx, ctx.now(), [long]));
  const held = await claim(ctx.db, 'compute', ctx.now(), minutes(2));
  const told = async () => (await dueJobs(ctx.db.read, ['compute'], ctx.now(), 9)).map(({ id }) => id);
  wait(minutes(2));
  expect(await told()).toEqual([]);
  wait(1);
  expect(await told()).toEqual([held?.id]);
});
