import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Why calls of a program to the system cannot be broken here, or nothing. */
export const noInjection = () =>
  spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0
    ? undefined
    : 'Debian package strace is not installed';

/** How a call to the system shall go wrong: `signal=KILL` dies before it, `error=EIO` answers that the disk failed. */
export type Wrong = 'signal=KILL' | 'error=EIO' | 'error=EROFS';

/** A thread of Node that makes calls: the main one is SQLite's, the others write files. */
export type Thread = 'main' | 'files';
function threadOf(pid: number, thread: Thread) {
  if (thread === 'main') return pid;
  const tasks = readdirSync(`/proc/${pid}/task`);
  const found = tasks.find((id) =>
    readFileSync(`/proc/${pid}/task/${id}/comm`, 'utf8').startsWith('libuv-worker'),
  );
  if (!found) throw new Error('no thread for files: has the process opened one yet?');
  return Number(found);
}

/**
 * From now on the n-th call of this name by this thread of a running process goes wrong, and no other; `1+` is every one.
 * The process must have one thread for files: UV_THREADPOOL_SIZE=1.
 * @param call its name as strace writes it: fsync, fdatasync, rename
 */
export async function breakCall(pid: number, thread: Thread, call: string, wrong: Wrong, nth: number | '1+') {
  const inject = `inject=${call}:${wrong}:when=${nth}`;
  const traced = String(threadOf(pid, thread));
  const child = spawn('strace', ['-p', traced, '-e', `trace=${call}`, '-e', inject], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const seen: string[] = [];
  await attached(child, seen);
  return {
    /** Did it come to that? */
    broken: () => seen.join('').includes('INJECTED') || seen.join('').includes('killed by SIGKILL'),
    async release() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // A tracer whose program died does not always notice: it has nothing to tidy up, so it is not asked.
      child.kill(seen.join('').includes('SIGKILL') ? 'SIGKILL' : 'SIGINT');
      await ended;
    },
  };
}

function attached(child: ChildProcess, seen: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.stderr?.on('data', (said: Buffer) => {
    seen.push(said.toString());
    if (seen.join('').includes('attached')) resolve();
  });
  child.once('exit', () => reject(new Error(`strace could not attach: ${seen.join('')}`)));
  return promise;
}
