import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#kernel/config.ts';
import { BrokenLedger, readLedger } from '#kernel/erasure-ledger.ts';
import { migrationsIn, NewerDatabase, waitingAmong } from '#kernel/migrations.ts';
import { findMark } from '#kernel/queue.ts';
import { openVault } from '#kernel/vault.ts';
import { type Check, codeOf, type Examined, type Finding, failed, modeOf, ok, warning } from './finding.ts';

/** Can it be reached, and is it of this version of the product? `trouble` is why it could not be opened. */
export async function database({ config, look, migrations }: Examined, trouble: unknown): Promise<Finding> {
  const name = 'Database';
  if (!look) return noDatabase(config, trouble);
  const known = await migrationsIn(migrations, config.databaseUrl ? 'postgres' : 'sqlite');
  const applied = await look.applied();
  const waiting = waitingFor(known, applied);
  if (!waiting)
    return failed(
      name,
      'It was migrated by a newer version of the product than this one.',
      'Start that newer version, or restore the backup that was made before it.',
    );
  if (!applied)
    return warning(name, 'It is reached, and is empty.', 'The first start makes its tables: npm start.');
  if (waiting.length)
    return warning(
      name,
      `It is reached, and lacks ${waiting.length} of ${known.length} migrations.`,
      'Make a backup (npm run backup); the next start migrates it.',
    );
  return ok(name, `It is reached, and all ${known.length} migrations ran.`);
}
function waitingFor(...asked: Parameters<typeof waitingAmong>) {
  try {
    return waitingAmong(...asked);
  } catch (error) {
    if (error instanceof NewerDatabase) return undefined;
    throw error;
  }
}
async function noDatabase({ databaseUrl, dataDir }: Config, trouble: unknown): Promise<Finding> {
  const name = 'Database';
  const code = codeOf(trouble);
  if (databaseUrl)
    return failed(
      name,
      `PostgreSQL cannot be reached (${code}).`,
      'See that it runs, that this machine reaches it, and that DATABASE_URL names the right user, password and database.',
    );
  const there = await stat(join(dataDir, 'house.db')).catch(() => undefined);
  if (there)
    return failed(
      name,
      `${join(dataDir, 'house.db')} cannot be opened (${code}).`,
      'Let this user read it. If it is damaged, put a backup back: npm run restore.',
    );
  const keys = (await readdir(join(dataDir, 'keyring')).catch(() => [])).filter((one) => one.length === 2);
  if (keys.length)
    return failed(
      name,
      'There are keys of people, and no database.',
      'Put the database back from a backup (npm run restore), or set DATABASE_URL if it is PostgreSQL.',
    );
  return ok(name, 'It is made at the first start.');
}

/** Is the instance key the one of this database, and does nobody else read it? */
export const keys: Check = async ({ config, look }) => {
  const { keyFile } = config;
  const known = look && (await findMark(look.read, 'instance-key-check').catch(() => undefined));
  const found = await stat(keyFile).catch(() => undefined);
  if (!found && known === undefined) return ok('Keys', `${keyFile} is made at the first start.`);
  if (!found)
    return failed(
      'Keys',
      `The instance key ${keyFile} is missing.`,
      'Put the key file back from the newest backup of the keys: without it nothing sealed can be read.',
    );
  return (await wrongKey(config, known)) ?? (await broken(config)) ?? openTo(keyFile, found.mode, known);
};
async function wrongKey({ keyFile, dataDir }: Config, known: string | undefined) {
  const key = await readFile(keyFile).catch(() => undefined);
  if (!key)
    return failed(
      'Keys',
      `This user may not read ${keyFile}.`,
      `Give it to the user of the product: chown USER ${keyFile}`,
    );
  if (key.length !== 32)
    return failed(
      'Keys',
      `${keyFile} has ${key.length} bytes instead of 32.`,
      'Put the right key file back from the newest backup of the keys.',
    );
  if (known === undefined || openVault(join(dataDir, 'keyring'), key).checkValue === known) return undefined;
  return failed(
    'Keys',
    `${keyFile} is not the key that this database was made with.`,
    'Put the right key file back, or let DATA_DIR and DATABASE_URL name what belongs to this key.',
  );
}
async function broken({ dataDir }: Config) {
  const trouble = await readLedger(dataDir).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(trouble instanceof BrokenLedger)) return undefined;
  return failed('Keys', 'The list of erasures that lies with the keys was changed.', trouble.message);
}
function openTo(keyFile: string, mode: number, known: string | undefined) {
  const close = `Close it: chmod 400 ${keyFile}`;
  if (mode & 0o007)
    return failed('Keys', `Everybody on this machine may read ${keyFile} (mode ${modeOf(mode)}).`, close);
  if (mode & 0o377)
    return warning('Keys', `${keyFile} is not for its owner's reading alone (mode ${modeOf(mode)}).`, close);
  return ok('Keys', known === undefined ? `${keyFile} is there.` : `${keyFile} is the key of this database.`);
}
