import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frozenTriggers } from './guards.ts';

type Dialect = 'sqlite' | 'postgres';
export interface Migration {
  /** `0001_frozen_seconds`: the same on both databases. */
  readonly name: string;
  /** Milliseconds since 1970 at which it was made: what a database remembers of it. */
  readonly when: number;
  /** SHA-256 of its file, hex. */
  readonly hash: string;
  readonly steps: readonly string[];
}
/** One connection, asked in SQL. Rows come as the driver gives them. */
export interface SqlConnection {
  readonly dialect: Dialect;
  ask(sql: string): Promise<Record<string, unknown>[]>;
}

/** The migrations of this version, in their order. */
export async function migrationsIn(folder: string, dialect: Dialect): Promise<Migration[]> {
  const text = await readFile(join(folder, dialect, 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(text) as { entries: { tag: string; when: number }[] };
  const read = async ({ tag, when }: { tag: string; when: number }) => {
    const words = await readFile(join(folder, dialect, `${tag}.sql`), 'utf8');
    const hash = createHash('sha256').update(words).digest('hex');
    return { name: tag, when, hash, steps: words.split('--> statement-breakpoint') };
  };
  return Promise.all(entries.map(read));
}

/** The database was changed by a newer version: this one would write rows that do not fit. */
export class NewerDatabase extends Error {}

// Where drizzle's own migrator kept its list: databases of earlier versions have it there.
const listOf = { sqlite: '"__drizzle_migrations"', postgres: '"drizzle"."__drizzle_migrations"' };
const isThere = {
  sqlite: "select name from sqlite_master where name = '__drizzle_migrations'",
  postgres: "select to_regclass('drizzle.__drizzle_migrations') as name",
};
/** Which migrations a database remembers, by their `when`; undefined when it has never been migrated. */
export async function appliedTo({ dialect, ask }: SqlConnection): Promise<number[] | undefined> {
  const [found] = await ask(isThere[dialect]);
  if (!found?.name) return undefined;
  const rows = await ask(`select created_at from ${listOf[dialect]}`);
  return rows.length ? rows.map((row) => Number(row.created_at)) : undefined;
}
/** What this version would still do to a database. @throws {NewerDatabase} it does not know what was done there */
export function waitingAmong(known: readonly Migration[], applied: readonly number[] = []): Migration[] {
  const strange = applied.filter((when) => !known.some((one) => one.when === when)).length;
  if (strange)
    throw new NewerDatabase(
      `This database was changed by a newer version of the product (${strange === 1 ? 'one change' : `${strange} changes`} that this one does not know). Start that version. To go back to this one, put the copy back that was made before the change: it lies with the backups and its name begins with "before-".`,
    );
  return known.filter(({ when }) => !applied.includes(when));
}

const tablesOf = {
  sqlite: "select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\'",
  postgres: 'select tablename as name from pg_tables where schemaname = current_schema()',
};
/** The tables of the house, in the order of their names. */
export async function tablesIn({ dialect, ask }: SqlConnection): Promise<string[]> {
  const rows = await ask(tablesOf[dialect]);
  return rows
    .map(({ name }) => String(name))
    .filter((name) => !name.startsWith('sqlite_'))
    .toSorted();
}
/** Is there anything that a migration could lose? */
export async function hasRows(connection: SqlConnection): Promise<boolean> {
  for (const table of await tablesIn(connection))
    if ((await connection.ask(`select 1 from "${table}" limit 1`)).length) return true;
  return false;
}

/**
 * Takes every step inside the transaction that is open, and writes down that it did. The guards of frozen people are
 * taken away before and made anew after: a migration is no use of anybody's data.
 */
export async function takeSteps(
  connection: SqlConnection,
  waiting: readonly Migration[],
  guarded: readonly string[],
) {
  const { dialect, ask } = connection;
  await dropGuards(connection);
  if (dialect === 'postgres') await ask('create schema if not exists "drizzle"');
  const id = dialect === 'postgres' ? 'id serial primary key' : 'id integer primary key';
  await ask(
    `create table if not exists ${listOf[dialect]} (${id}, hash text not null, created_at ${dialect === 'postgres' ? 'bigint' : 'numeric'})`,
  );
  for (const { steps, hash, when } of waiting) {
    for (const step of steps) await ask(step);
    await ask(`insert into ${listOf[dialect]} (hash, created_at) values ('${hash}', ${when})`);
  }
  if (dialect === 'sqlite' && (await ask('pragma foreign_key_check')).length)
    throw new Error('a migration would leave rows behind that point nowhere; nothing was changed');
  await guard(connection, guarded);
}

const guardsIn = {
  sqlite: "select name, sql from sqlite_master where type = 'trigger' and name like 'frozen\\_%' escape '\\'",
  postgres: "select tgrelid::regclass::text as name from pg_trigger where tgname = 'frozen'",
};
type Guard = { name: string; sql?: string };
const guardsOf = async ({ dialect, ask }: SqlConnection) =>
  (await ask(guardsIn[dialect])) as unknown as Guard[];
const dropping = {
  sqlite: (name: string) => `drop trigger "${name}"`,
  postgres: (name: string) => `drop trigger frozen on ${name}`,
};
async function dropGuards(connection: SqlConnection) {
  for (const { name } of await guardsOf(connection)) await connection.ask(dropping[connection.dialect](name));
}
/** What must be done so that the guards are those of this version: nothing, as a rule. */
export async function guardsMissing(
  connection: SqlConnection,
  guarded: readonly string[],
): Promise<string[]> {
  const there = await guardsOf(connection);
  if (connection.dialect === 'postgres') {
    // The function is of this version from now on; a trigger that is there calls it.
    const known = new Set(there.map(({ name }) => name.replaceAll('"', '')));
    return frozenTriggers(
      'postgres',
      guarded.filter((table) => !known.has(table)),
    );
  }
  const wanted = frozenTriggers('sqlite', guarded);
  const stale = there.filter(({ sql = '' }) => !wanted.includes(sql));
  const missing = wanted.filter((sql) => !there.some((one) => one.sql === sql));
  return [...stale.map(({ name }) => dropping.sqlite(name)), ...missing];
}
/** Makes the triggers that are missing or were made by another version. */
export async function guard(connection: SqlConnection, guarded: readonly string[]) {
  for (const sql of await guardsMissing(connection, guarded)) await connection.ask(sql);
}

const takes =
  /\b(drop (table|column|constraint)|rename (to|column)|set not null|set data type)\b|\badd column (?!.*\bdefault\b).*\bnot null\b/i;
/**
 * Steps of a migration that the version before could not live with, while both run: it reads and writes all it knows of.
 * `-- contract: unused since 0007` above a step says that the version before does not know it any more.
 */
export const tooSoon = (sql: string): string[] =>
  sql
    .split(';')
    .map((step) => step.replaceAll('--> statement-breakpoint', '').trim())
    .filter((step) => takes.test(step) && !/^-- contract: unused since \d{4}$/m.test(step));
