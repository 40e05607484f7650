import { expect, onTestFinished, test } from 'vitest';
import { minutes } from '#kernel/durations.ts';
import { noLedger, openGate, placesOf } from '#kernel/gate.ts';
import { openMeters } from '#kernel/meters.ts';
import { insertJobs } from '#kernel/queue.ts';
import { browser, type House, house } from '#testing/house.ts';
import { giveSigns } from '#workers';
import { createApp } from '../../app.tsx';
import { noRedis, redisServer } from '../../commands/redis.ts';
import { metricsOf } from './verbs.ts';

/** The same house as one of several processes: settings would want PostgreSQL for it, which no test of this needs. */
async function withRedis(here: House, redisUrl: string) {
  const config = { ...here.ctx.config, redisUrl };
  const gate = openGate(placesOf(config), noLedger);
  const ctx = { ...here.ctx, config, gate, meters: await openMeters() };
  const admin = browser(createApp(ctx));
  for (const [name, value] of here.admin.jar) admin.jar.set(name, value);
  return {
    ctx,
    read: async () => (await (await admin.get('/readyz')).json()) as Told,
    page: async () =>
      (await admin.page('/settings/system')).replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' '),
  };
}
type Told = {
  ready: boolean;
  degraded: string[];
  parts: Record<string, { state: string; reason?: string; facts?: Record<string, number> }>;
};
const nobody = 'redis://127.0.0.1:9/0';

test('a house of one process wants neither Redis nor workers', async () => {
  const here = await house();
  const { parts } = (await (await here.browser().get('/readyz')).json()) as Told;
  expect([parts.redis, parts.workers]).toEqual([{ state: 'off' }, { state: 'off' }]);
});

test('a Redis that is away is named, with what to do, and nobody is turned away for it', async () => {
  const there = await withRedis(await house(), nobody);
  const told = await there.read();
  expect(told).toMatchObject({ ready: true, degraded: expect.arrayContaining(['redis']) });
  expect(told.parts.workers).toEqual({ state: 'ok' });
  expect(await there.page()).toMatch(/Redis Trouble Redis does not answer\..* REDIS_URL fits/);
  expect(await metricsOf(there.ctx)).toContain('aispace_part_up{part="redis"} 0');
});

test.runIf(!noRedis())('a Redis that is full, or throws away, is named before it is missed', async () => {
  const server = await redisServer();
  await server.start();
  onTestFinished(server.stop);
  const here = await house();
  const there = await withRedis(here, server.url);
  const later = async () => {
    here.wait(minutes(1));
    return (await there.read()).parts.redis;
  };
  expect(await later()).toMatchObject({ state: 'ok', facts: { mostBytes: 0 } });
  server.ask('config', 'set', 'maxmemory', '1');
  expect(await later()).toMatchObject({ state: 'degraded', reason: 'redis-full' });
  expect(await there.page()).toContain('Redis Trouble Redis is full and takes nothing more.');
  server.ask('config', 'set', 'maxmemory', '1gb');
  server.ask('config', 'set', 'maxmemory-policy', 'allkeys-lru');
  expect(await later()).toMatchObject({ state: 'degraded', reason: 'redis-evicts' });
  expect(await there.page()).toContain('Set its maxmemory-policy to noeviction.');
  server.ask('config', 'set', 'maxmemory-policy', 'noeviction');
  expect(await later()).toMatchObject({ state: 'ok' });
});

test('long work without a worker is told to admins with what to do, until a worker gives a sign', async () => {
  const here = await house();
  const there = await withRedis(here, nobody);
  const { db, now } = here.ctx;
  await db.write((tx) =>
    insertJobs(tx, now(), [{ name: 'x/y', event: 'y', fact: {}, lane: 'compute' as const }]),
  );
  here.wait(minutes(4));
  expect((await there.read()).degraded).toContain('workers');
  expect(await there.page()).toContain('Workers Trouble Long work has been due for minutes');
  expect(await metricsOf(there.ctx)).not.toContain('aispace_worker_seen_seconds');
  (await giveSigns(here.ctx)).stop();
  here.wait(minutes(1));
  expect((await there.read()).parts.workers).toEqual({ state: 'ok', facts: { seenSeconds: 60 } });
  expect(await there.page()).toContain('Workers Well Nothing');
  expect(await metricsOf(there.ctx)).toContain('aispace_worker_seen_seconds 60');
});
