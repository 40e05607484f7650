import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
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
