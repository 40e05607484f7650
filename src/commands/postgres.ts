import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const installed = '/usr/lib/postgresql';

/**
 * A PostgreSQL server of Debian's for as long as a check runs, on loopback only; undefined when none is installed. With
 * `durable` it writes to the disk as a house's own does.
 */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}) {
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
  const hasty = durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off';
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 ${hasty}`;
  const start = () => as('pg_ctl', ['-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start']);
  const end = () => as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
  start();
  return {
    url: `postgres://app@127.0.0.1:${port}/postgres`,
    /** The process of which all others of the server are children. */
    pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    /** As after a crash of the server: every connection breaks, what was committed is there. */
    end,
    start,
    async stop() {
      end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
