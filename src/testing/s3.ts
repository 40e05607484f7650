import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { freePort } from '../commands/free-port.ts';

/** A real S3 server, versitygw: S3_SERVER names its program. */
export const s3Server = process.env.S3_SERVER ?? '';

const answers = async (port: number) => {
  const socket = connect(port, '127.0.0.1');
  const open = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return open;
};

/** Starts an empty store with one bucket. `folder` is where its bytes lie; `stop` is what a broken machine does. */
export async function emptyStore() {
  const folder = mkdtempSync(join(tmpdir(), 's3-'));
  const [root, beside] = [join(folder, 'root'), join(folder, 'beside')];
  mkdirSync(join(root, 'house'), { recursive: true });
  mkdirSync(beside);
  const port = await freePort();
  const [key, secret] = ['house', 'a secret of the test'];
  const env = { ...process.env, ROOT_ACCESS_KEY: key, ROOT_SECRET_KEY: secret };
  const args = ['--port', `127.0.0.1:${port}`, 'posix', '--sidecar', beside, root];
  const server = spawn(s3Server, args, { env, stdio: 'ignore' });
  const ended = once(server, 'exit');
  const stop = async () => {
    server.kill('SIGKILL');
    await ended;
  };
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  while (server.exitCode === null && !(await answers(port))) await later(50);
  const url = `http://127.0.0.1:${port}/house`;
  return { folder, stop, env: { STORAGE_URL: url, STORAGE_KEY: key, STORAGE_SECRET: secret } };
}
