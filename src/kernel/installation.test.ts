import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { admitPerson } from '#auth';
import { type Config, dialect } from '#kernel/config.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { refuseIfKeyless } from '#people';
import { emptyDatabase } from '#testing/database.ts';
import { type House, house } from '#testing/house.ts';
import { folderFor } from '#testing/migrating.ts';
import { holdings, jobs } from '../app.tsx';

const migrations = process.env.TEST_MIGRATIONS ?? './migrations';
const elsewhere = (config: Config, dataDir: string): Config => ({
  ...config,
  dataDir,
  keyFile: join(dataDir, 'keyring', 'instance.key'),
});
/** Starts and stops: what matters is whether it is let in. */
async function start(config: Config) {
  const ctx = await openCtx(config, { jobs, holdings, migrations, log: silentLog, mail: null });
  await refuseIfKeyless(ctx).finally(() => closeCtx(ctx));
}
const idIn = (dataDir: string) => readFileSync(join(dataDir, 'keyring', 'installation.id'), 'utf8');
/** The same database seen with another data folder; on SQLite it lies in there. */
async function withFolder(here: House, fill: (dataDir: string) => void) {
  const dataDir = folderFor('mounted');
  await here.ctx.db.emptyJournal();
  if (dialect === 'sqlite') cpSync(join(here.dataDir, 'house.db'), join(dataDir, 'house.db'));
  fill(dataDir);
  return elsewhere(here.ctx.config, dataDir);
}

test('an empty mount is refused before anything is made in it, and the sentence says what to do', async () => {
  const here = await house();
  const config = await withFolder(here, () => undefined);
  await expect(start(config)).rejects.toThrow('Mount the folder that belongs to it');
  expect(readdirSync(config.dataDir).filter((name) => !name.startsWith('house.db'))).toEqual([]);
});

test('the folder of another installation is refused', async () => {
  const [here, other] = [await house(), await house()];
  expect(idIn(here.dataDir)).not.toBe(idIn(other.dataDir));
  const config = await withFolder(here, (dataDir) =>
    cpSync(join(other.dataDir, 'keyring'), join(dataDir, 'keyring'), { recursive: true }),
  );
  await expect(start(config)).rejects.toThrow('belongs to another installation');
});

test('the right folder is let in, and so is one whose mark was written anew by hand', async () => {
  const here = await house();
  const config = await withFolder(here, (dataDir) => cpSync(here.dataDir, dataDir, { recursive: true }));
  await start(config);
  const path = join(config.dataDir, 'keyring', 'installation.id');
  rmSync(path);
  await expect(start(config)).rejects.toThrow(`write ${idIn(here.dataDir).trim()} into ${path}`);
  writeFileSync(path, idIn(here.dataDir));
  await start(config);
});

test('a new database is refused beside the keys of people', async () => {
  const here = await house();
  const dataDir = folderFor('mounted');
  cpSync(join(here.dataDir, 'keyring'), join(dataDir, 'keyring'), { recursive: true });
  const database = await emptyDatabase(undefined, '');
  onTestFinished(database.drop);
  const { DATABASE_URL: databaseUrl } = database.env as { DATABASE_URL?: string };
  const config = { ...elsewhere(here.ctx.config, dataDir), databaseUrl };
  await expect(start(config)).rejects.toThrow('holds the keys of people already');
});

test('a keyring without a key of anybody is refused where people are known', async () => {
  const here = await house({ empty: true });
  await start(here.ctx.config);
  await admitPerson(here.ctx, { kind: 'candidate', name: 'Ada', email: 'ada@example.org', language: 'en' });
  await start(here.ctx.config);
  const keyring = join(here.dataDir, 'keyring');
  const away = folderFor('away');
  for (const name of readdirSync(keyring).filter((one) => one.length === 2))
    renameSync(join(keyring, name), join(away, name));
  await expect(start(here.ctx.config)).rejects.toThrow('holds no keys of people');
});

test('of three first starts on one folder all get in, under one id', async () => {
  const database = await emptyDatabase(undefined, '');
  onTestFinished(database.drop);
  const { readConfig } = await import('#kernel/config.ts');
  const dataDir = folderFor('new');
  mkdirSync(join(dataDir, 'keyring'));
  writeFileSync(join(dataDir, 'keyring', 'instance.key'), Buffer.alloc(32, 7));
  const config = readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://house.example', ...database.env });
  await Promise.all([start(config), start(config), start(config)]);
  await start(config);
});
