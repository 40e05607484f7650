import './support/on-postgres.ts';
import { expect } from 'vitest';
import { send } from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { aServer, aWorker, type Rows, seededHouse } from './support/houses.ts';
import { noPostgres } from './support/on-postgres.ts';

const nobody = 'redis://127.0.0.1:9/0';
/** Work that only a worker does: the server leaves it alone. */
const askForLongWork = (rows: Rows) =>
  rows(`insert into jobs (id, name, event, fact, lane, state, tries, due_at, created_at)
    values ('long', 'x/y', 'y', '{}', 'compute', 'waiting', 0, 0, 0)`);
/** The last sign of a worker is as old as after an hour without one. */
const hourPasses = (rows: Rows) =>
  rows(
    `update marks set value = '${new Date(Date.now() - 3_600_000).toISOString()}' where name = 'worker-seen'`,
  );
async function degradedAt(base: string) {
  const { status, text } = await send(base, { method: 'GET', path: '/readyz', cookie: '' });
  return { status, degraded: (JSON.parse(text) as { degraded: string[] }).degraded };
}

fault(
  'a worker that is killed is missed while long work waits, and no more once another one is there',
  noPostgres(),
  async () => {
    const { rows, env } = await seededHouse(1, { REDIS_URL: nobody });
    const { base } = await aServer(env);
    const worker = await aWorker(env);
    await worker.kill();
    await askForLongWork(rows);
    expect((await degradedAt(base)).degraded, 'it was here a moment ago').not.toContain('workers');
    await hourPasses(rows);
    const toldAs = async () => (await degradedAt(base)).degraded.includes('workers');
    await expect.poll(toldAs, { timeout: 30_000 }).toBe(true);
    expect(await degradedAt(base)).toMatchObject({
      status: 200,
      degraded: expect.arrayContaining(['redis']),
    });
    await aWorker(env);
    await expect.poll(toldAs, { timeout: 30_000 }).toBe(false);
  },
);
