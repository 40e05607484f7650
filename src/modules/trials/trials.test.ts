import { readdirSync } from 'node:fs';
import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastRuns } from '#backups';
import { days, hours, minutes } from '#kernel/data.ts';
import { answered } from '#testing/answers.ts';
import { ask } from '#testing/database.ts';
import { type House, house } from '#testing/house.ts';
import { folderFor } from '#testing/migrating.ts';
import { interviewed } from '#testing/reviewing.ts';
import { makeBackup } from '../backups/verbs.ts';
import { backupState } from './index.ts';
import { alarmOf } from './model.ts';
import { forgetKilledTrials } from './verbs.ts';

/** A house that makes backups by night. */
const nightly = (mail = false) => {
  const folder = folderFor('backups');
  const env = { BACKUP_DIR: join(folder, 'data'), BACKUP_KEYRING_DIR: join(folder, 'keys') };
  return house({ env, mail });
};
/** The next night with everything that comes of it, and an hour's look afterwards. */
async function oneNight(here: House) {
  here.wait(days(1));
  await here.tick();
  await here.settle();
}
const newest = async ({ ctx }: House) => (await lastRuns(ctx.db.read, ctx.now(), 1))[0];
const alarms = ({ posted }: House) =>
  posted.filter(({ subject }) => /backup is not good|no good backup/.test(subject));

test('each backup is restored where nobody sees it, opened and compared, and the page says so', async () => {
  const here = await nightly();
  await interviewed(here);
  await answered(here, Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(70_000, 7)]));
  await oneNight(here);
  expect(await newest(here)).toMatchObject({
    state: 'good',
    way: 'restored',
    people: 5,
    opened: 5,
    files: 1,
  });
  expect(here.said()).toContain('trials.backup-tried');
  const page = await here.admin.page('/settings/backups');
  expect(page).toContain('Restored');
  expect(page).toContain('everything of 5 of 5 people opened');
  expect(readdirSync(here.dataDir).filter((name) => name.startsWith('restore-trial'))).toEqual([]);
  expect(await here.admin.page('/')).not.toContain('good backup');
  expect((await here.rita.get('/settings/backups')).status).toBe(403);
});

test('a backup that was damaged before its trial is not good: the file is named, and the admins hear of it once', async () => {
  const here = await nightly(true);
  const made = await makeBackup(here.ctx);
  const [name = ''] = readdirSync(made.keyring).filter((one) => one.length === 2);
  const [key = ''] = readdirSync(join(made.keyring, name));
  const path = join(made.keyring, name, key);
  const bytes = await readFile(path);
  bytes[12] = (bytes[12] ?? 0) ^ 1;
  await writeFile(path, bytes);
  await here.settle();
  expect(await newest(here)).toMatchObject({ state: 'failed' });
  expect((await newest(here))?.reason).toContain(`damaged or missing: ${name}/${key}`);
  expect(alarms(here)).toHaveLength(1);
  expect(await here.admin.page('/')).toContain('The newest backup is not good');
  expect(await here.rita.page('/')).not.toContain('The newest backup is not good');
  expect(await here.admin.page('/settings/backups')).toContain(`${name}/${key}`);
  here.wait(hours(2));
  await here.tick();
  await here.settle();
  expect(alarms(here)).toHaveLength(1);
  await oneNight(here);
  expect(await newest(here)).toMatchObject({ state: 'good' });
  expect(await here.admin.page('/')).not.toContain('The newest backup is not good');
});

test('a backup that could not be made is written down, and is an alarm', async () => {
  const here = await nightly(true);
  const { folder } = here.ctx.config.backup;
  await writeFile(folder, 'a file where the folder should be');
  await oneNight(here);
  expect(await newest(here)).toMatchObject({ state: 'failed', files: 0 });
  expect(alarms(here)).toHaveLength(1);
  await rm(folder);
  await oneNight(here);
  expect(await newest(here)).toMatchObject({ state: 'good' });
  expect((await backupState(here.ctx)).alarm).toBeUndefined();
});

test('where no backup comes at all it is an alarm after two days, and where none is wanted never', async () => {
  const here = await nightly(true);
  await here.tick();
  await here.settle();
  const without = await house({ mail: true });
  without.wait(days(3));
  expect((await backupState(without.ctx)).alarm).toBeUndefined();
  const good = await newest(here);
  here.wait(hours(48) - minutes(1) + ((good?.madeAt ?? here.ctx.now()).getTime() - here.ctx.now().getTime()));
  expect((await backupState(here.ctx)).alarm).toBeUndefined();
  here.wait(minutes(1));
  expect((await backupState(here.ctx)).alarm).toMatchObject({ because: 'old' });
  expect(await here.admin.page('/')).toContain('no good backup for two days');
});

test('keys that a killed trial left go in the next night, though no trial comes any more', async () => {
  const here = await house();
  const trial = join(here.dataDir, 'restore-trial-killed');
  await mkdir(join(trial, 'keyring'), { recursive: true });
  const begun = new Date(here.ctx.now().getTime() - hours(1));
  await utimes(trial, begun, begun);
  await forgetKilledTrials(here.ctx);
  expect(readdirSync(here.dataDir)).toContain('restore-trial-killed');
  await oneNight(here);
  expect(readdirSync(here.dataDir)).not.toContain('restore-trial-killed');
});

test('the newest failure counts until a later backup is good', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour));
  const run = (state: 'good' | 'failed', hour: number) => ({ state, madeAt: at(hour), reason: null });
  expect(alarmOf(run('failed', 3), run('good', 1), at(0), at(4))).toMatchObject({
    because: 'failed',
    since: at(3),
  });
  expect(alarmOf(run('good', 5), run('good', 5), at(0), at(6))).toBeUndefined();
  expect(alarmOf(run('good', 5), run('good', 5), at(0), at(53))).toMatchObject({
    because: 'old',
    since: at(5),
  });
  expect(alarmOf(undefined, undefined, at(0), at(47))).toBeUndefined();
  expect(alarmOf(undefined, undefined, at(0), at(48))).toMatchObject({ because: 'old', since: at(0) });
});

test.runIf(process.env.DATABASE_URL)(
  'where the user of PostgreSQL may make no database, the copy is read to its end, and the page says that it was not restored',
  async () => {
    const here = await nightly();
    const url = new URL(here.ctx.config.databaseUrl ?? '');
    const who = `limited_${Date.now().toString(36)}`;
    await ask(url.href, `create role ${who} login nosuperuser nocreatedb in role pg_read_all_data`);
    const { trySets } = await import('#restores');
    const made = await makeBackup(here.ctx);
    url.username = who;
    const config = { ...here.ctx.config, databaseUrl: url.href };
    const never = () => Promise.reject(new Error('nothing is opened'));
    const trial = { open: never, close: never, folder: here.dataDir, most: 1 };
    expect(await trySets(config, { ...made, ...trial })).toMatchObject({ way: 'read', opened: 0 });
    await ask(here.ctx.config.databaseUrl ?? '', `drop role ${who}`);
  },
);
