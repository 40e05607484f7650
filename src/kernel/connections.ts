import type { Database } from 'better-sqlite3';
import { counting, type Fingerprint, kindsOf } from './fingerprint.ts';
import { type SqlConnection, tablesIn } from './migrations.ts';

type Row = Record<string, unknown>;
/** A connection that hands out long tables in batches, so that no table needs to fit into memory. */
export interface ReadingConnection extends SqlConnection {
  batches(table: string): AsyncGenerator<Row[]>;
}
const batch = 500;

export function sqliteConnection(database: Database): ReadingConnection {
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
export function postgresConnection(client: Client): ReadingConnection {
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
export async function fingerprintsOf(connection: ReadingConnection): Promise<Fingerprints> {
  const found: Record<string, Fingerprint> = {};
  for (const table of await tablesIn(connection)) found[table] = await fingerprintOf(connection, table);
  return found;
}
async function fingerprintOf(connection: ReadingConnection, table: string) {
  const kinds = await kindsOf(connection, table);
  const count = counting(kinds);
  for await (const rows of connection.batches(table)) {
    for (const row of rows) count.take(row);
    // The product answers people meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return count.end();
}
