import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../commands/free-port.ts';
import { emptyDatabase } from './database.ts';

const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/**
 * The product as `npm start` runs it, on an empty folder and, where DATABASE_URL names a server, with a database of its own
 * there. It can be killed and started again on the same ones. Who names a folder has a house in it, and names its database.
 */
export async function product(env: Record<string, string> = {}) {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'product-'));
  const database = env.DATA_DIR ? { env: {}, drop: async () => undefined } : await emptyDatabase();
  const port = String(await freePort());
  const base = `http://localhost:${port}`;
  let running: ChildProcess | undefined;
  let setUp = '';
  async function start() {
    const child = spawn('node', ['src/start.mjs'], {
      env: { ...process.env, ...database.env, DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    child.stdout?.on('data', (said: Buffer) => {
      setUp = /http\S+\/set-up\/\S+/.exec(said.toString())?.[0] ?? setUp;
    });
    for (let tries = 0; tries < 300; tries++) {
      if (
        await fetch(`${base}/livez`).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        return;
      if (isOver(child)) throw new Error('the product did not start');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the product did not answer');
  }
  const end = (signal: NodeJS.Signals) =>
    new Promise<number | null>((resolve) => {
      if (!running || isOver(running)) return resolve(null);
      running.once('exit', (code) => resolve(code));
      running.kill(signal);
    });
  await start();
  return {
    base,
    dataDir,
    /** The settings of its place, for a process that opens it while it is stopped. */
    place: { DATA_DIR: dataDir, ...database.env },
    /** The link that sets the house up. It is printed just after the first answer. */
    async setUpLink() {
      for (let tries = 0; tries < 50 && !setUp; tries++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      return setUp;
    },
    alive: () => running !== undefined && !isOver(running),
    pid: () => running?.pid ?? 0,
    kill: () => end('SIGKILL'),
    /** As an orchestra or Ctrl-C stops it; answers with the code it ends with. */
    stop: () => end('SIGTERM'),
    start,
    async close() {
      await end('SIGTERM');
      await database.drop();
      if (!env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
export type Product = Awaited<ReturnType<typeof product>>;
