import { spawnSync } from 'node:child_process';
import { Agent } from 'node:http';
import { expect, onTestFinished } from 'vitest';
import { type Guest, seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import { beginTake, finishTake, putSlice, recordingOf, send } from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { emptyFolder } from './support/folder.ts';
import { noMemoryLimit, within } from './support/memory.ts';
import { savedTake } from './support/saved.ts';

async function houseWith(people: number, env: Record<string, string> = {}) {
  const dataDir = emptyFolder();
  const guests = await seedGuests(dataDir, { people });
  const house = await product({ DATA_DIR: dataDir, BASE_URL: '', LOG_LEVEL: 'silent', ...env });
  onTestFinished(() => house.close());
  return { dataDir, guests, house };
}
const noLimits = () =>
  spawnSync('prlimit', ['--version'], { stdio: 'ignore' }).status === 0
    ? undefined
    : 'Debian package util-linux (prlimit) is not installed';
fault(
  'with 256 files open at most, a hundred people who record at once all keep what they said',
  noLimits(),
  async () => {
    const { dataDir, guests, house } = await houseWith(100);
    spawnSync('prlimit', ['--pid', String(house.pid()), '--nofile=256:256']);
    const agent = new Agent({ keepAlive: true, maxSockets: 300 });
    onTestFinished(() => agent.destroy());
    // Far more lines than the process may hold: some are turned away, and nobody is told yes for nothing.
    const idle = Array.from({ length: 240 }, () =>
      send(house.base, { method: 'GET', path: '/livez', cookie: '' }).catch(() => undefined),
    );
    const all = await Promise.all(guests.map((guest) => recordThrough(house.base, guest, agent)));
    await Promise.all(idle);
    expect(house.alive()).toBe(true);
    await house.kill();
    for (const { take, whole } of all)
      expect((await savedTake(dataDir, take)).content.equals(whole)).toBe(true);
  },
);

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++)
    try {
      return await work();
    } catch (error) {
      if (tries > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}
async function recordThrough(base: string, guest: Guest, agent: Agent) {
  const { whole, slices } = recordingOf(200_000, 50_000);
  const take = await again(() => beginTake(base, guest, agent));
  for (const slice of slices) await putSlice(base, guest, take, slice, agent).catch(() => undefined);
  await again(() => finishTake(base, guest, take, slices));
  return { take, whole };
}

fault(
  '200 people who record at once fit into 256 MiB, and everything they said is whole',
  noMemoryLimit(),
  async () => {
    const dataDir = emptyFolder();
    const guests = await seedGuests(dataDir, { people: 200 });
    const settings = {
      DATA_DIR: dataDir,
      BASE_URL: '',
      LOG_LEVEL: 'silent',
      NODE_OPTIONS: '--max-old-space-size=96',
    };
    const { started: house, peakMiB } = await within(256, () => product(settings));
    onTestFinished(() => house.close());
    const agent = new Agent({ keepAlive: true, maxSockets: 200 });
    onTestFinished(() => agent.destroy());
    const all = await Promise.all(guests.map((guest) => recordThrough(house.base, guest, agent)));
    expect(peakMiB(), 'the limit was in force').toBeGreaterThan(60);
    expect(house.alive(), 'it was not killed for want of memory').toBe(true);
    await house.kill();
    for (const { take, whole } of all.slice(0, 20))
      expect((await savedTake(dataDir, take)).content.equals(whole)).toBe(true);
  },
);
