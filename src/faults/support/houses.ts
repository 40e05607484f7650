import './on-postgres.ts';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import { seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import { send } from '#testing/uploading.ts';
import { emptyFolder } from './folder.ts';
import { database } from './on-postgres.ts';
import { postOffice } from './post-office.ts';

type Settings = { DATA_DIR: string; DATABASE_URL: string; BASE_URL: string } & Record<string, string>;
export async function aServer(env: Settings) {
  const house = await product(env);
  onTestFinished(() => house.close());
  return house;
}
/** `npm run worker`, begun. */
export async function aWorker(env: Settings) {
  const args = ['--import', 'tsx', 'src/commands/worker.ts'];
  const child: ChildProcess = spawn('node', args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const over = once(child, 'exit');
    child.kill('SIGKILL');
    await over;
  };
  onTestFinished(kill);
  for await (const said of child.stdout ?? []) if (String(said).includes('has begun')) break;
  child.stdout?.resume();
  if (child.exitCode !== null) throw new Error('the worker did not begin');
  return { kill, pid: child.pid ?? 0, signal: (name: NodeJS.Signals) => child.kill(name) };
}

export type Rows = Awaited<ReturnType<typeof database>>['rows'];
/** All quick work is done, whoever did it. */
export const quiet = (rows: Rows) =>
  expect
    .poll(async () => (await rows("select id from jobs where lane = 'quick'")).length, {
      ...{ timeout: 180_000, interval: 200 },
    })
    .toBe(0);

/** A house with guests whose invitations have not been sent yet, and a mail server for them. Nobody serves it. */
export async function seededHouse(people: number, more: Record<string, string> = {}) {
  const { url, rows } = await database();
  const DATA_DIR = emptyFolder();
  const guests = await seedGuests(DATA_DIR, { people, databaseUrl: url });
  const post = await postOffice();
  const env = { DATA_DIR, DATABASE_URL: url, BASE_URL: '', SMTP_URL: post.url, LOG_LEVEL: 'silent', ...more };
  return { url, rows, guests, post, env, addresses: guests.map((_, n) => `guest${n}@example.org`) };
}
/** The same with a server that has sent the invitations. */
export async function houseWithPost(people: number, more: Record<string, string> = {}) {
  const house = await seededHouse(people, more);
  const one = await aServer(house.env);
  await quiet(house.rows);
  house.post.taken.length = 0;
  return { ...house, one };
}

/** Somebody asks for a letter with a link. */
export async function askForLink(base: string, email: string) {
  const { status } = await send(base, {
    ...{ method: 'POST', path: '/space/link', cookie: 'c=1' },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(`email=${encodeURIComponent(email)}`),
  });
  expect(status).toBe(303);
}
