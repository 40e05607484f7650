import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findPerson } from '#auth';
import { makeBackup } from '#backups';
import { type Config, readConfig } from '#kernel/config.ts';
import { days } from '#kernel/data.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { answered } from '#testing/answers.ts';
import { emptyDatabase } from '#testing/database.ts';
import { erased } from '#testing/erasing.ts';
import { house } from '#testing/house.ts';
import { interviewed } from '#testing/reviewing.ts';
import { emptyStore, s3Server } from '#testing/s3.ts';
import { holdings, jobs } from '../../app.tsx';
import { restoreSets } from './index.ts';

const migrations = process.env.TEST_MIGRATIONS ?? './migrations';
const open = (config: Config) => openCtx(config, { jobs, holdings, migrations, log: silentLog, mail: null });
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'restored-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
/** An empty machine. */
async function elsewhere(env: Record<string, string> = {}) {
  const database = await emptyDatabase(undefined, '');
  onTestFinished(database.drop);
  return readConfig({ DATA_DIR: folder(), BASE_URL: 'http://house.example', ...database.env, ...env });
}
const sets = ({ data, keyring }: { data: string; keyring: string }) => ({
  data,
  keyring,
  open,
  close: closeCtx,
});

test('on an empty machine the two sets are the whole house again', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const made = await makeBackup(here.ctx);
  const config = await elsewhere();
  expect(await restoreSets(config, sets(made))).toMatchObject({ erased: 0, people: 4 });
  const ctx = await open(config);
  onTestFinished(() => closeCtx(ctx));
  const exports = (from: typeof ctx) =>
    Promise.all(holdings.map((holding) => holding.export(from, ada.sitting.subjectId)));
  expect(await exports(ctx)).toEqual(await exports(here.ctx));
});

test("yesterday's data with today's ledger: Ada, erased since, is erased again, and Bob is there", async () => {
  const here = await house();
  const [ada, bob] = [await interviewed(here), await interviewed(here, { name: 'Bob' })];
  const yesterday = await makeBackup(here.ctx);
  here.wait(days(1));
  await erased(here, ada.sitting.subjectId);
  const today = await makeBackup(here.ctx);
  // Also with yesterday's keys: the ledger of today lies beside them.
  for (const keyring of [today.keyring, yesterday.keyring]) {
    const config = await elsewhere();
    const done = await restoreSets(config, sets({ data: yesterday.data, keyring }));
    expect(done.erased).toBe(1);
    const ctx = await open(config);
    onTestFinished(() => closeCtx(ctx));
    expect(await findPerson(ctx, ada.sitting.subjectId)).toBeUndefined();
    expect((await ctx.vault.keysOf(ada.sitting.subjectId)).content).toBe(false);
    expect((await findPerson(ctx, bob.sitting.subjectId))?.name).toBe('Bob');
  }
});

test.runIf(s3Server)('out of one store, through a backup, into another: what Ada said is there', async () => {
  const here = await house({ env: (await emptyStore()).env });
  const body = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(300_000, 7)]);
  const { subjectId } = await answered(here, body);
  const made = await makeBackup(here.ctx);
  expect(made.files).toBe(1);
  const config = await elsewhere((await emptyStore()).env);
  await restoreSets(config, sets(made));
  const ctx = await open(config);
  onTestFinished(() => closeCtx(ctx));
  const [first] = await Array.fromAsync(ctx.files.all());
  const file = first?.file;
  if (!file) throw new Error('the other store is empty');
  expect(Buffer.concat(await Array.fromAsync(ctx.files.read(subjectId, file))).equals(body)).toBe(true);
});

test('nothing is restored over a house, out of the wrong set, or out of half a set', async () => {
  const here = await house();
  const made = await makeBackup(here.ctx);
  await expect(restoreSets(here.ctx.config, sets(made))).rejects.toThrow('already');
  const config = await elsewhere();
  const swapped = { data: made.keyring, keyring: made.data };
  await expect(restoreSets(config, sets(swapped))).rejects.toThrow('one of data is wanted');
  const half = join(folder(), 'keyring-20260822T100000Z');
  cpSync(made.keyring, half, { recursive: true });
  rmSync(join(half, 'instance.key'));
  await expect(restoreSets(config, sets({ data: made.data, keyring: half }))).rejects.toThrow(
    'damaged or missing',
  );
  expect(dirname(half)).not.toBe(dirname(made.keyring));
});
