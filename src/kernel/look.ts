import type { Config } from './config.ts';
import { postgresConnection, sqliteConnection } from './connections.ts';
import type { Reader } from './db.ts';
import { appliedTo } from './migrations.ts';

/** A database as it lies there. Nothing is made, migrated or written, so it may be looked at while others use it. */
export interface Look {
  readonly read: Reader;
  /** Which migrations it remembers, as `appliedTo` says it. */
  applied(): ReturnType<typeof appliedTo>;
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
  // SQLite opens whatever file it is given; what it is shows at the first question.
  lane.prepare('select 1 from sqlite_master').all();
  return {
    read: drizzle(lane, { casing: 'snake_case' }) as unknown as Reader,
    applied: () => appliedTo(sqliteConnection(lane)),
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
    applied: () => appliedTo(postgresConnection(pool)),
    close,
  };
}
