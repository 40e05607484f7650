import { execFile } from 'node:child_process';
import { link, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig, WrongSetting } from '#kernel/config.ts';
import { newId } from '#kernel/ids.ts';
import {
  claim,
  finish,
  insertJobs,
  keepLease,
  markOf,
  park,
  putBack,
  putMark,
  queueState,
} from '#kernel/queue.ts';
import { marks } from '#kernel/tables.ts';
import { instanceKey, openVault } from '#kernel/vault.ts';
import { house } from '#testing/house.ts';

async function* pieces(...parts: Buffer[]) {
  yield* parts;
}
const whole = async (stream: AsyncIterable<Buffer>) => Buffer.concat(await Array.fromAsync(stream));

test('what is sealed opens at its own place and nowhere else', async () => {
  const { ctx } = await house();
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  const place = { table: 'answers', column: 'text', row: 'r1' };
  const sealed = await ctx.vault.sealText(ada, place, 'I led the migration.');
  expect(sealed).not.toContain('migration');
  expect(await ctx.vault.openText(ada, place, sealed)).toBe('I led the migration.');
  await expect(ctx.vault.openText(ada, { ...place, row: 'r2' }, sealed)).rejects.toThrow();
});

test('a destroyed key opens nothing any more, and the other key still does', async () => {
  const { ctx } = await house();
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  const place = { table: 't', column: 'c', row: 'r' };
  const content = await ctx.vault.sealText(ada, place, 'voice');
  const evidence = await ctx.vault.sealText(ada, place, 'record', 'evidence');
  await ctx.vault.destroy(ada, 'content');
  await expect(ctx.vault.openText(ada, place, content)).rejects.toThrow('erased');
  expect(await ctx.vault.openText(ada, place, evidence, 'evidence')).toBe('record');
});

test('a sealed file gives back any range, and its bytes on disk say nothing', async () => {
  const { ctx, dataDir } = await house();
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  const plain = Buffer.from('0123456789abcdef'.repeat(20_000));
  const saved = await ctx.files.save(ada, pieces(plain.subarray(0, 70_001), plain.subarray(70_001)), 1e9);
  expect(saved.bytes).toBe(plain.length);
  expect(await ctx.files.sizeOf(saved.file)).toBe(plain.length);
  expect((await whole(ctx.files.read(ada, saved.file))).equals(plain)).toBe(true);
  const middle = await whole(ctx.files.read(ada, saved.file, 65_530, 131_080));
  expect(middle.equals(plain.subarray(65_530, 131_080))).toBe(true);
  const path = join(dataDir, 'files', saved.file.slice(0, 2), saved.file);
  const stored = await readFile(path);
  expect(stored.includes(plain.subarray(0, 64))).toBe(false);
  await writeFile(path, stored.subarray(0, 20 + 2 * (65_536 + 16)));
  await expect(whole(ctx.files.read(ada, saved.file))).rejects.toThrow();
});

test('a file that is too large leaves nothing behind', async () => {
  const { ctx, dataDir } = await house();
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  await expect(ctx.files.save(ada, pieces(Buffer.alloc(200_000)), 100_000)).rejects.toThrow('more than');
  const left = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile())).toEqual([]);
});

test('a lost instance key stops the start and says so', async () => {
  const { ctx } = await house();
  const { openCtx } = await import('#kernel/open.ts');
  const again = () =>
    openCtx(ctx.config, {
      jobs: [],
      holdings: [],
      migrations: process.env.TEST_MIGRATIONS ?? '',
    });
  await rm(ctx.config.keyFile);
  await expect(again()).rejects.toThrow('Put the key file back');
  await writeFile(ctx.config.keyFile, Buffer.alloc(32, 7));
  await expect(again()).rejects.toThrow('not the one');
});

test('a write inside a write is a bug we hear about, not a deadlock', async () => {
  const { ctx } = await house();
  await expect(ctx.db.write(() => ctx.db.write(async () => 1))).rejects.toThrow('pass the tx along');
  expect(await ctx.db.write(async () => 2)).toBe(2);
});

test.runIf(process.env.DATABASE_URL)(
  'a PostgreSQL that says yes before a commit is written down is told to write first',
  async () => {
    const { ctx } = await house({ empty: true });
    const asked = () => ({ how: sql<string>`current_setting('synchronous_commit')` });
    const here = { name: 'of-this-test', value: '1' };
    await ctx.db.write((tx) => putMark(tx, here.name, here.value));
    expect(await ctx.db.read.select(asked()).from(marks).limit(1)).toEqual([{ how: 'off' }]);
    expect(await ctx.db.write((tx) => tx.select(asked()).from(marks).limit(1))).toEqual([{ how: 'on' }]);
  },
);

test('a setting that is read from a file decides like one that is given', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'settings-'));
  await writeFile(join(folder, 'url'), 'postgres://nowhere/house');
  const say = `import('#kernel/config.ts').then(({ dialect }) => process.stdout.write(dialect))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--eval', say], {
    env: { ...process.env, DATABASE_URL: '', DATABASE_URL_FILE: join(folder, 'url') },
  });
  await rm(folder, { recursive: true });
  expect(stdout).toBe('postgres');
});

test('a setting whose file cannot be read, or that is given twice, stops the start with a sentence', () => {
  expect(() => readConfig({ SMTP_URL_FILE: '/nowhere/smtp' })).toThrow(
    'SMTP_URL_FILE names /nowhere/smtp, which cannot be read.',
  );
  const twice = { SMTP_URL: 'smtp://localhost', SMTP_URL_FILE: '/nowhere/smtp' };
  expect(() => readConfig(twice)).toThrow(new WrongSetting('Set SMTP_URL or SMTP_URL_FILE, not both.'));
});

test('of two who remember a value under one name, both go by the first', async () => {
  const { ctx } = await house();
  const said = await Promise.all(['mine', 'yours'].map((value) => markOf(ctx.db, 'of-this-test', value)));
  // Who was first is the database's to say.
  const first = await markOf(ctx.db, 'of-this-test', 'late');
  expect(said).toEqual([first, first]);
  expect(first).not.toBe('late');
});

test('a second name that a killed process left to a key goes with the key', async () => {
  const { ctx, dataDir } = await house();
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  const folder = join(dataDir, 'keyring', ada.slice(0, 2));
  await link(join(folder, `${ada}.key`), join(folder, `${ada}.key.0f8fad5b-d9cb.part`));
  await ctx.vault.destroy(ada, 'content');
  // Another person's key may lie in the same folder.
  const ofAda = (await readdir(folder)).filter((name) => name.startsWith(ada));
  expect(ofAda).toEqual([`${ada}.key`]);
});

test('a key that one process destroyed is not brought back by another that remembers it', async () => {
  const { ctx, dataDir } = await house();
  const other = openVault(join(dataDir, 'keyring'), await instanceKey(ctx.config.keyFile, false));
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  expect(await other.keysOf(ada)).toEqual({ content: true, evidence: true });
  await ctx.vault.destroy(ada, 'content');
  await other.destroy(ada, 'evidence');
  const anew = openVault(join(dataDir, 'keyring'), await instanceKey(ctx.config.keyFile, false));
  expect(await anew.keysOf(ada)).toEqual({ content: false, evidence: false });
});

test('of several first starts at once, and of two who admit one person, all have the same keys', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const starts = Array.from({ length: 8 }, () => instanceKey(join(folder, 'instance.key'), true));
  const found = new Set((await Promise.all(starts)).map((key) => key.toString('hex')));
  expect(found.size).toBe(1);
  const [one, other] = [1, 2].map(() => openVault(folder, Buffer.from([...found][0] ?? '', 'hex')));
  if (!one || !other) throw new Error('two vaults on one keyring');
  const place = { table: 't', column: 'c', row: 'r' };
  for (const ada of Array.from({ length: 20 }, () => newId<'subject'>())) {
    const sealedBy = async (vault: typeof one) => {
      await vault.admit(ada);
      return vault.sealText(ada, place, 'words');
    };
    const [mine, yours] = await Promise.all([sealedBy(one), sealedBy(other)]);
    expect(await one.openText(ada, place, yours)).toBe('words');
    expect(await other.openText(ada, place, mine)).toBe('words');
  }
  expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a worker that comes back after its lease ran out changes nothing of a job that another one has', async () => {
  const { ctx } = await house();
  const event = 'tests.nothing-happened';
  await ctx.db.write((tx) =>
    insertJobs(tx, ctx.now(), [{ name: 'tests/none', event, fact: {}, lane: 'compute' }]),
  );
  const minute = 60_000;
  const at = (minutes: number) => new Date(ctx.now().getTime() + minutes * minute);
  const first = await claim(ctx.db, 'compute', at(0), minute);
  const second = await claim(ctx.db, 'compute', at(2), minute);
  if (!first || !second) throw new Error('both got the job, one after the other');
  expect(await keepLease(ctx.db, first, at(9))).toEqual(first);
  await park(ctx.db, first, 'too late');
  await putBack(ctx.db, first, at(0), 0, 'too late');
  await finish(ctx.db, first);
  expect(await queueState(ctx.db.read)).toMatchObject([{ state: 'running', reason: null, jobs: 1 }]);
  await finish(ctx.db, await keepLease(ctx.db, second, at(9)));
  expect(await queueState(ctx.db.read)).toEqual([]);
});

test('a job of another version is left to it for a day, while both run, and is parked only then', async () => {
  const { ctx, settle, wait } = await house();
  const event = 'tests.nothing-happened';
  await ctx.db.write((tx) =>
    insertJobs(tx, ctx.now(), [{ name: 'tests/of-the-next-version', event, fact: {}, lane: 'quick' }]),
  );
  const reason = 'no such job in this version';
  await settle();
  expect(await queueState(ctx.db.read)).toMatchObject([{ state: 'waiting', reason, jobs: 1 }]);
  wait(24 * 3_600_000 + 1);
  await settle();
  expect(await queueState(ctx.db.read)).toMatchObject([{ state: 'parked', reason, jobs: 1 }]);
});
