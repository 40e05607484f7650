import { describe, expect, onTestFinished, test } from 'vitest';
import { event, type Lane, when } from '#kernel/events.ts';
import { openGate } from '#kernel/gate.ts';
import { newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { keepWorking, type NamedJob } from '#kernel/outbox.ts';
import { insertJobs, queueState } from '#kernel/queue.ts';
import { inProcess, type Relay } from '#kernel/relay.ts';
import { house } from '#testing/house.ts';
import { noRedis, redisServer } from '../commands/redis.ts';
import { noLedger } from './gate.ts';

/** A relay that looks into the outbox only every so many milliseconds. */
type Open = (lookEvery: number) => Promise<Relay>;
const here: Open = async (lookEvery) => inProcess(lookEvery);
const redis: Open = async (lookEvery) => {
  const { bullmq } = await import('#kernel/bullmq.ts');
  const server = await redisServer();
  await server.start();
  onTestFinished(server.stop);
  const place = { purpose: 'jobs', host: new URL(server.url).host, setting: 'REDIS_URL' } as const;
  const gate = openGate([place], noLedger);
  const relay = bullmq({ url: server.url, house: newId(), gate, log: silentLog, lookEvery });
  onTestFinished(() => relay.close());
  return relay;
};
const relays = [
  { name: 'this process', open: here, there: true },
  { name: "BullMQ on a real Redis (needs Debian's redis-server)", open: redis, there: !noRedis() },
];
const happened = event<{ n: number }>('tests.happened');
const hour = 3_600_000;

describe.each(relays)('work told through $name', ({ open, there }) => {
  /** A house with one kind of job in each lane. `ask` commits a job and answers what was committed, `done` what was done. */
  async function working(lookEvery: number, lanes?: readonly Lane[]) {
    const { ctx } = await house();
    const relay = await open(lookEvery);
    const done: number[] = [];
    const jobIn = (lane: Lane): NamedJob => ({
      ...when(happened, async (_, { n }) => void done.push(n), { lane }),
      name: `tests/${lane}`,
    });
    const work = keepWorking(ctx, [jobIn('quick'), jobIn('compute')], { relay, ...(lanes && { lanes }) });
    onTestFinished(() => work.stop(5000));
    const ask = (n: number, lane: Lane = 'quick') =>
      ctx.db.write((tx) =>
        insertJobs(tx, ctx.now(), [{ name: `tests/${lane}`, event: happened.name, fact: { n }, lane }]),
      );
    const open_ = async () => (await queueState(ctx.db.read)).filter(({ name }) => name.startsWith('tests/'));
    return { relay, work, done, ask, left: open_ };
  }
  const eventually = { timeout: 20_000 };

  test.runIf(there)('what is told is done, though nobody looks into the outbox for an hour', async () => {
    const { relay, done, ask, left } = await working(hour);
    for (const n of [1, 2, 3]) relay.tell(await ask(n, n === 2 ? 'compute' : 'quick'));
    await expect.poll(() => done.toSorted(), eventually).toEqual([1, 2, 3]);
    await expect.poll(left, eventually).toEqual([]);
  });
  test.runIf(there)('what nobody told is found and done', async () => {
    const { done, ask, left } = await working(50);
    await ask(1);
    await ask(2, 'compute');
    await expect.poll(() => done.toSorted(), eventually).toEqual([1, 2]);
    await expect.poll(left, eventually).toEqual([]);
  });
  test.runIf(there)('what is told again and again is done once', async () => {
    const { relay, done, ask, left } = await working(50);
    const told = await ask(1);
    for (let times = 0; times < 20; times++) relay.tell([...told, ...told]);
    await expect.poll(left, eventually).toEqual([]);
    for (let times = 0; times < 20; times++) relay.tell(told);
    relay.tell(await ask(2));
    await expect.poll(() => done, eventually).toEqual([1, 2]);
  });
  test.runIf(there)('who does what is quick leaves the rest alone', async () => {
    const { relay, done, ask, left } = await working(50, ['quick']);
    relay.tell(await ask(1, 'compute'));
    relay.tell(await ask(2));
    await expect.poll(() => done, eventually).toEqual([2]);
    await expect.poll(left, eventually).toMatchObject([{ name: 'tests/compute', state: 'waiting' }]);
  });
  test.runIf(there)('who was stopped begins nothing more', async () => {
    const { relay, work, done, ask, left } = await working(50);
    relay.tell(await ask(1));
    await expect.poll(() => done, eventually).toEqual([1]);
    await work.stop(5000);
    relay.tell(await ask(2));
    await relay.close();
    expect(done).toEqual([1]);
    expect(await left()).toMatchObject([{ state: 'waiting', jobs: 1 }]);
  });
});
