import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from './errors.ts';

/** `moment`: a snapshot that a transaction of PostgreSQL has exported, to copy what it sees. */
type Database = { url: string | undefined; file: string; moment?: string };

/** A copy of the database as it is at this moment, on disk when it resolves; the product goes on meanwhile. */
export async function snapshotOf({ url, file, moment }: Database, to: string) {
  const seen = moment ? [`--snapshot=${moment}`] : [];
  const args = ['--format=custom', '--no-owner', `--file=${to}`, ...seen];
  await (url ? program('pg_dump', url, args) : vacuum(file, to));
  const copy = await open(to, 'r+');
  await copy.sync().finally(() => copy.close());
}
/** Fills an empty database from a copy. */
export async function loadSnapshot(url: string, from: string) {
  await program('pg_restore', url, ['--no-owner', '--exit-on-error', '--single-transaction', from]);
}

/** Reads a copy of PostgreSQL to its end without a server: what is damaged is found, and nothing is filled. */
export const readSnapshot = (from: string) => program('pg_restore', undefined, ['--file=/dev/null', from]);

/** Without the free pages of the original: what was deleted is not in the copy. */
async function vacuum(file: string, to: string) {
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    database.pragma('busy_timeout = 5000');
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}
/** What SQLite itself finds wrong with a database file: nothing, when it is whole. */
export async function faultsIn(file: string): Promise<string[]> {
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const rows = database.pragma('integrity_check') as { integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((words) => words !== 'ok');
  } finally {
    database.close();
  }
}

/** Are the client tools of PostgreSQL installed here? */
export const hasPgDump = () =>
  Promise.any(searched.map((folder) => access(join(folder, 'pg_dump')))).then(
    () => true,
    () => false,
  );
const searched = ['/usr/local/bin', '/usr/bin', '/bin'];

/** The address goes by the environment: other people of the machine can read arguments. */
async function program(name: 'pg_dump' | 'pg_restore', url: string | undefined, args: readonly string[]) {
  const said = url ? addressOf(url) : undefined;
  const into = said && name === 'pg_restore' ? [`--dbname=${said.PGDATABASE}`] : [];
  const env = { PATH: searched.join(':'), ...said };
  const child = spawn(name, [...into, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const complaints: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => complaints.push(part));
  const [code] = (await once(child, 'close').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Refusal(
      'unavailable',
      `${name} is not installed. Install it: apt-get install postgresql-client`,
    );
  })) as [number];
  if (code !== 0) throw new Refusal('unavailable', `${name} failed: ${lastLine(complaints)}`);
}
function addressOf(url: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  return {
    ...{ PGHOST: searchParams.get('host') ?? hostname, PGPORT: port || '5432' },
    ...{ PGUSER: decodeURIComponent(username), PGPASSWORD: decodeURIComponent(password) },
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
  };
}
const lastLine = (complaints: readonly Buffer[]) =>
  Buffer.concat([...complaints])
    .toString()
    .trim()
    .split('\n')
    .at(-1) ?? '';
