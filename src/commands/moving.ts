import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  fingerprintsOf,
  postgresConnection,
  type ReadingConnection,
  sqliteConnection,
} from '#kernel/connections.ts';
import { openPostgres, postgresClient, writersLock } from '#kernel/db.ts';
import { syncFolder } from '#kernel/disk.ts';
import { causeOf, Refusal } from '#kernel/errors.ts';
import { counting, type Fingerprint, kindsOf, valuesOf } from '#kernel/fingerprint.ts';
import { appliedTo, hasRows, migrationsIn, tablesIn, waitingAmong } from '#kernel/migrations.ts';

export interface Move {
  dataDir: string;
  /** The PostgreSQL database to fill. */
  to: string;
  migrations: string;
  /** Tables that the database guards for frozen people. */
  guarded: readonly string[];
  /** Tries it beside a product that runs, and takes it all back. */
  rehearse: boolean;
  say(line: string): void;
}
export interface Moved {
  readonly tables: number;
  readonly rows: number;
  /** It was there already: an earlier move was cut off after it had come true. */
  readonly before: boolean;
  /** Where the SQLite file lies now; undefined after a rehearsal. */
  readonly kept: string | undefined;
}
type Prints = Record<string, Fingerprint>;

/**
 * Copies every table into an empty PostgreSQL database, in one transaction, and holds rows and hashes of both sides
 * against each other before it counts. @throws {Refusal} with what to do; nothing has been changed on either side then
 */
export async function move(wish: Move): Promise<Moved> {
  const { dataDir, rehearse, to, say } = wish;
  const file = join(dataDir, 'house.db');
  const database = openSource(file, rehearse);
  try {
    const source = sqliteConnection(database);
    await refuseOther(source, wish);
    const client = await postgresClient(to);
    try {
      const target = postgresConnection(client);
      await refuseTarget(target, source);
      await makeTables(wish);
      await client.query('begin');
      // Nobody else writes there until it is over.
      await client.query(`select pg_advisory_xact_lock(${writersLock})`);
      const before = await hasRows(target);
      const prints = before ? await readSource(source, target, say) : await copy(source, target, client, say);
      await compare(prints, target, before);
      await client.query(rehearse || before ? 'rollback' : 'commit');
      const rows = Object.values(prints).reduce((sum, one) => sum + one.rows, 0);
      const kept = rehearse ? undefined : await setAside(database, file);
      return { tables: Object.keys(prints).length, rows, before, kept };
    } finally {
      await client.end();
    }
  } finally {
    database.close();
  }
}

/** The house as it is at this moment: nobody else has it open and nobody can open it, unless it is a rehearsal. */
function openSource(file: string, rehearse: boolean) {
  if (!existsSync(file))
    throw new Refusal(
      'missing',
      `There is no ${file}. Set DATA_DIR to the folder of the house that is to be moved.`,
    );
  const database = new Sqlite(file, { readonly: rehearse, timeout: 2000 });
  if (!rehearse) database.pragma('locking_mode = EXCLUSIVE');
  try {
    database.exec(rehearse ? 'BEGIN' : 'BEGIN IMMEDIATE');
    // A reader's moment begins with the first thing it reads.
    database.prepare('select count(*) from sqlite_master').get();
    return database;
  } catch (error) {
    database.close();
    throw new Refusal(
      'conflict',
      `Somebody has ${file} open. Stop the product, then move: what people write meanwhile would be left behind. "--rehearse" tries it while the product runs.`,
      { cause: error },
    );
  }
}

async function refuseOther(source: ReadingConnection, { migrations }: Move) {
  const waiting = waitingAmong(await migrationsIn(migrations, 'sqlite'), await appliedTo(source));
  if (waiting.length)
    throw new Refusal(
      'conflict',
      'The SQLite database is of an older version. Run `npm run migrate` first, then move.',
    );
}
/** The tables of this version, made or brought up to date by the same migrations as in every house. */
async function makeTables({ to, migrations, guarded }: Move) {
  const outbox = { keep: async () => [], committed: () => undefined };
  const db = await openPostgres(to, { migrations, guarded, outbox });
  await db.close();
}
async function refuseTarget(target: ReadingConnection, source: ReadingConnection) {
  const [encoding] = await target.ask('show server_encoding');
  if (encoding?.server_encoding !== 'UTF8')
    throw new Refusal(
      'invalid',
      'The PostgreSQL database does not keep UTF8: make one with "create database ... encoding UTF8 template template0".',
    );
  const known = await tablesIn(source);
  const strange = (await tablesIn(target)).filter((name) => !known.includes(name));
  if (strange.length)
    throw new Refusal(
      'conflict',
      `The PostgreSQL database is used by something else: it has ${strange.join(', ')}. Name an empty database.`,
    );
}

type Client = { query(sql: string, values: unknown[]): Promise<unknown> };
/** Who is frozen comes last: from then on the database refuses to write about them. */
const inTurn = (tables: readonly string[]) =>
  tables.toSorted((a, b) => Number(a === 'freezes') - Number(b === 'freezes'));
async function copy(source: ReadingConnection, target: ReadingConnection, client: Client, say: Move['say']) {
  const prints: Prints = {};
  for (const table of inTurn(await tablesIn(source))) {
    const kinds = await kindsOf(target, table);
    const count = counting(kinds);
    const names = Object.keys(kinds)
      .map((name) => `"${name}"`)
      .join(', ');
    const insert = `insert into "${table}" (${names}) select ${names} from json_populate_recordset(null::"${table}", $1)`;
    for await (const rows of source.batches(table)) {
      for (const row of rows) count.take(row);
      const values = JSON.stringify(rows.map((row) => valuesOf(kinds, row)));
      await client.query(insert, [values]).catch((cause: unknown) => {
        // Without its words, which may repeat what stands there.
        throw new Refusal(
          'invalid',
          `PostgreSQL does not take what stands in table ${table} (${causeOf(cause)}). Nothing was moved.`,
          { cause },
        );
      });
    }
    prints[table] = count.end();
    if (prints[table].rows) say(`  ${table}: ${prints[table].rows}`);
  }
  return prints;
}
/** Only counts: for a move that may have come true already. */
async function readSource(source: ReadingConnection, target: ReadingConnection, say: Move['say']) {
  say('There are rows already. Is it what an earlier move has brought?');
  const prints: Prints = {};
  for (const table of await tablesIn(source)) {
    const count = counting(await kindsOf(target, table));
    for await (const rows of source.batches(table)) for (const row of rows) count.take(row);
    prints[table] = count.end();
  }
  return prints;
}
async function compare(prints: Prints, target: ReadingConnection, before: boolean) {
  const there = await fingerprintsOf(target);
  const differ = Object.keys(prints).filter(
    (table) => prints[table]?.rows !== there[table]?.rows || prints[table]?.hash !== there[table]?.hash,
  );
  if (!differ.length) return;
  throw new Refusal(
    'conflict',
    before
      ? `The PostgreSQL database is not empty, and holds something else than this house (${differ.join(', ')}). Nothing was moved. Name an empty database.`
      : `What was read back from PostgreSQL is not what was written (${differ.join(', ')}). Nothing was moved.`,
  );
}

/** Out of the way, so that no start takes the old file for the house; one file, with nothing left beside it. */
async function setAside(database: Sqlite.Database, file: string) {
  database.exec('COMMIT');
  database.pragma('journal_mode = DELETE');
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '');
  const kept = `${file}.moved-${stamp}Z`;
  renameSync(file, kept);
  await syncFolder(join(file, '..'));
  return kept;
}
