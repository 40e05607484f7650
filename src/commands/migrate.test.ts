import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readConfig } from '#kernel/config.ts';
import { folderFor, migrationsOf } from '#testing/migrating.ts';
import { check, migrate } from './migrating.ts';

/** A folder for a house on SQLite, and what the command says and ends with there. */
function place() {
  const folder = folderFor('migrate');
  const dataDir = join(folder, 'data');
  const config = readConfig({ DATA_DIR: dataDir });
  const collecting = async (work: (say: (line: string) => void) => Promise<unknown>) => {
    const lines: string[] = [];
    const end = await work((line) => void lines.push(line));
    return { end, said: lines.join('\n') };
  };
  return {
    ...{ folder, dataDir },
    check: (migrations: string) => collecting((say) => check(config, { migrations, say })),
    migrate: (migrations: string) =>
      collecting((say) => migrate(config, { withCopy: true, guarded: [], migrations, say })),
  };
}

test('what waits is said and nothing is changed; then it is done, after a copy, and nothing waits', async () => {
  const here = place();
  const begin = 'create table notes (id text)';
  const first = migrationsOf({ '0000_begin': begin });
  const second = migrationsOf({
    '0000_begin': begin,
    '0001_more': 'alter table notes add column words text',
  });
  expect(await here.check(first)).toMatchObject({ end: 2, said: expect.stringContaining('0000_begin') });
  expect(readdirSync(here.folder), 'nothing was made').toEqual([]);
  expect((await here.migrate(first)).said).not.toContain('Copied');
  expect(await here.check(first)).toMatchObject({ end: 0, said: expect.stringContaining('Nothing waits') });
  const house = new Sqlite(join(here.dataDir, 'house.db'));
  house.exec("insert into notes values ('one')");
  expect(await here.check(second)).toMatchObject({
    end: 2,
    said: expect.stringContaining('One change waits'),
  });
  expect(house.prepare('select * from notes').all(), 'nothing was changed').toEqual([{ id: 'one' }]);
  expect((await here.migrate(second)).said).toMatch(/Copied first.*before-0001_more/);
  expect(house.prepare('select * from notes').all()).toEqual([{ id: 'one', words: null }]);
  house.close();
  expect(readdirSync(join(here.dataDir, 'backups'))).toEqual([
    expect.stringMatching(/^before-0001_more-.*\.db$/),
  ]);
  await expect(here.check(first)).rejects.toThrow('newer version');
  await expect(here.migrate(first)).rejects.toThrow('newer version');
});

test('the command ends with 2 where something waits, and makes nothing', () => {
  const folder = folderFor('migrate');
  const env = { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '', BASE_URL: '' };
  const program = ['--import', 'tsx', 'src/commands/migrate.ts', '--check'];
  const { status, stdout } = spawnSync(process.execPath, program, { encoding: 'utf8', env });
  expect([status, stdout]).toEqual([2, expect.stringContaining('Nothing was changed now')]);
  expect(readdirSync(folder)).toEqual([]);
});
