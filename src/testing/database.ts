import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A database as it is after the first start of an empty house: `schema.ts` makes one, every test begins on a copy. */
const template = process.env.TEST_TEMPLATE;

/** An empty database for one test: a file in its folder, or a database of its own on the server that DATABASE_URL names. */
export async function emptyDatabase(dataDir?: string, begin = template) {
  const server = process.env.DATABASE_URL;
  if (!server) {
    if (dataDir && begin) copyInto(dataDir, begin);
    return { env: {}, drop: async () => undefined };
  }
  const name = `house_${randomUUID().replaceAll('-', '')}`;
  await ask(server, `create database ${name} ${begin ? `template ${begin}` : ''}`);
  return {
    env: { DATABASE_URL: databaseOn(server, name) },
    drop: () => ask(server, `drop database ${name} with (force)`),
  };
}
function copyInto(dataDir: string, file: string) {
  mkdirSync(dataDir, { recursive: true });
  copyFileSync(file, join(dataDir, 'house.db'));
}
export function databaseOn(server: string, name: string) {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
export async function ask(server: string, sql: string) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}
