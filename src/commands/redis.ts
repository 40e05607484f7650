import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const program = '/usr/bin/redis-server';

/** Why there is no Redis here, or nothing. */
export const noRedis = () =>
  existsSync(program) ? undefined : 'Debian package redis-server is not installed';

/** A Redis server of Debian's for as long as a check runs, on loopback only. It may be started later, and again. */
export async function redisServer() {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const port = String(await freePort());
  let running: ChildProcess | undefined;
  const ask = (...words: string[]) =>
    execFileSync('/usr/bin/redis-cli', ['-p', port, ...words], { encoding: 'utf8' }).trim();
  const end = async (signal: NodeJS.Signals) => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const over = once(running, 'exit');
    running.kill(signal);
    await over;
  };
  return {
    url: `redis://127.0.0.1:${port}/0`,
    async start() {
      // As a house should run it: everything is written down, nothing is thrown away when memory is short.
      const kept = ['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'];
      const args = ['--port', port, '--bind', '127.0.0.1', '--dir', folder, ...kept];
      const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
      running = child;
      for await (const said of child.stdout) if (String(said).includes('Ready to accept connections')) break;
      child.stdout.resume();
    },
    ask,
    pid: () => running?.pid ?? 0,
    kill: () => end('SIGKILL'),
    async stop() {
      if (running?.pid) running.kill('SIGCONT');
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
