import type { Database } from 'better-sqlite3';
import { counting, type Fingerprint, kindsOf } from './fingerprint.ts';
import { type Lane, tablesIn } from './migrations.ts';

type Row = Record<string, unknown>;
/** A connection that hands out long tables in batches, so that no table needs to fit into memory. */
export interface ReadingLane extends Lane {
  batches(table: string): AsyncGenerator<Row[]>;
}
const batch = 500;

export function sqliteLane(database: Database): ReadingLane {
  return {
    dialect: 'sqlite',
    async ask(sql) {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.all() as Row[];
      statement.run();
      return [];
    },
    async *batches(table) {
      let rows: Row[] = [];
      for (const row of database.prepare(`select * from "${table}"`).iterate()) {
        rows.push(row as Row);
        if (rows.length < batch) continue;
        yield rows;
        rows = [];
      }
      yield rows;
    },
  };
}

type Client = { query(sql: string): Promise<{ rows: Row[] }> };
/** `batches` needs an open transaction: the server keeps the place in it. */
export function postgresLane(client: Client): ReadingLane {
  return {
    dialect: 'postgres',
    ask: async (sql) => (await client.query(sql)).rows ?? [],
    async *batches(table) {
      await client.query(`declare of_${table} no scroll cursor for select * from "${table}"`);
      for (;;) {
        const { rows } = await client.query(`fetch ${batch} from of_${table}`);
        if (rows.length) yield rows;
        else break;
      }
      await client.query(`close of_${table}`);
    },
  };
}

export type Fingerprints = Readonly<Record<string, Fingerprint>>;
/** Rows and hash of every table, as this connection sees it. */
export async function fingerprintsOf(lane: ReadingLane): Promise<Fingerprints> {
  const found: Record<string, Fingerprint> = {};
  for (const table of await tablesIn(lane)) found[table] = await fingerprintOf(lane, table);
  return found;
}
async function fingerprintOf(lane: ReadingLane, table: string) {
  const kinds = await kindsOf(lane, table);
  const count = counting(kinds);
  for await (const rows of lane.batches(table)) {
    for (const row of rows) count.take(row);
    // The product answers people meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return count.end();
}
