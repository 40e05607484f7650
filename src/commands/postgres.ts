import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const installed = '/usr/lib/postgresql';

/** A PostgreSQL server of Debian's for as long as a check runs, on loopback only; undefined when none is installed. */
export async function startPostgres() {
  const version = existsSync(installed) ? readdirSync(installed).toSorted().at(-1) : undefined;
  if (!version) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const port = await freePort();
  const root = process.getuid?.() === 0;
  chmodSync(folder, 0o777);
  // The server refuses to run as root; Debian's package brings a user for it.
  const as = (program: string, args: readonly string[]) => {
    const path = `${installed}/${version}/bin/${program}`;
    const command = root ? ['runuser', '-u', 'postgres', '--', path, ...args] : [path, ...args];
    execFileSync(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  };
  const data = join(folder, 'data');
  as('initdb', ['-D', data, '-A', 'trust', '-U', 'app', '-E', 'UTF8']);
  // What a check writes need not outlive a power cut.
  const hasty = '-c fsync=off -c synchronous_commit=off -c full_page_writes=off';
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 ${hasty}`;
  as('pg_ctl', ['-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start']);
  return {
    url: `postgres://app@127.0.0.1:${port}/postgres`,
    async stop() {
      as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
