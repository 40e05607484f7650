import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { postgresConnection, sqliteConnection } from './connections.ts';
import { syncFolder } from './disk.ts';
import { Refusal } from './errors.ts';
import type { Log } from './log.ts';
import {
  appliedTo,
  guard,
  guardsMissing,
  hasRows,
  type Migration,
  migrationsIn,
  type SqlConnection,
  takeSteps,
  waitingAmong,
} from './migrations.ts';
import { hasPgDump, snapshotOf } from './snapshot.ts';

/** What an upgrade needs to know besides the connection. */
export interface Upgrade {
  migrations: string;
  /** Tables whose rows the database refuses to write while their person is frozen. */
  guarded: readonly string[];
  /** Folder for the copy that is made before a database with rows is changed; none is made without it. */
  copies?: string | undefined;
  log?: Log;
}
type Named = { url: string | undefined; file: string };

/** The copy could not be made, and so nothing was changed. */
export class NoCopy extends Error {}

const stampOf = (at: Date) => at.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
const copyName = /^before-[\w-]+-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.(db|dump)$/;
/** When a copy was made, by its name; undefined for the name of anything else. */
export function madeBeforeUpgrade(name: string): Date | undefined {
  const [, y, mo, d, h, mi, s] = copyName.exec(name) ?? [];
  return y ? new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`) : undefined;
}

/**
 * `before-0001_frozen_seconds-20261201T005100Z.db`: the database as it was. Answers its name, or undefined where the
 * program for that is not here (PostgreSQL without its client tools).
 */
async function copyFirst(database: Named, folder: string, first: Migration): Promise<string | undefined> {
  if (database.url && !(await hasPgDump())) return undefined;
  const name = `before-${first.name}-${stampOf(new Date())}.${database.url ? 'dump' : 'db'}`;
  const part = join(folder, `${name}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // What a copy left that was killed: only one is made at a time.
    for (const old of await readdir(folder))
      if (/^before-.*\.part$/.test(old)) await rm(join(folder, old), { force: true });
    await snapshotOf(database, part);
    await rename(part, join(folder, name));
    await syncFolder(folder);
    return name;
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const why = error instanceof Refusal || error instanceof Error ? error.message : 'unknown';
    throw new NoCopy(
      `The database must be changed for this version, and the copy that is made first failed: ${why}. Nothing was changed. Make room in ${folder}, or make a copy yourself and run \`npm run migrate -- --without-copy\`.`,
      { cause: error },
    );
  }
}
async function copyIfNeeded(
  connection: SqlConnection,
  database: Named,
  waiting: readonly Migration[],
  upgrade: Upgrade,
) {
  const [first] = waiting;
  const { copies, log } = upgrade;
  if (!first || !copies || !(await hasRows(connection))) return;
  const copy = await copyFirst(database, copies, first);
  if (copy) log?.info({ copy, migrations: waiting.length }, 'the database was copied before it is changed');
  else
    log?.warn(
      { migrations: waiting.length },
      'the database is changed without a copy, for pg_dump is not installed here: the backups of your server count',
    );
}

/** Milliseconds that a start waits for another one that changes the same file. */
const patience = 600_000;
/**
 * Brings a SQLite file up to date: in one transaction, so that a power cut leaves the old or the new, and under its
 * lock, so that of several starts one does it. The connection has foreign keys on afterwards.
 */
export async function upgradeLite(database: Database, file: string, upgrade: Upgrade): Promise<Migration[]> {
  const connection = sqliteConnection(database);
  const known = await migrationsIn(upgrade.migrations, 'sqlite');
  const waiting = async () => waitingAmong(known, await appliedTo(connection));
  if ((await waiting()).length || (await guardsMissing(connection, upgrade.guarded)).length) {
    // A table is rebuilt by DROP TABLE: with foreign keys on, that would empty the tables that point to it. Inside a
    // transaction the switch does nothing, so it is turned before.
    database.pragma('foreign_keys = OFF');
    database.pragma(`busy_timeout = ${patience}`);
    database.exec('BEGIN IMMEDIATE');
    try {
      const steps = await waiting();
      await copyIfNeeded(connection, { url: undefined, file }, steps, upgrade);
      await (steps.length
        ? takeSteps(connection, steps, upgrade.guarded)
        : guard(connection, upgrade.guarded));
      database.exec('COMMIT');
      return steps;
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    } finally {
      database.pragma('foreign_keys = ON');
      database.pragma('busy_timeout = 5000');
    }
  }
  database.pragma('foreign_keys = ON');
  return [];
}

type Client = Parameters<typeof postgresConnection>[0];
const upgradeLock = 4_712;
/**
 * The same on PostgreSQL. Starts on other machines wait for one lock, and writers of the version that still runs for the
 * one they all take (`writersLock`), so that none of them meets half a change. Close the connection when it rejects: what
 * it holds goes with it.
 */
export async function upgradePostgres(client: Client, url: string, writersLock: number, upgrade: Upgrade) {
  const connection = postgresConnection(client);
  await client.query(`select pg_advisory_lock(${upgradeLock})`);
  const known = await migrationsIn(upgrade.migrations, 'postgres');
  const steps = waitingAmong(known, await appliedTo(connection));
  await copyIfNeeded(connection, { url, file: '' }, steps, upgrade);
  await client.query('begin');
  if (steps.length) await client.query(`select pg_advisory_xact_lock(${writersLock})`);
  await (steps.length ? takeSteps(connection, steps, upgrade.guarded) : guard(connection, upgrade.guarded));
  await client.query('commit');
  await client.query(`select pg_advisory_unlock(${upgradeLock})`);
  return steps;
}
