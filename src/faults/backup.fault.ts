import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { type Guest, seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import { beginTake, putSlice, recordingOf } from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { emptyFolder } from './support/folder.ts';
import { savedTake } from './support/saved.ts';

const command = (name: string, ...args: string[]) => ['--import', 'tsx', `src/commands/${name}.ts`, ...args];
const settings = (dataDir: string) => ({ ...process.env, DATA_DIR: dataDir, BASE_URL: '', DATABASE_URL: '' });
/** A command of an admin, beside whatever runs. */
const run = (dataDir: string, name: string, ...args: string[]) =>
  spawnSync(process.execPath, command(name, ...args), { encoding: 'utf8', env: settings(dataDir) });

/** Records without end and remembers what it was told is safe. */
function recorder(base: string, guest: Guest, take: string) {
  const { whole, slices } = recordingOf(60_000_000, 40_000);
  const state = { take, whole, safe: 0, over: false };
  const going = (async () => {
    for (const slice of slices) {
      if (state.over) return;
      const answer = await putSlice(base, guest, take, slice);
      if (answer.status !== 200) throw new Error(`a slice was refused: ${answer.status}`);
      state.safe = slice.offset + slice.body.length;
    }
  })();
  return { state, going };
}
type Recorder = ReturnType<typeof recorder>;

/** Three people record; while they do, a backup is made. */
async function backedUpUnderLoad() {
  const dataDir = emptyFolder();
  const guests = await seedGuests(dataDir, { people: 3 });
  const house = await product({ DATA_DIR: dataDir, BASE_URL: '', LOG_LEVEL: 'silent' });
  onTestFinished(() => house.close());
  const takes = await Promise.all(guests.map((guest) => beginTake(house.base, guest)));
  const recorders = guests.map((guest, nth) => recorder(house.base, guest, takes[nth] ?? ''));
  while (!recorders.every(({ state }) => state.safe > 200_000)) await after(50);
  const before = recorders.map(({ state }) => state.safe);
  const backup = spawn(process.execPath, command('backup'), { env: settings(dataDir), stdio: 'inherit' });
  expect((await once(backup, 'close'))[0]).toBe(0);
  const during = recorders.map(({ state }) => state.safe);
  for (const { state } of recorders) state.over = true;
  await Promise.all(recorders.map(({ going }) => going));
  expect(
    during.every((bytes, nth) => bytes > (before[nth] ?? 0)),
    'people went on meanwhile',
  ).toBe(true);
  await house.close();
  const newest = (folder: string) =>
    join(dataDir, folder, readdirSync(join(dataDir, folder)).toSorted().at(-1) ?? '');
  const sets = ['--data', newest('backups'), '--keyring', newest('keyring-backups')];
  return { before, recorders, sets, data: newest('backups') };
}
async function expectAllThere(dataDir: string, recorders: readonly Recorder[], before: readonly number[]) {
  for (const [nth, { state }] of recorders.entries()) {
    const { content } = await savedTake(dataDir, state.take);
    expect(content.length, 'what was safe before the backup began').toBeGreaterThanOrEqual(before[nth] ?? 0);
    expect(content.equals(state.whole.subarray(0, content.length)), 'and it is what was said').toBe(true);
  }
}

fault('a backup made while people record is a whole house on another machine', undefined, async () => {
  const { before, recorders, sets, data } = await backedUpUnderLoad();
  const empty = join(emptyFolder(), 'data');
  const verified = run(empty, 'restore', ...sets, '--verify');
  expect([verified.status, verified.stdout]).toEqual([
    0,
    expect.stringContaining('This backup can be restored'),
  ]);
  expect(() => readdirSync(empty), 'nothing was made').toThrow();
  expect(run(empty, 'restore', ...sets).status).toBe(0);
  await expectAllThere(empty, recorders, before);
  const there = await product({ DATA_DIR: empty, BASE_URL: '', LOG_LEVEL: 'silent' });
  await there.close();
  const [sealed = ''] = readdirSync(join(data, 'files'), { recursive: true })
    .map(String)
    .filter((name) => name.length > 30);
  const path = join(data, 'files', sealed);
  const bytes = readFileSync(path);
  bytes[50] = (bytes[50] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const refused = run(join(emptyFolder(), 'data'), 'restore', ...sets, '--verify');
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining(`files/${sealed}`)]);
});
