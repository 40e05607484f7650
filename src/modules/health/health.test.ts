import { cp, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { readBuild } from '#kernel/build.ts';
import { claim, insertJobs, park } from '#kernel/queue.ts';
import { type House, house } from '#testing/house.ts';
import { hanne, rita } from '#testing/people.ts';
import { type Parts, remembered } from './model.ts';
import { beginStopping } from './verbs.ts';

type Told = { ready: boolean; stopping: boolean; failed: string[]; degraded: string[]; parts: Parts };
async function asked(here: House) {
  const answer = await here.browser().get('/readyz');
  return { status: answer.status, ...((await answer.json()) as Told) };
}
const listening = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
};
/** A server that takes every call and never says a word. */
async function hungServer() {
  let calls = 0;
  const port = await listening(
    createServer((socket) => {
      calls += 1;
      onTestFinished(() => void socket.destroy());
    }),
  );
  return { port, calls: () => calls };
}
/** A port at which nobody listens. */
async function closedPort() {
  const server = createServer();
  const port = await listening(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

test('a house without models is ready: interviews go on, and what waits is named', async () => {
  const here = await house({ env: { DISK_RESERVE_MB: '0' } });
  const told = await asked(here);
  expect(told).toMatchObject({ status: 200, ready: true, failed: [], degraded: ['speech', 'language'] });
  expect(told.parts).toMatchObject({
    database: { state: 'ok' },
    keys: { state: 'ok' },
    disk: { state: 'ok', facts: { freeBytes: expect.any(Number) } },
    storage: { state: 'ok' },
    queue: { state: 'ok', facts: { parked: 0, oldestSeconds: 0 } },
    speech: { state: 'degraded', reason: 'speech-model-missing' },
    language: { state: 'degraded', reason: 'language-model-missing' },
    mail: { state: 'off' },
  });
  expect(JSON.stringify(told)).not.toMatch(new RegExp(`${hanne.name}|${rita.login}|house\\.db`));
  expect(await (await here.browser().get('/livez')).json()).toEqual({ alive: true });
});

test('an empty house is ready as well: its first admin is one of the people it serves', async () => {
  const here = await house({ empty: true });
  expect(await asked(here)).toMatchObject({ status: 200, parts: { keys: { state: 'ok' } } });
});

test('engines, store and mail that are away, or hang, do not make the house unready, nor the probe hang', async () => {
  const [away, hung] = [await closedPort(), await hungServer()];
  const here = await house({
    env: {
      WHISPER_URL: `http://127.0.0.1:${away}`,
      OLLAMA_URL: `http://127.0.0.1:${hung.port}`,
      STORAGE_URL: `http://127.0.0.1:${hung.port}/bucket`,
      ...{ STORAGE_KEY: 'key', STORAGE_SECRET: 'secret' },
      SMTP_URL: `smtp://127.0.0.1:${away}`,
    },
  });
  const told = await asked(here);
  expect(told).toMatchObject({ status: 200, ready: true });
  expect(told.parts).toMatchObject({
    speech: { state: 'degraded', reason: 'speech-engine-lost' },
    language: { state: 'degraded', reason: 'silent' },
    storage: { state: 'degraded', reason: 'silent' },
    mail: { state: 'degraded', reason: expect.stringContaining('ECONNREFUSED') },
  });
});

test('many probes cost one question', async () => {
  const hung = await hungServer();
  const here = await house({ env: { SMTP_URL: `smtp://127.0.0.1:${hung.port}` } });
  await Promise.all(Array.from({ length: 20 }, () => asked(here)));
  for (let times = 0; times < 20; times++) await asked(here);
  expect(hung.calls()).toBe(1);
});

test('who answers too late is silent for now, is not asked twice meanwhile, and counts for those who come then', async () => {
  let now = 0;
  let asked = 0;
  const { promise, resolve } = Promise.withResolvers<string>();
  const ask = () => {
    asked += 1;
    return promise;
  };
  const told = remembered(ask, 'silent', { fresh: 100, limit: 1, now: () => new Date(now) });
  expect(await told()).toBe('silent');
  now = 200;
  expect(await told()).toBe('silent');
  expect(asked).toBe(1);
  resolve('well');
  await promise;
  expect(await told()).toBe('well');
  now = -5_000;
  await told();
  expect(asked, 'a clock that was set back').toBe(2);
});

test('a mail server that greets is well, and gets no letter', async () => {
  const said: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onMailFrom: (_address, _session, done) => {
      said.push('mail');
      done();
    },
    onAuth: (_auth, _session, done) => {
      said.push('auth');
      done(null, { user: 'x' });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  const { port } = server.server.address() as AddressInfo;
  const here = await house({ env: { SMTP_URL: `smtp://us:secret@127.0.0.1:${port}` } });
  expect((await asked(here)).parts.mail).toEqual({ state: 'ok' });
  expect(said).toEqual([]);
});

test('without its keyring nobody can be served; with it back, everybody', async () => {
  const here = await house();
  const keyring = join(here.dataDir, 'keyring');
  await rename(keyring, `${keyring}.away`);
  const told = await asked(here);
  expect(told).toMatchObject({ status: 503, ready: false, failed: ['keys'] });
  expect(told.parts.keys).toEqual({ state: 'failed', reason: 'keyring ENOENT' });
  await rename(`${keyring}.away`, keyring);
  here.wait(2_000);
  expect((await asked(here)).status).toBe(200);
});

test('a key file that is gone or is another one is told while it can still be put back', async () => {
  const here = await house();
  const { keyFile } = here.ctx.config;
  await rename(keyFile, `${keyFile}.away`);
  const told = await asked(here);
  const notInPlace = { state: 'degraded', reason: 'instance-key-not-in-place' };
  expect([told.status, told.parts.keys]).toEqual([200, notInPlace]);
  await writeFile(keyFile, Buffer.alloc(32, 7));
  here.wait(2_000);
  expect((await asked(here)).parts.keys).toEqual(notInPlace);
});

test('a disk that fills is told before it is full', async () => {
  const here = await house({ env: { DISK_RESERVE_MB: '999999999' } });
  const told = await asked(here);
  expect([told.status, told.parts.disk.reason]).toEqual([200, 'disk-low']);
});

test('work that stopped, and work that nobody takes, are told', async () => {
  const here = await house();
  const { ctx } = here;
  const job = { name: 'media/answers.answer-kept', event: 'answers.answer-kept', fact: {} };
  const add = () => ctx.db.write((tx) => insertJobs(tx, ctx.now(), [{ ...job, lane: 'quick' as const }]));
  await add();
  const row = await claim(ctx.db, 'quick', ctx.now(), 60_000);
  if (!row) throw new Error('no job');
  await park(ctx.db, row, 'Error EIO');
  expect((await asked(here)).parts.queue).toEqual({
    ...{ state: 'degraded', reason: 'work-stopped' },
    facts: { parked: 1, oldestSeconds: 0 },
  });
  await add();
  here.wait(400_000);
  expect((await asked(here)).parts.queue).toMatchObject({
    ...{ reason: 'work-stands-still', facts: { oldestSeconds: 400 } },
  });
});

test('a process that is about to end says that it is not ready, and still answers', async () => {
  const here = await house();
  beginStopping(here.ctx);
  expect(await asked(here)).toMatchObject({ status: 503, ready: false, stopping: true, failed: [] });
  expect((await here.rita.get('/account')).status).toBe(200);
});

test('the build is told by what runs: not by its place or its time, and it changes with every line', async () => {
  const here = await house();
  const told = await (await here.browser().get('/version')).json();
  expect(told).toEqual(await readBuild(process.cwd()));
  expect(told).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    build: expect.stringMatching(/^[0-9a-f]{12}$/),
  });
  const copy = await mkdtemp(join(tmpdir(), 'build-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  for (const part of ['src', 'views', 'public', 'migrations', 'package.json', 'package-lock.json'])
    await cp(part, join(copy, part), { recursive: true });
  await utimes(join(copy, 'src', 'main.ts'), 1, 1);
  await rm(join(copy, 'src', 'testing'), { recursive: true });
  expect(await readBuild(copy)).toEqual(told);
  await writeFile(join(copy, 'public', 'app.js'), '\n', { flag: 'a' });
  expect(await readBuild(copy)).not.toEqual(told);
});
