import { randomBytes } from 'node:crypto';
import { type Fingerprints, fingerprintsOf, postgresConnection, sqliteConnection } from './connections.ts';
import { postgresClient } from './db.ts';
import { snapshotOf } from './snapshot.ts';

type Database = { url: string | undefined; file: string };

/** A copy of the database, and what stands in each of its tables: of the same moment, though people write meanwhile. */
export async function copyWithPrints({ url, file }: Database, to: string): Promise<Fingerprints> {
  if (!url) {
    await snapshotOf({ url, file }, to);
    return printsIn({ url, file: to });
  }
  const client = await postgresClient(url);
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query('select pg_export_snapshot() as moment');
    await snapshotOf({ url, file, moment: String(rows[0]?.moment) }, to);
    return await fingerprintsOf(postgresConnection(client));
  } finally {
    await client.end();
  }
}

/** Rows and hash of every table of a database that is at rest. */
export async function printsIn({ url, file }: Database): Promise<Fingerprints> {
  if (url) {
    const client = await postgresClient(url);
    try {
      await client.query('begin isolation level repeatable read read only');
      return await fingerprintsOf(postgresConnection(client));
    } finally {
      await client.end();
    }
  }
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  return fingerprintsOf(sqliteConnection(database)).finally(() => database.close());
}
/** Tables whose rows are not the ones that were counted. */
export const differing = (wanted: Fingerprints, found: Fingerprints) =>
  Object.keys(wanted).filter(
    (table) => wanted[table]?.rows !== found[table]?.rows || wanted[table]?.hash !== found[table]?.hash,
  );

const mayNot = '42501';
/**
 * An empty database beside this one on its server, for a trial; undefined where this user may not make one. What a trial
 * left that was killed goes first.
 */
export async function scratchDatabase(url: string) {
  const place = new URL(url);
  const name = decodeURIComponent(place.pathname.slice(1));
  const prefix = `${name}_trial_`;
  const client = await postgresClient(url);
  try {
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
      prefix,
    ]);
    for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
    const trial = `${prefix}${randomBytes(4).toString('hex')}`;
    await client.query(`create database "${trial}" template template0`);
    place.pathname = `/${encodeURIComponent(trial)}`;
    return { url: place.href, drop: () => dropDatabase(url, trial) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === mayNot) return undefined;
    throw error;
  } finally {
    await client.end();
  }
}
async function dropDatabase(url: string, name: string) {
  const client = await postgresClient(url);
  await client.query(`drop database if exists "${name}" with (force)`).finally(() => client.end());
}
