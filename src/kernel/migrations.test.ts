import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { findPerson } from '#auth';
import { dialect } from '#kernel/config.ts';
import { postgresConnection, sqliteConnection } from '#kernel/connections.ts';
import { openDb, openSqlite, postgresClient } from '#kernel/db.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { emptyDatabase } from '#testing/database.ts';
import { house } from '#testing/house.ts';
import { folderFor, migrationsOf, nextVersion } from '#testing/migrating.ts';
import { interviewed } from '#testing/reviewing.ts';
import { holdings, jobs } from '../app.tsx';
import { tooSoon } from './migrations.ts';

const outbox = { keep: async () => [], committed: () => undefined };
const begin =
  'create table notes (id text primary key, subject_id text);\ncreate table freezes (id text primary key)';

/** A database of its own, on whichever dialect the tests run; `start` is a version that starts on it. */
async function place() {
  const folder = folderFor('upgrade');
  const { env, drop } = await emptyDatabase(undefined, '');
  onTestFinished(drop);
  const url = (env as { DATABASE_URL?: string }).DATABASE_URL;
  const file = join(folder, 'house.db');
  const copies = join(folder, 'backups');
  const start = async (migrations: string, guarded: string[] = []) =>
    (await openDb(url, file, { migrations, guarded, copies, outbox })).close();
  /** Asks the database beside every version. */
  async function ask(sql: string) {
    if (url) {
      const client = await postgresClient(url);
      return postgresConnection(client)
        .ask(sql)
        .finally(() => client.end());
    }
    const database = new Sqlite(file);
    return sqliteConnection(database)
      .ask(sql)
      .finally(() => database.close());
  }
  return { url, file, copies, start, ask };
}
const copiesIn = (folder: string) => readdirSync(folder);

test('an older version does not start on a database that a newer one has changed, and says what to do', async () => {
  const { start, ask } = await place();
  const older = migrationsOf({ '0000_begin': begin });
  const newer = migrationsOf({ '0000_begin': begin, '0001_more': 'alter table notes add column words text' });
  await start(newer);
  await expect(start(older)).rejects.toThrow('changed by a newer version of the product (one change');
  await start(newer);
  expect(await ask('select words from notes')).toEqual([]);
});

test('before rows can be lost the database is copied as it was; an empty one is not', async () => {
  const { url, copies, start, ask } = await place();
  const versions = { '0000_begin': begin };
  await start(migrationsOf(versions));
  await start(migrationsOf({ ...versions, '0001_more': 'alter table notes add column words text' }));
  await ask("insert into notes values ('n1', 'ada', 'kept')");
  const rash = {
    ...versions,
    '0001_more': 'alter table notes add column words text',
    '0002_rash': 'delete from notes',
  };
  await start(migrationsOf(rash));
  expect(await ask('select * from notes')).toEqual([]);
  const [copy = ''] = copiesIn(copies);
  expect(copiesIn(copies)).toEqual([expect.stringMatching(/^before-0002_rash-\d{8}T\d{6}Z\.(db|dump)$/)]);
  if (url) return expect(readFileSync(join(copies, copy)).subarray(0, 5).toString()).toBe('PGDMP');
  const before = new Sqlite(join(copies, copy), { readonly: true });
  expect(before.prepare('select words from notes').all()).toEqual([{ words: 'kept' }]);
  before.close();
});

test('where the copy fails nothing is changed, and the sentence says so', async () => {
  const { copies, start, ask } = await place();
  await start(migrationsOf({ '0000_begin': begin }));
  await ask("insert into notes values ('n1', 'ada')");
  writeFileSync(copies, 'a file where the folder should be');
  const next = migrationsOf({ '0000_begin': begin, '0001_rash': 'delete from notes' });
  await expect(start(next)).rejects.toThrow('Nothing was changed');
  expect(await ask('select id from notes')).toEqual([{ id: 'n1' }]);
});

test('a migration that breaks half-way leaves the database as it was, and done right it goes through', async () => {
  const { start, ask } = await place();
  await start(migrationsOf({ '0000_begin': begin }));
  await ask("insert into notes values ('n1', 'ada')");
  const broken = 'delete from notes;\ninsert into nowhere values (1)';
  await expect(start(migrationsOf({ '0000_begin': begin, '0001_two': broken }))).rejects.toThrow('nowhere');
  expect(await ask('select id from notes')).toEqual([{ id: 'n1' }]);
  await start(migrationsOf({ '0000_begin': begin, '0001_two': 'delete from notes' }));
  expect(await ask('select id from notes')).toEqual([]);
});

test('what is kept about a frozen person is carried into the new form, and guarded again afterwards', async () => {
  const { start, ask } = await place();
  await start(migrationsOf({ '0000_begin': begin }), ['notes']);
  await ask("insert into notes values ('n1', 'ada')");
  await ask("insert into freezes values ('ada')");
  await expect(ask('delete from notes')).rejects.toThrow('frozen');
  const change = "alter table notes add column kind text;\nupdate notes set kind = 'old'";
  await start(migrationsOf({ '0000_begin': begin, '0001_kind': change }), ['notes']);
  expect(await ask('select kind from notes')).toEqual([{ kind: 'old' }]);
  await expect(ask('delete from notes')).rejects.toThrow('frozen');
});

// As drizzle-kit rebuilds a table on SQLite, its own PRAGMA included: inside a transaction that one does nothing.
const owned =
  'create table project (id text primary key not null, name text not null);\ncreate table counter (id text primary key, project_id text references project(id) on delete cascade)';
const rebuild = `PRAGMA foreign_keys=OFF;
create table "__new_project" (id text primary key not null, name text);
insert into "__new_project" select id, name from project;
drop table project;
alter table "__new_project" rename to project;
PRAGMA foreign_keys=ON`;
async function lite(migrations: string, file: string) {
  await (await openSqlite(file, { migrations, guarded: [], outbox })).close();
  return new Sqlite(file);
}

test('a table that is rebuilt on SQLite takes nothing with it of the tables that point to it', async () => {
  const file = join(folderFor('rebuild'), 'house.db');
  const first = await lite(migrationsOf({ '0000_begin': owned }), file);
  first.exec("insert into project values ('p', 'One'); insert into counter values ('c', 'p')");
  first.close();
  const after = await lite(migrationsOf({ '0000_begin': owned, '0001_rebuild': rebuild }), file);
  expect(after.prepare('select * from counter').all()).toEqual([{ id: 'c', project_id: 'p' }]);
  after.close();
});

test('a change that would leave rows pointing nowhere is taken back before it counts', async () => {
  const file = join(folderFor('rebuild'), 'house.db');
  const first = await lite(migrationsOf({ '0000_begin': owned }), file);
  first.exec("insert into project values ('p', 'One'); insert into counter values ('c', 'p')");
  first.close();
  const rash = migrationsOf({ '0000_begin': owned, '0001_rash': 'delete from project' });
  await expect(lite(rash, file)).rejects.toThrow('point nowhere');
  const after = await lite(migrationsOf({ '0000_begin': owned }), file);
  expect(after.prepare('select id from project').all()).toEqual([{ id: 'p' }]);
  after.close();
});

test.runIf(dialect === 'postgres')(
  'while the next version takes over, the one before goes on: people are asked, answer and are rated',
  async () => {
    const here = await house();
    await interviewed(here);
    const more = 'alter table "people" add column "colour" text;';
    const migrations = nextVersion('0099_colour', more, 'postgres');
    const next = await openCtx(here.ctx.config, { jobs, holdings, migrations, log: silentLog, mail: null });
    onTestFinished(() => closeCtx(next));
    const bob = await interviewed(here, { name: 'Bob' });
    expect((await findPerson(next, bob.sitting.subjectId))?.name).toBe('Bob');
    expect(await here.rita.page(bob.review)).toContain('Your scorecard for Bob');
    const again = openCtx(here.ctx.config, { jobs, holdings, migrations: process.env.TEST_MIGRATIONS ?? '' });
    await expect(again, 'but it does not start anew').rejects.toThrow('newer version');
  },
);

test('every change on PostgreSQL lets the version before it go on, or says since when nobody needs what it takes', () => {
  const folder = 'migrations/postgres';
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql') && !name.startsWith('0000_'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files)
    expect([name, tooSoon(readFileSync(join(folder, name), 'utf8'))]).toEqual([name, []]);
});

test('what the version before would stumble over is found in a change', () => {
  const bad = [
    'ALTER TABLE "people" DROP COLUMN "name";',
    'ALTER TABLE "people" RENAME COLUMN "name" TO "called";',
    'DROP TABLE "people";',
    'ALTER TABLE "people" ADD COLUMN "born" text NOT NULL;',
    'ALTER TABLE "people" ALTER COLUMN "mail" SET NOT NULL;',
    'ALTER TABLE "people" ALTER COLUMN "age" SET DATA TYPE text;',
  ];
  for (const sql of bad) expect(tooSoon(sql)).toEqual([sql.slice(0, -1)]);
  expect(tooSoon(`-- contract: unused since 0007\n${bad[0]}`)).toEqual([]);
  const fine =
    'ALTER TABLE "people" ADD COLUMN "born" text;\nALTER TABLE "t" ADD COLUMN "n" integer DEFAULT 0 NOT NULL;';
  expect(tooSoon(`${fine}\nCREATE TABLE "rooms" ("id" text PRIMARY KEY NOT NULL);`)).toEqual([]);
});
