import { randomUUID } from 'node:crypto';

/** An empty database for one test: a file of its own, or a database of its own on the server that DATABASE_URL names. */
export async function emptyDatabase() {
  const server = process.env.DATABASE_URL;
  if (!server) return { env: {}, drop: async () => undefined };
  const { default: pg } = await import('pg');
  const name = `house_${randomUUID().replaceAll('-', '')}`;
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await ask(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { env: { DATABASE_URL: url.href }, drop: () => ask(`drop database ${name} with (force)`) };
}
