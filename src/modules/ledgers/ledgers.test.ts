import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findPerson, namesOf } from '#auth';
import { erasureOf } from '#erasures';
import { readConfig } from '#kernel/config.ts';
import { days } from '#kernel/data.ts';
import { BehindLedger, BrokenLedger, readLedger, writeErasure } from '#kernel/erasure-ledger.ts';
import { newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { erased } from '#testing/erasing.ts';
import { type House, house } from '#testing/house.ts';
import { interviewed } from '#testing/reviewing.ts';
import { createApp, holdings, jobs } from '../../app.tsx';
import { endRecords, ledgerState, refuseIfBehind, replayErasures } from './verbs.ts';

const onPostgres = Boolean(process.env.DATABASE_URL);
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'ledger-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
const erasing = () => ({
  ...{ at: '2026-08-22T10:00:00.000Z', erasureId: newId<'erasure'>(), subjectId: newId<'subject'>() },
  keys: [{ kind: 'content' as const, id: 'k' }],
});

test('the ledger keeps one line for a person and a key, and notices every change', async () => {
  const { ctx, dataDir: dir } = await house({ empty: true });
  const ada = erasing();
  await Promise.all([writeErasure(ctx, ada), writeErasure(ctx, ada), writeErasure(ctx, erasing())]);
  expect((await readLedger(dir)).map(({ number }) => number)).toEqual([1, 2]);
  const path = join(dir, 'keyring', 'erasures.log');
  const whole = readFileSync(path, 'utf8');
  appendFileSync(path, '{"number":3,"a power cut');
  expect(await readLedger(dir)).toHaveLength(2);
  await writeErasure(ctx, erasing());
  expect(await readLedger(dir)).toHaveLength(3);
  for (const changed of [whole.replace(ada.subjectId, newId()), whole.slice(whole.indexOf('\n') + 1)]) {
    writeFileSync(path, changed);
    await expect(readLedger(dir)).rejects.toThrow(BrokenLedger);
  }
});

/** Another start of the house on a copy of its folder, with the database of another day. */
async function started(here: House, database: string, keyring = join(here.dataDir, 'keyring')) {
  const dataDir = folder();
  cpSync(keyring, join(dataDir, 'keyring'), { recursive: true });
  cpSync(database, join(dataDir, 'house.db'));
  const config = readConfig({ DATA_DIR: dataDir, BASE_URL: here.ctx.config.baseUrl });
  const migrations = process.env.TEST_MIGRATIONS ?? './migrations';
  const ctx = await openCtx(config, { jobs, holdings, migrations, log: silentLog, mail: null });
  onTestFinished(() => closeCtx(ctx));
  return ctx;
}
async function copyOf(here: House) {
  await here.ctx.db.emptyJournal();
  const copy = join(folder(), 'house.db');
  cpSync(join(here.dataDir, 'house.db'), copy);
  return copy;
}

test.skipIf(onPostgres)(
  "yesterday's database serves nobody before the ledger is replayed; then Ada is gone from it, too",
  async () => {
    const here = await house();
    const [ada, bob] = [await interviewed(here), await interviewed(here, { name: 'Bob' })];
    const { subjectId } = ada.invitation;
    const yesterday = await copyOf(here);
    const { certificate } = await erased(here, subjectId);
    await refuseIfBehind(here.ctx);
    const ctx = await started(here, yesterday);
    expect(await ctx.db.read.$count((await import('../people/data.ts')).people)).toBe(5);
    await expect(refuseIfBehind(ctx)).rejects.toThrow('npm run restore -- --replay');
    await expect(refuseIfBehind(ctx)).rejects.toThrow(BehindLedger);
    expect(await replayErasures(ctx)).toBe(1);
    await refuseIfBehind(ctx);
    expect(await findPerson(ctx, subjectId)).toBeUndefined();
    expect((await namesOf(ctx, [bob.invitation.subjectId])).get(bob.invitation.subjectId)).toBe('Bob');
    expect((await erasureOf(ctx, subjectId))?.certificate).toBe(certificate);
    expect((await createApp(ctx).request(new URL(certificate).pathname)).status).toBe(200);
    expect(await ledgerState(ctx)).toMatchObject({ lines: 1, applied: 1, behind: [] });
    expect(await replayErasures(ctx)).toBe(0);
  },
);

test.skipIf(onPostgres)(
  'a keyring of yesterday under the database of today is noticed: the key goes again and the ledger has its line back',
  async () => {
    const here = await house();
    const { subjectId } = (await interviewed(here)).invitation;
    const keyring = folder();
    cpSync(join(here.dataDir, 'keyring'), keyring, { recursive: true });
    await erased(here, subjectId);
    await refuseIfBehind(here.ctx);
    const ctx = await started(here, await copyOf(here), keyring);
    expect((await ctx.vault.keysOf(subjectId)).content).toBe(true);
    await expect(refuseIfBehind(ctx)).rejects.toThrow('shorter than this database remembers');
    await replayErasures(ctx);
    await refuseIfBehind(ctx);
    expect((await ctx.vault.keysOf(subjectId)).content).toBe(false);
    expect(await readLedger(ctx.config.dataDir)).toEqual(await readLedger(here.dataDir));
  },
);

test('a house that lost its database replays its ledger before it is set up again', async () => {
  const here = await house({ empty: true });
  await writeErasure(here.ctx, erasing());
  await expect(refuseIfBehind(here.ctx)).rejects.toThrow('one person was erased since');
  expect(await replayErasures(here.ctx)).toBe(1);
  await refuseIfBehind(here.ctx);
});

test('the key of the records goes in the night after the last record has ended, with a line of its own', async () => {
  const here = await house();
  const { subjectId } = (await interviewed(here)).invitation;
  await erased(here, subjectId);
  await endRecords(here.ctx);
  expect((await here.ctx.vault.keysOf(subjectId)).evidence).toBe(true);
  here.wait(days(3 * 366));
  for (const holding of here.ctx.holdings) await holding.expire(here.ctx, here.ctx.now());
  await endRecords(here.ctx);
  expect(await here.ctx.vault.keysOf(subjectId)).toEqual({ content: false, evidence: false });
  expect((await readLedger(here.dataDir)).map(({ keys }) => keys.map(({ kind }) => kind))).toEqual([
    ['content'],
    ['evidence'],
  ]);
});
