import './support/on-postgres.ts';
import { expect } from 'vitest';
import { accepted, beginTake, finishTake, putSlice, recordingOf } from '#testing/uploading.ts';
import { fault, slow } from './support/fault.ts';
import { aServer, askForLink, houseWithPost, quiet } from './support/houses.ts';
import { noPostgres, server } from './support/on-postgres.ts';
import { familyOf } from './support/processes.ts';
import { savedTake } from './support/saved.ts';

function signal(pids: readonly number[], name: NodeJS.Signals) {
  for (const pid of pids)
    try {
      process.kill(pid, name);
    } catch {}
}

fault(
  'PostgreSQL restarts in the middle of work: both servers come back by themselves, and nothing is lost or sent twice',
  slow() ?? noPostgres(),
  async () => {
    const { url, rows, guests, post, env, one, addresses } = await houseWithPost(4);
    const other = await aServer(env);
    const [ada] = guests as [(typeof guests)[0]];
    const { whole, slices } = recordingOf(400_000, 100_000);
    const [first, second] = slices as [(typeof slices)[0], (typeof slices)[0]];
    const take = await beginTake(one.base, ada);
    await accepted(putSlice(one.base, ada, take, first));
    post.think();
    for (const to of addresses) await askForLink(one.base, to);
    await expect.poll(post.thinking, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
    server().end();
    expect((await putSlice(one.base, ada, take, second)).status).toBeGreaterThanOrEqual(500);
    // Letters are taken while nobody can write that down.
    post.decide();
    server().start();
    await finishTake(other.base, ada, take, slices);
    await quiet(rows);
    expect([one.alive(), other.alive()]).toEqual([true, true]);
    expect(post.taken.toSorted()).toEqual(addresses);
    await Promise.all([one.close(), other.close()]);
    expect((await savedTake(env.DATA_DIR, take, url)).content.equals(whole)).toBe(true);
  },
);

fault(
  'PostgreSQL stands still in the middle of work: whoever asks waits, and all of it goes on where it stood',
  noPostgres(),
  async () => {
    const { url, rows, guests, post, env, one, addresses } = await houseWithPost(4);
    const other = await aServer(env);
    const [ada] = guests as [(typeof guests)[0]];
    const { whole, slices } = recordingOf(400_000, 100_000);
    const [first] = slices as [(typeof slices)[0]];
    const take = await beginTake(one.base, ada);
    post.think();
    for (const to of addresses) await askForLink(one.base, to);
    await expect.poll(post.thinking, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
    // Each connection is a process of its own.
    const stopped = familyOf(server().pid());
    signal(stopped, 'SIGSTOP');
    const waiting = putSlice(other.base, ada, take, first);
    const [, ended] = [
      post.decide(),
      Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 3000))]),
    ];
    expect(await ended).toBeUndefined();
    signal(stopped, 'SIGCONT');
    await accepted(waiting);
    await finishTake(one.base, ada, take, slices);
    await quiet(rows);
    expect(post.taken.toSorted()).toEqual(addresses);
    await Promise.all([one.close(), other.close()]);
    expect((await savedTake(env.DATA_DIR, take, url)).content.equals(whole)).toBe(true);
  },
);
