import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, databaseOn } from './database.ts';

/** Tests run on the tables as the code declares them; that the migrations say the same is a check of its own. */
export async function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  const dialect = process.env.DATABASE_URL ? 'postgres' : 'sqlite';
  const kit = dialect === 'postgres' ? 'postgresql' : 'sqlite';
  const out = join(folder, dialect);
  const options = ['--dialect', kit, '--casing', 'snake_case', '--name', 'tests', '--out', out];
  const schema = ['--schema', './src/{kernel/tables,modules/*/data}.ts'];
  execFileSync('drizzle-kit', ['generate', ...options, ...schema], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.env.TEST_MIGRATIONS = folder;
  const server = process.env.DATABASE_URL;
  const name = `template_${randomUUID().replaceAll('-', '')}`;
  if (server) await ask(server, `create database ${name}`);
  const env = { ...process.env, ...(server && { DATABASE_URL: databaseOn(server, name) }) };
  const program = ['--import', 'tsx', 'src/testing/template.ts', folder, folder];
  execFileSync(process.execPath, program, { stdio: ['ignore', 'ignore', 'inherit'], env });
  process.env.TEST_TEMPLATE = server ? name : join(folder, 'template.db');
  return async () => {
    if (server) await ask(server, `drop database ${name}`);
    rmSync(folder, { recursive: true, force: true });
  };
}
