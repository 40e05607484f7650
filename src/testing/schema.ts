import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests run on the tables as the code declares them; that the migrations say the same is a check of its own. */
export function setup() {
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
  return () => rmSync(folder, { recursive: true, force: true });
}
