import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { ended, startChild } from './children.ts';

/** The product as `npm start` runs it, in a process of its own on an empty folder. */
export type House = Awaited<ReturnType<typeof openHouse>>;

/** A folder for as long as the demonstration runs, and the way to remove it. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'ai-interview-demo-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Starts the product and waits until it printed the link that sets it up. */
export async function openHouse(folder: string, settings: NodeJS.ProcessEnv) {
  const port = String(await freePort());
  const env = { ...settings, DATA_DIR: join(folder, 'data'), PORT: port, LOG_LEVEL: 'warn' };
  const child = startChild(process.execPath, ['src/start.mjs'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = join(folder, 'log');
  const into = createWriteStream(log);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => {
      said += piece.toString();
      into.write(piece);
    });
  const house = {
    base: `http://localhost:${port}`,
    env,
    /** The last lines of its log, for whoever wants to know why something failed. */
    lastWords: () => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n'),
    ended: () => ended(child),
  };
  for (let tries = 0; tries < 600; tries++) {
    const setUp = /Set it up here, once: (\S+)/.exec(said)?.[1];
    if (setUp) return { ...house, setUp };
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the product did not start:\n${said.trim()}`);
    await pause(100);
  }
  throw new Error(`the product did not say in a minute where to set it up:\n${said.trim()}`);
}
