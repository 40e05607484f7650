import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { freePort } from '../../commands/free-port.ts';

/** A start that is expected to end by itself: with which code, and what it said to whoever reads its errors. */
export async function startThatEnds(
  env: Record<string, string>,
): Promise<{ code: number | null; words: string }> {
  const child = spawn('node', ['src/start.mjs'], {
    env: { ...process.env, PORT: String(await freePort()), BASE_URL: '', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (said: string) => {
    words += said;
  });
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, words };
}
