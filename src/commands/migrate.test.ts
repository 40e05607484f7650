import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { folderFor } from '#testing/migrating.ts';

/** `npm run migrate` as an admin runs it, on a house in this folder. */
function migrate(dataDir: string, ...more: string[]) {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', BASE_URL: '' };
  const program = ['--import', 'tsx', 'src/commands/migrate.ts', ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8', env });
  return { status, said: stdout + stderr };
}

test('what waits is said and nothing is changed; then it is done, after a copy, and nothing waits', () => {
  const folder = folderFor('migrate');
  const dataDir = join(folder, 'data');
  const all = migrate(dataDir, '--check');
  expect(all).toMatchObject({ status: 2, said: expect.stringContaining('0000_begin') });
  expect(readdirSync(folder), 'nothing was made').toEqual([]);
  expect(migrate(dataDir)).toMatchObject({ status: 0, said: expect.not.stringContaining('Copied') });
  expect(migrate(dataDir, '--check')).toMatchObject({
    status: 0,
    said: expect.stringContaining('Nothing waits'),
  });
  const house = new Sqlite(join(dataDir, 'house.db'));
  // As a house of the version before the last change has it, with something in it.
  house.exec(
    'drop table backup_runs; delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)',
  );
  house.exec("insert into ticks values ('one', 1)");
  expect(migrate(dataDir, '--check')).toMatchObject({
    status: 2,
    said: expect.stringContaining('One change waits'),
  });
  expect(migrate(dataDir)).toMatchObject({
    status: 0,
    said: expect.stringMatching(/Copied first.*before-\d{4}_/),
  });
  expect(readdirSync(join(dataDir, 'backups'))).toEqual([
    expect.stringMatching(/^before-\d{4}_\w+-\d{8}T\d{6}Z\.db$/),
  ]);
  house.exec(
    "insert into __drizzle_migrations (hash, created_at) values ('of a newer version', 9999999999999)",
  );
  house.close();
  for (const more of [['--check'], []])
    expect(migrate(dataDir, ...more)).toMatchObject({
      status: 1,
      said: expect.stringContaining('newer version'),
    });
});
