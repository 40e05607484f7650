import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { days, hours } from '#kernel/durations.ts';
import { newId } from '#kernel/ids.ts';
import { keepLeaving } from '#kernel/leavings.ts';
import { type House, house } from '#testing/house.ts';
import { folderFor } from '#testing/migrating.ts';
import { nightFalls } from '#testing/nights.ts';
import { emptyStore, s3Server } from '#testing/s3.ts';
import { uploads } from '../modules/carried/data.ts';
import { night, standingOf } from '../modules/nights/verbs.ts';
import { removeStrays, SharedStore, TooManyStrays } from './strays.ts';

async function* words(text: string) {
  yield Buffer.from(text);
}
const there = async ({ ctx }: House) => (await Array.fromAsync(ctx.files.all())).map(({ file }) => file);
/** A sealed file of somebody, as a crash before its row leaves it. */
async function crashed({ ctx }: House) {
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  return { ada, file: (await ctx.files.save(ada, words('I led the migration.'), 1e6)).file };
}
/** The files of these houses lie there by the clock of this machine. */
const dayLater = (hoursMore: number) => new Date(Date.now() + days(1) + hours(hoursMore));
const disk = async () => ({ env: {} });
const stores = [
  { name: 'the disk', open: disk, onS3: false, runs: true },
  { name: 'a real S3 server (needs S3_SERVER)', open: emptyStore, onS3: true, runs: s3Server !== '' },
];

describe.each(stores)('on $name', ({ open, runs, onS3 }) => {
  test.runIf(runs)('what a crash left goes after a day, and what a row names stays', async () => {
    const here = await house({ env: (await open()).env });
    const { file: stray } = await crashed(here);
    const { ada, file: named } = await crashed(here);
    const row = { id: newId<'archiveUpload'>(), subjectId: ada, file: named, state: 'shown' } as const;
    const rest = { done: 0, of: 0, uploadedAt: here.ctx.now() };
    await here.ctx.db.write((tx) => tx.insert(uploads).values({ ...row, ...rest }));
    expect(await removeStrays(here.ctx, dayLater(-1))).toBe(0);
    expect(new Set(await there(here))).toEqual(new Set([stray, named]));
    expect(await removeStrays(here.ctx, dayLater(1))).toBe(1);
    expect(await there(here)).toEqual([named]);
    expect(await removeStrays(here.ctx, dayLater(1))).toBe(0);
  });

  test.runIf(runs)('what was never written to its end goes as well', async () => {
    const here = await house({ env: (await open()).env });
    await (onS3 ? beginUpload(here) : halfWritten(here));
    expect(await removeStrays(here.ctx, dayLater(-1))).toBe(0);
    expect(await removeStrays(here.ctx, dayLater(1))).toBe(1);
    expect(await removeStrays(here.ctx, dayLater(1))).toBe(0);
  });
});

function halfWritten({ dataDir }: House) {
  mkdirSync(join(dataDir, 'files', 'ab'), { recursive: true });
  const path = join(dataDir, 'files', 'ab', 'abcdef.1.part');
  writeFileSync(path, 'half');
  utimesSync(path, new Date(), new Date());
}
/** Two parts reach the store, and then the process is gone: what fills the file never comes to its end. */
async function beginUpload({ ctx }: House) {
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  const sent = Promise.withResolvers<void>();
  async function* endless() {
    for (let piece = 0; piece < 5; piece++) yield Buffer.alloc(4_000_000);
    sent.resolve();
    await new Promise<never>(() => undefined);
  }
  void ctx.files.save(ada, endless(), 1e9);
  await sent.promise;
}

test.runIf(s3Server)(
  'two houses in one bucket: neither takes the other for strays, and the admin reads why',
  async () => {
    const { env } = await emptyStore();
    const [first, second] = [await house({ env }), await house({ env })];
    expect(await removeStrays(first.ctx, dayLater(-1))).toBe(0);
    const { file } = await crashed(first);
    await expect(removeStrays(second.ctx, dayLater(1))).rejects.toThrow(SharedStore);
    expect(await there(second)).toEqual([file]);
    second.wait(Date.now() + days(3) - second.ctx.now().getTime());
    await nightFalls(second);
    expect(await second.admin.page('/retention/nights')).toContain('Give each house a bucket of its own');
    expect(await there(second)).toEqual([file]);
    expect(await removeStrays(first.ctx, dayLater(1))).toBe(1);
  },
);

test.runIf(s3Server)(
  'what was restored from a backup beside its house takes none of its newer files for strays',
  async () => {
    const { env } = await emptyStore();
    const here = await house({ env });
    expect(await removeStrays(here.ctx, dayLater(-1))).toBe(0);
    const { file } = await crashed(here);
    const elsewhere = { ...here.ctx.config, dataDir: folderFor('copy') };
    const restored = { ...here.ctx, config: elsewhere };
    await expect(removeStrays(restored, dayLater(1))).rejects.toThrow(SharedStore);
    expect(await there(here)).toEqual([file]);
  },
);

test('where a tenth of a large store belongs to nobody, nothing is removed and the admin reads why', async () => {
  const here = await house();
  const folder = join(here.dataDir, 'files', 'ab');
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < 1001; n++) writeFileSync(join(folder, `ab${n}`), '');
  await expect(removeStrays(here.ctx, dayLater(1))).rejects.toThrow(TooManyStrays);
  expect(await there(here)).toHaveLength(1001);
  here.wait(Date.now() + days(3) - here.ctx.now().getTime());
  await nightFalls(here);
  expect((await standingOf(here.ctx)).nights[0]?.row?.failures).toEqual([
    { holding: 'strays', because: 'TooManyStrays' },
  ]);
  expect(await here.admin.page('/retention/nights')).toContain('DATABASE_URL, STORAGE_URL and DATA_DIR');
});

test('the night removes strays and says how many they were', async () => {
  const here = await house();
  await crashed(here);
  const { file } = await crashed(here);
  await here.ctx.db.write((tx) => keepLeaving(tx, [file], here.ctx.now()));
  here.wait(Date.now() + days(3) - here.ctx.now().getTime());
  await nightFalls(here);
  expect(await there(here)).toEqual([]);
  expect((await standingOf(here.ctx)).nights[0]?.row).toMatchObject({ state: 'done', strays: 1 });
  expect(await here.admin.page('/retention/nights')).toContain('1 file that a crash had left behind');
});

test('after a jump of the clock no file is taken for old; the night after looks again', async () => {
  const here = await house();
  here.wait(Date.now() - here.ctx.now().getTime());
  await night(here.ctx);
  const { file } = await crashed(here);
  here.wait(days(3));
  await night(here.ctx);
  expect(await there(here)).toEqual([file]);
  here.wait(days(1));
  await night(here.ctx);
  expect(await there(here)).toEqual([]);
});
