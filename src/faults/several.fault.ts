import './support/on-postgres.ts';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { readConfig } from '#kernel/config.ts';
import { readLedger } from '#kernel/erasure-ledger.ts';
import { newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { accepted, beginTake, bytesOf, finishTake, putSlice, recordingOf } from '#testing/uploading.ts';
import { holdings, jobs } from '../app.tsx';
import { fault, slow } from './support/fault.ts';
import { emptyFolder } from './support/folder.ts';
import { aServer, askForLink, houseWithPost, quiet, type Rows } from './support/houses.ts';
import { database, noPostgres } from './support/on-postgres.ts';
import { savedTake } from './support/saved.ts';

fault(
  'three first starts at once on an empty database all come up, with one key and one set-up link',
  noPostgres(),
  async () => {
    const { url, rows } = await database();
    const env = {
      DATA_DIR: emptyFolder(),
      DATABASE_URL: url,
      BASE_URL: 'http://house.example',
      LOG_LEVEL: 'silent',
    };
    const servers = await Promise.all([1, 2, 3].map(() => aServer(env)));
    const links = await Promise.all(servers.map((server) => server.setUpLink()));
    expect(new Set(links).size).toBe(1);
    expect(links[0]).toContain('/set-up/');
    const applied = await rows('select hash from drizzle.__drizzle_migrations');
    expect(new Set(applied.map(({ hash }) => hash)).size).toBe(applied.length);
  },
);

fault(
  'three processes at once write one ledger, line on line, and bring no destroyed key back',
  noPostgres(),
  async () => {
    const { url } = await database();
    const dataDir = emptyFolder();
    const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: url });
    const ctx = await openCtx(config, {
      jobs,
      holdings,
      migrations: './migrations',
      log: silentLog,
      mail: null,
    });
    const people = Array.from({ length: 60 }, () => newId<'subject'>());
    for (const one of people) await ctx.vault.admit(one);
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: url, BASE_URL: '' };
    const hammer = (kind: string) =>
      promisify(execFile)(
        'node',
        ['--import', 'tsx', 'src/faults/support/hammer.ts', kind, '20', ...people],
        { env },
      );
    await Promise.all([hammer('content'), hammer('evidence'), hammer('content')]);
    await closeCtx(ctx);
    expect(await readLedger(dataDir)).toHaveLength(60);
    const anew = await openCtx(config, {
      jobs,
      holdings,
      migrations: './migrations',
      log: silentLog,
      mail: null,
    });
    const left = await Promise.all(people.map((one) => anew.vault.keysOf(one)));
    await closeCtx(anew);
    expect(left.filter(({ content, evidence }) => content || evidence)).toEqual([]);
  },
);

fault(
  'an answer begun at one server goes on at the other, and every letter goes once',
  noPostgres(),
  async () => {
    const { url, rows, guests, post, env, one, addresses } = await houseWithPost(6);
    const other = await aServer(env);
    const [ada] = guests as [(typeof guests)[0]];
    const { whole, slices } = recordingOf(500_000, 100_000);
    const take = await beginTake(one.base, ada);
    for (const [at, slice] of slices.slice(0, 4).entries())
      await accepted(putSlice(at % 2 ? other.base : one.base, ada, take, slice));
    expect(await bytesOf(one.base, ada, take)).toBe(400_000);
    await finishTake(other.base, ada, take, slices);
    await Promise.all(addresses.map((to, n) => askForLink(n % 2 ? one.base : other.base, to)));
    await quiet(rows);
    await Promise.all([one.kill(), other.kill()]);
    expect(post.taken.toSorted()).toEqual(addresses);
    expect((await savedTake(env.DATA_DIR, take, url)).content.equals(whole)).toBe(true);
  },
);

/** A server is killed in the middle of its work. `later` lets the lease of that work run out. */
async function killedAtWork(later: (rows: Rows) => Promise<unknown>, patienceMs: number) {
  const { rows, post, env, one, addresses } = await houseWithPost(3);
  post.think();
  for (const to of addresses) await askForLink(one.base, to);
  // A server sends one letter at a time.
  await expect.poll(post.thinking, { timeout: 30_000 }).toBe(1);
  await aServer(env);
  await one.kill();
  // Before it notices, it would take the letter of somebody who never hears of it.
  await expect.poll(post.abandoned).toBe(1);
  post.decide();
  await later(rows);
  await expect.poll(() => post.taken.length, { timeout: patienceMs }).toBe(addresses.length);
  await quiet(rows);
  expect(post.taken.toSorted()).toEqual(addresses);
}
fault('a server killed at its work leaves it to the other one, which does it once', noPostgres(), () =>
  // Two minutes pass: the dead one's hold on its work ends.
  killedAtWork((rows) => rows("update jobs set lease_until = 0 where state = 'running'"), 30_000),
);
fault(
  'the same without anybody turning the clock: within its lease of two minutes',
  slow() ?? noPostgres(),
  () => killedAtWork(async () => undefined, 180_000),
);
