import pg from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { emptyDatabase } from '#testing/database.ts';
import { startPostgres } from '../../commands/postgres.ts';

// Import this file first: which tables are made is decided by DATABASE_URL when they are read.
const started = await startPostgres();
if (started) process.env.DATABASE_URL = started.url;
afterAll(() => started?.stop());

/** Why there is no PostgreSQL here, or nothing. */
export const noPostgres = () => (started ? undefined : 'Debian package postgresql is not installed');
export function server() {
  if (!started) throw new Error('no PostgreSQL');
  return started;
}

/** A database for one test, and a way to look into it that is not the product's. */
export async function database() {
  const { env, drop } = await emptyDatabase();
  onTestFinished(drop);
  const { DATABASE_URL: url = '' } = env as { DATABASE_URL?: string };
  return {
    url,
    async rows(sql: string): Promise<Record<string, unknown>[]> {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client
        .query(sql)
        .then(({ rows }) => rows)
        .finally(() => client.end());
    },
  };
}
