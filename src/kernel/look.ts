import type { Config } from './config.ts';
import type { Reader } from './db.ts';

/** A database as it lies there. Nothing is made, migrated or written, so it may be looked at while others use it. */
export interface Look {
  readonly read: Reader;
  /** Which migrations ran (none where the database is empty), as the moments by which their folder names them. */
  applied(): Promise<number[]>;
  close(): Promise<void>;
}

/** Opens what the settings name for reading. Throws what the database says when it cannot be reached. */
export const lookAt = ({ databaseUrl }: Pick<Config, 'databaseUrl'>, file: string): Promise<Look> =>
  databaseUrl ? lookAtPostgres(databaseUrl) : lookAtSqlite(file);

async function lookAtSqlite(file: string): Promise<Look> {
  const { default: Database } = await import('better-sqlite3');
  const { drizzle } = await import('drizzle-orm/better-sqlite3');
  const lane = new Database(file, { readonly: true, fileMustExist: true });
  lane.pragma('busy_timeout = 5000');
  const all = (sql: string) => lane.prepare(sql).all();
  // SQLite opens whatever file it is given; what it is shows at the first question.
  const isBegun = all("select 1 from sqlite_master where name = '__drizzle_migrations'").length > 0;
  const rows = () => (isBegun ? all('select created_at from __drizzle_migrations') : []);
  return {
    read: drizzle(lane, { casing: 'snake_case' }) as unknown as Reader,
    applied: async () => rows().map((row) => Number((row as { created_at: number }).created_at)),
    close: async () => void lane.close(),
  };
}

async function lookAtPostgres(connectionString: string): Promise<Look> {
  const { default: pg } = await import('pg');
  const { drizzle } = await import('drizzle-orm/node-postgres');
  const pool = new pg.Pool({
    ...{ connectionString, max: 2, connectionTimeoutMillis: 5_000, query_timeout: 10_000 },
    // The server itself refuses whatever would change something.
    options: '-c default_transaction_read_only=on',
  });
  pool.on('error', () => undefined);
  const close = () => pool.end();
  try {
    await pool.query('select 1');
  } catch (error) {
    await close();
    throw error;
  }
  return {
    read: drizzle(pool, { casing: 'snake_case' }) as unknown as Reader,
    async applied() {
      const begun = await pool.query("select to_regclass('drizzle.__drizzle_migrations') as name");
      if (!begun.rows[0]?.name) return [];
      const { rows } = await pool.query('select created_at from drizzle.__drizzle_migrations');
      return (rows as { created_at: string }[]).map((row) => Number(row.created_at));
    },
    close,
  };
}

/** The migrations that this program knows, as the moments by which their folder names them. */
export async function knownMigrations(folder: string): Promise<number[]> {
  const { readMigrationFiles } = await import('drizzle-orm/migrator');
  return readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis);
}
