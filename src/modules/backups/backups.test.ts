import {
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { admitPerson } from '#auth';
import { keyringLives, keysAreGoneAfter } from '#erasers';
import { days } from '#kernel/data.ts';
import { type House, house } from '#testing/house.ts';
import { checkSet, copyDurably, lastRuns, makeBackup, newestSets, pruneBackups } from './index.ts';
import { databaseName, overdue, overdueCopies, setName } from './model.ts';
import { nightlyBackup } from './verbs.ts';

async function* said(words: string) {
  yield Buffer.from(words);
}
/** Ada is known here, and something she said is kept. */
async function withAda(here: House) {
  const person = { kind: 'candidate', name: 'Ada Brunel', email: 'ada@example.org', language: 'en' } as const;
  const ada = await admitPerson(here.ctx, person);
  const { file } = await here.ctx.files.save(ada, said('I led the migration.'), 1000);
  return { ada, file };
}
const bytesBelow = async (folder: string) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name)))));
};

test('a backup is two sets: one sealed, one with the keys, and both are whole', async () => {
  const here = await house();
  const { ada, file } = await withAda(here);
  const made = await makeBackup(here.ctx);
  expect(made).toMatchObject({ files: 1, gone: 0 });
  const data = await checkSet(made.data);
  expect(data.parts.map(({ path }) => path)).toContain(`files/${file.slice(0, 2)}/${file}`);
  const keys = await checkSet(made.keyring);
  expect(keys.parts.map(({ path }) => path)).toContain(`${ada.slice(0, 2)}/${ada}.key`);
  expect(keys.parts.map(({ path }) => path)).toContain('instance.key');
  const sealed = await bytesBelow(made.data);
  const instanceKey = await readFile(here.ctx.config.keyFile);
  for (const secret of [Buffer.from('Ada Brunel'), Buffer.from('led the migration'), instanceKey])
    expect(sealed.includes(secret)).toBe(false);
  expect(here.said()).toContain('backups.backup-made');
});

test('a file that nobody may write to is copied by the user whose it is, not by root only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'read-only-'));
  const nobody = 65_534;
  const isRoot = process.geteuid?.() === 0;
  const key = join(folder, 'instance.key');
  await writeFile(key, 'opens everything', { mode: 0o400 });
  if (isRoot) for (const path of [folder, key]) await chown(path, nobody, nobody);
  if (isRoot) process.seteuid?.(nobody);
  try {
    await copyDurably(key, join(folder, 'copy', 'instance.key'));
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
  expect(await readFile(join(folder, 'copy', 'instance.key'), 'utf8')).toBe('opens everything');
  await rm(folder, { recursive: true });
});

test('a sealed file that a backup has already is shared with it, and takes no more room', async () => {
  const here = await house();
  const { file } = await withAda(here);
  const first = await makeBackup(here.ctx);
  here.wait(days(1));
  const second = await makeBackup(here.ctx);
  const inode = async (set: string) => (await stat(join(set, 'files', file.slice(0, 2), file))).ino;
  expect(await inode(second.data)).toBe(await inode(first.data));
  await checkSet(second.data);
});

test('what is changed, cut off or missing in a set is named, and the set is refused', async () => {
  const here = await house();
  const { file } = await withAda(here);
  const sealed = `files/${file.slice(0, 2)}/${file}`;
  const whole = await makeBackup(here.ctx);
  const damage: [string, (path: string) => Promise<unknown>][] = [
    [sealed, flip],
    [sealed, (path) => truncate(path, 40)],
    [sealed, (path) => rm(path)],
    [databaseName[here.ctx.db.dialect], flip],
    [databaseName[here.ctx.db.dialect], (path) => truncate(path, 4096)],
  ];
  for (const [name, harm] of damage) {
    const set = join(here.dataDir, 'harmed');
    await cp(whole.data, set, { recursive: true });
    await harm(join(set, name));
    await expect(checkSet(set)).rejects.toThrow(`1 of 2 files of ${set} are damaged or missing: ${name}.`);
    await rm(set, { recursive: true });
  }
  await truncate(join(whole.data, 'manifest.json'), 300);
  await expect(checkSet(whole.data)).rejects.toThrow('manifest.json is damaged');
  await expect(checkSet(join(whole.data, 'files'))).rejects.toThrow('is no backup');
});
async function flip(path: string) {
  const bytes = await readFile(path);
  bytes[30] = (bytes[30] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

test('no set with keys is older than 21 days, also where no new one is made; the newest data stays', async () => {
  const here = await house();
  await withAda(here);
  const old = await makeBackup(here.ctx);
  here.wait(days(21) - 1000);
  expect(await pruneBackups(here.ctx.config, here.ctx.now())).toEqual([]);
  here.wait(1000);
  const [gone] = await pruneBackups(here.ctx.config, here.ctx.now());
  expect(old.keyring.endsWith(`${gone}`)).toBe(true);
  here.wait(days(90));
  expect(await pruneBackups(here.ctx.config, here.ctx.now())).toEqual([]);
  await checkSet(old.data);
});

test('where no backup can be made any more, the sets with keys go all the same', async () => {
  const here = await house();
  const old = await makeBackup(here.ctx);
  here.wait(keyringLives);
  const broken = {
    ...here.ctx.files,
    async *all(): ReturnType<typeof here.ctx.files.all> {
      yield* [];
      throw new Error('the store does not answer');
    },
  };
  await expect(nightlyBackup({ ...here.ctx, files: broken })).rejects.toThrow('does not answer');
  await expect(stat(old.keyring)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await stat(old.data)).toBeDefined();
});

test('on the day that a certificate names, no set holds the keys that were there a moment before the erasure', async () => {
  const here = await house();
  await makeBackup(here.ctx);
  here.wait(keyringLives - 1);
  await here.tick();
  await here.settle();
  expect(await readdir(here.ctx.config.backup.keyringFolder)).toHaveLength(1);
  here.wait(keysAreGoneAfter - keyringLives);
  await here.tick();
  await here.settle();
  expect(await readdir(here.ctx.config.backup.keyringFolder)).toEqual([]);
});

test('the night makes a backup where a folder is set, and only prunes where none is', async () => {
  const without = await house();
  without.wait(days(1));
  await without.tick();
  await without.settle();
  expect(without.said()).not.toContain('backups.backup-made');
  const folder = join(without.dataDir, 'elsewhere');
  const withOne = await house({ env: { BACKUP_DIR: folder } });
  withOne.wait(days(1));
  await withOne.tick();
  await withOne.settle();
  expect(withOne.said()).toContain('backups.backup-made');
  expect((await readdir(folder)).map((name) => name.slice(0, 5))).toEqual(['data-']);
});

test('keys in a set that a crash left unfinished go as well, and so does what a move put aside', async () => {
  const here = await house();
  const { keyring, data } = await makeBackup(here.ctx);
  for (const set of [keyring, data]) await rename(set, `${set}.part`);
  const moved = join(here.dataDir, 'house.db.moved-20260822T100000Z');
  await writeFile(moved, 'sealed');
  const left = () => Promise.all([keyring, data, moved].map((path) => readdir(join(path, '..'))));
  here.wait(days(2) - 1);
  expect(await pruneBackups(here.ctx.config, here.ctx.now())).toEqual([]);
  here.wait(1);
  expect(await pruneBackups(here.ctx.config, here.ctx.now())).toHaveLength(2);
  here.wait(days(28));
  expect(await pruneBackups(here.ctx.config, here.ctx.now())).toEqual([basename(moved)]);
  expect((await left()).flat().filter((name) => /part$|moved/.test(name))).toEqual([]);
});

test('a copy that was made before an upgrade goes when the backups of its days go', () => {
  const copies = ['before-0001_frozen_seconds-20261001T120000Z.db', 'before-0002_x-20261120T120000Z.dump'];
  const now = new Date('2026-11-25T12:00:00Z');
  const lives = { data: days(30), keyring: days(21) };
  expect(overdueCopies([...copies, 'before-long.db', 'notes.txt'], lives, now)).toEqual([copies[0]]);
});

test('keys that a clock dated ahead go with the next backup, which has them all; what is newest is told by days that came', async () => {
  const here = await house();
  await withAda(here);
  here.wait(days(60));
  const ahead = await makeBackup(here.ctx);
  here.wait(-days(60));
  expect(await newestSets(here.ctx.config, here.ctx.now())).toEqual({});
  expect(await lastRuns(here.ctx.db.read, here.ctx.now(), 1)).toEqual([]);
  const { backup } = here.ctx.config;
  // One that was cut off as it was made has keys in it, too.
  await mkdir(join(backup.keyringFolder, `${basename(ahead.keyring)}.part`));
  const { data, keyring } = await makeBackup(here.ctx);
  expect(await readdir(backup.keyringFolder)).toEqual([basename(keyring)]);
  expect((await readdir(backup.folder)).toSorted()).toEqual([basename(data), basename(ahead.data)]);
  expect((await lastRuns(here.ctx.db.read, here.ctx.now(), 9)).map(({ id }) => id)).toEqual([basename(data)]);
});

test('only names of sets are ever removed', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const old = setName('data', new Date('2026-01-01T00:00:00Z'));
  const names = ['notes.txt', '..', `${old}.part`, old, setName('data', now)];
  expect(overdue(names, { data: days(30), keyring: days(21) }, now)).toEqual([old]);
});
