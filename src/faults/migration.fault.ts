import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import { postgresConnection, sqliteConnection } from '#kernel/connections.ts';
import { postgresClient } from '#kernel/db.ts';
import { migrationsOf } from '#testing/migrating.ts';
import { startPostgres } from '../commands/postgres.ts';
import { fault } from './support/fault.ts';
import { emptyFolder } from './support/folder.ts';

const noPostgres = existsSync('/usr/lib/postgresql')
  ? undefined
  : 'Debian package postgresql is not installed';
const begin = 'create table notes (id text primary key not null, words text not null)';
// Long enough to be met in its middle, on both databases; the half before it is done by then.
const long = {
  sqlite:
    'insert into slow with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000000) select count(*) from n',
  postgres: 'insert into slow select 1 from pg_sleep(4)',
};
const changed = (dialect: 'sqlite' | 'postgres') => ({
  '0000_begin': begin,
  '0001_long': `delete from notes where id = 'n1';\ncreate table slow (n integer);\n${long[dialect]};\nalter table notes add column kind text`,
});

/** A database with two rows, and starts on it as processes of their own. */
async function place(dialect: 'sqlite' | 'postgres') {
  const folder = emptyFolder();
  const file = join(folder, 'house.db');
  const server = dialect === 'postgres' ? await startPostgres() : undefined;
  if (server) onTestFinished(() => server.stop());
  const url = server?.url ?? '';
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
  const copies = join(folder, 'backups');
  function start(migrations: string) {
    const program = ['--import', 'tsx', 'src/faults/support/migrator.ts', file, migrations, copies];
    const env = { ...process.env, DATABASE_URL: url, BASE_URL: '' };
    return spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  }
  const end = async (child: ChildProcess) => (await once(child, 'close'))[0] as number | null;
  expect(await end(start(migrationsOf({ '0000_begin': begin })))).toBe(0);
  await ask("insert into notes values ('n1', 'one'), ('n2', 'two')");
  return { ask, start, end, copies };
}
const found = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

async function killedHalfWay(dialect: 'sqlite' | 'postgres') {
  const { ask, start, end, copies } = await place(dialect);
  const migrations = migrationsOf(changed(dialect));
  const first = start(migrations);
  while (!found(copies).some((name) => !name.endsWith('.part'))) await after(20);
  // The copy is there, so the change is under way.
  await after(500);
  first.kill('SIGKILL');
  expect(await end(first), 'it was killed, and had not ended').toBeNull();
  expect(await ask('select id from notes order by id'), 'nothing is lost').toEqual([
    { id: 'n1' },
    { id: 'n2' },
  ]);
  expect(await end(start(migrations)), 'the next start comes up').toBe(0);
  expect(await ask('select id, kind from notes')).toEqual([{ id: 'n2', kind: null }]);
  expect(await ask('select count(*) as n from slow')).toEqual([{ n: dialect === 'sqlite' ? 1 : '1' }]);
}
async function threeAtOnce(dialect: 'sqlite' | 'postgres') {
  const { ask, start, end, copies } = await place(dialect);
  const migrations = migrationsOf(changed(dialect));
  const ends = await Promise.all([1, 2, 3].map(() => end(start(migrations))));
  expect(ends, 'all three come up').toEqual([0, 0, 0]);
  expect(await ask('select id from notes')).toEqual([{ id: 'n2' }]);
  expect(await ask('select count(*) as n from slow'), 'one of them did it').toEqual([
    { n: dialect === 'sqlite' ? 1 : '1' },
  ]);
  expect(found(copies).length, 'and made the copy').toBe(1);
}

fault('an upgrade that is killed half-way is done by the next start, on SQLite', undefined, () =>
  killedHalfWay('sqlite'),
);
fault('an upgrade that is killed half-way is done by the next start, on PostgreSQL', noPostgres, () =>
  killedHalfWay('postgres'),
);
fault('three starts on one old database all come up, on SQLite', undefined, () => threeAtOnce('sqlite'));
fault('three starts on one old database all come up, on PostgreSQL', noPostgres, () =>
  threeAtOnce('postgres'),
);
