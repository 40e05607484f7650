import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '#kernel/config.ts';
import { minutes } from '#kernel/durations.ts';
import { writeErasure } from '#kernel/erasure-ledger.ts';
import { noLedger, openGate, placesOf } from '#kernel/gate.ts';
import { newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { places } from '#kernel/places.ts';
import { type House, house } from '#testing/house.ts';
import { catalogue } from '#weights';
import { holdings, jobs } from '../../app.tsx';
import { noRedis, redisServer } from '../redis.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { redis } from './outside.ts';

/** Those that the houses of tests are made with. */
const migrations = process.env.TEST_MIGRATIONS ?? places.migrations;
type Env = Record<string, string>;
/** What is found of a house that runs meanwhile. */
async function findings(here: House, env: Env = {}, now?: Date, quick = true) {
  const { keyFile } = here.ctx.config;
  const settings = {
    DATA_DIR: here.dataDir,
    PORT: '0',
    DISK_RESERVE_MB: '0',
    SECRET_KEY_FILE: keyFile,
    ...env,
  };
  const found = await examine(settings, { quick, now: now ?? here.ctx.now(), migrations }, () => undefined);
  return (check: string) => found.find((one) => one.check === check) as Finding;
}
/** The clock of a test house stands before the product was made. */
const today = new Date('2026-12-01T12:00:00Z');
const emptyFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};
const portOf = async (server: Server) => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
};
const closedPort = async () => {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
};
/** SHA-256 of every file, but of the two that SQLite keeps beside its own for whoever reads. */
async function allBytes(folder: string) {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => !/-(shm|wal)$/.test(name))
    .sort();
  const hash = createHash('sha256');
  for (const name of names) {
    const { mode, size } = await stat(join(folder, name));
    hash.update(`${name} ${mode} ${size}\n`);
    if ((await stat(join(folder, name))).isFile()) hash.update(await readFile(join(folder, name)));
  }
  return hash.digest('hex');
}

test('a house that runs is examined, is well, and nothing in it is changed', async () => {
  const here = await house();
  const before = await allBytes(here.dataDir);
  const told: string[] = [];
  const found = await examine(
    { DATA_DIR: here.dataDir, PORT: '0', DISK_RESERVE_MB: '0' },
    { quick: false, now: today, migrations },
    ({ check }) => void told.push(check),
  );
  expect(found.filter(({ state }) => state === 'failed')).toEqual([]);
  const unwell = found.filter(({ state }) => state === 'warning').map(({ check }) => check);
  expect(unwell).toEqual(['Speech model', 'Language model', 'Speech to words', 'Words to levels']);
  expect(found.every(({ state, fix }) => state === 'ok' || fix)).toBe(true);
  expect(told).toHaveLength(17);
  expect(await allBytes(here.dataDir)).toBe(before);
});

test('a house that never began is examined as well, and is not begun by it', async () => {
  const folder = join(await emptyFolder(), 'data');
  const found = await examine(
    { DATA_DIR: folder, PORT: '0', DISK_RESERVE_MB: '0' },
    { quick: true, now: today },
    () => undefined,
  );
  expect(found.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(existsSync(folder)).toBe(false);
});

test('the command prints a line for each check and what to do, ends with 0 when nothing failed, and with 1 otherwise', async () => {
  const folder = await emptyFolder();
  const env = {
    ...process.env,
    DATABASE_URL: '',
    BASE_URL: '',
    DATA_DIR: folder,
    PORT: '0',
    DISK_RESERVE_MB: '0',
  };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/commands/doctor.ts', '--quick', ...args], {
      env,
      encoding: 'utf8',
    });
  const well = run();
  expect([well.status, well.stdout]).toEqual([
    0,
    expect.stringMatching(/^ok {7}Settings: .*\n[\s\S]*\n13 ok, 0 warnings, 0 failed\.\n$/),
  ]);
  await writeFile(join(folder, 'house.db'), 'this is no database, however long it is read');
  const ill = run('--json');
  const told = JSON.parse(ill.stdout);
  expect([ill.status, told.failed]).toEqual([1, 1]);
  expect(told.findings).toContainEqual({
    ...{ check: 'Database', state: 'failed' },
    said: expect.stringContaining('cannot be opened'),
    fix: expect.stringContaining('npm run restore'),
  });
}, 60_000);

test('a setting that cannot be used is the only finding, with its sentence', async () => {
  const found = await examine({ PORT: 'eighty' }, { quick: true }, () => undefined);
  expect(found).toEqual([
    expect.objectContaining({ check: 'Settings', state: 'failed', fix: expect.stringContaining('PORT') }),
  ]);
});

test.each([
  [0o644, 'failed', 'Everybody on this machine may read'],
  [0o440, 'warning', "not for its owner's reading alone"],
  [0o600, 'warning', "not for its owner's reading alone"],
  [0o400, 'ok', 'is the key of this database'],
] as const)('an instance key of mode %o is %s', async (mode, state, said) => {
  const here = await house();
  await chmod(here.ctx.config.keyFile, mode);
  const found = (await findings(here))('Keys');
  expect(found).toMatchObject({ state, said: expect.stringContaining(said) });
  expect(found.fix ?? '').toContain(state === 'ok' ? '' : 'chmod 400');
});

test('an instance key that is missing, cut short or of another house is told', async () => {
  const here = await house();
  const { keyFile } = here.ctx.config;
  await rename(keyFile, `${keyFile}.away`);
  expect((await findings(here))('Keys')).toMatchObject({
    state: 'failed',
    said: expect.stringContaining('missing'),
  });
  await writeFile(keyFile, Buffer.alloc(5));
  expect((await findings(here))('Keys')).toMatchObject({
    state: 'failed',
    said: expect.stringContaining('5 bytes'),
  });
  await writeFile(keyFile, Buffer.alloc(32, 1));
  expect((await findings(here))('Keys')).toMatchObject({
    ...{ state: 'failed', said: expect.stringContaining('not the key that this database was made with') },
  });
});

test('a list of erasures that was changed is told', async () => {
  const here = await house();
  const keys = [{ kind: 'content' as const, id: 'k' }];
  const erased = {
    at: today.toISOString(),
    erasureId: newId<'erasure'>(),
    subjectId: newId<'subject'>(),
    keys,
  };
  await writeErasure(here.ctx, erased);
  const ledger = join(here.dataDir, 'keyring', 'erasures.log');
  await writeFile(ledger, (await readFile(ledger, 'utf8')).replace('"k"', '"x"'));
  expect((await findings(here))('Keys')).toMatchObject({
    state: 'failed',
    fix: expect.stringContaining('erasures.log'),
  });
});

test('a database that is behind, of a newer version, or gone is told', async () => {
  const folder = await emptyFolder();
  const env = { DATA_DIR: folder, PORT: '0', DISK_RESERVE_MB: '0' };
  const told = async (more: Env = {}) => {
    const found = await examine({ ...env, ...more }, { quick: true, now: today }, () => undefined);
    return found.find(({ check }) => check === 'Database');
  };
  await closeCtx(
    await openCtx(readConfig(env), {
      ...{ jobs, holdings, migrations: places.migrations, log: silentLog, mail: null },
    }),
  );
  expect(await told()).toMatchObject({ state: 'ok', said: expect.stringContaining('migrations ran') });
  const file = new Database(join(folder, 'house.db'));
  onTestFinished(() => void file.close());
  const newest = '(select max(created_at) from __drizzle_migrations)';
  file.exec(`delete from __drizzle_migrations where created_at = ${newest}`);
  expect(await told()).toMatchObject({ state: 'warning', said: expect.stringContaining('lacks 1 of') });
  file.exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
  expect(await told()).toMatchObject({ state: 'failed', said: expect.stringContaining('newer version') });
  const emptied = await emptyFolder();
  await mkdir(join(emptied, 'keyring', 'ab'), { recursive: true });
  expect(await told({ DATA_DIR: emptied })).toMatchObject({
    ...{ state: 'failed', said: 'There are keys of people, and no database.' },
  });
});

test('a PostgreSQL that does not answer is told, and no password with it', async () => {
  const here = await house();
  const url = `postgres://us:hidden-password@127.0.0.1:${await closedPort()}/house`;
  const found = (await findings(here, { DATABASE_URL: url }))('Database');
  expect(found).toMatchObject({ state: 'failed', said: 'PostgreSQL cannot be reached (ECONNREFUSED).' });
  expect(JSON.stringify(found)).not.toContain('hidden-password');
});

test('a clock that runs behind the database, or stands before the product was made, is told', async () => {
  const here = await house();
  await here.tick();
  const behind = new Date(here.ctx.now().getTime() - minutes(10));
  const early = (await findings(here, {}, behind))('Clock');
  expect(early).toMatchObject({ state: 'failed', fix: expect.stringContaining('timedatectl') });
  const here2 = await house();
  here2.wait(today.getTime() - here2.ctx.now().getTime());
  await here2.tick();
  expect((await findings(here2))('Clock').state).toBe('ok');
  const late = (await findings(here2, {}, new Date(here2.ctx.now().getTime() - minutes(10))))('Clock');
  expect(late).toMatchObject({
    state: 'failed',
    said: expect.stringContaining('the database already knows'),
  });
});

test('a time zone that is none is told', async () => {
  const zone = process.env.TZ;
  onTestFinished(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  process.env.TZ = 'Mars/Olympus';
  expect((await findings(await house(), {}, today))('Clock')).toMatchObject({
    state: 'warning',
    fix: expect.stringContaining('Europe/Berlin'),
  });
});

test('a data folder that everybody may enter, or that is a file, is told', async () => {
  const here = await house();
  await chmod(here.dataDir, 0o777);
  expect((await findings(here))('Data folder')).toMatchObject({
    state: 'warning',
    fix: `Close it: chmod 700 ${here.dataDir}`,
  });
  const file = join(await emptyFolder(), 'file');
  await writeFile(file, '');
  expect((await findings(here, { DATA_DIR: file }))('Data folder')).toMatchObject({
    state: 'failed',
    said: `${file} is no folder.`,
  });
});

test('a disk with less than its reserve is told', async () => {
  const here = await house();
  const found = (await findings(here, { DISK_RESERVE_MB: '999999999' }))('Disk space');
  expect(found).toMatchObject({ state: 'warning', fix: expect.stringContaining('DISK_RESERVE_MB') });
});

const isRoot = process.getuid?.() === 0;
/** A small disk of its own; undefined where this machine lets nobody mount one. */
async function smallDisk(...options: string[]) {
  const folder = await emptyFolder();
  const { status } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    ['size=4m', ...options].join(),
    'tmpfs',
    folder,
  ]);
  if (status !== 0) return undefined;
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}
test.runIf(isRoot)('a disk that is almost full, or that nobody may write to, is told', async (context) => {
  const [small, closed] = [await smallDisk(), await smallDisk('ro')];
  if (!small || !closed) return context.skip();
  const here = await house();
  expect((await findings(here, { DATA_DIR: small }))('Disk space')).toMatchObject({
    state: 'failed',
    fix: expect.stringContaining('Make room now'),
  });
  expect((await findings(here, { DATA_DIR: closed }))('Data folder')).toMatchObject({
    state: 'failed',
    said: expect.stringContaining('read-only'),
  });
});

test('a port that a stranger has is told; one at which the product itself answers is well', async () => {
  const here = await house();
  const stranger = await portOf(createHttp((_asked, answer) => answer.end('hello')));
  expect((await findings(here, { PORT: `${stranger}` }))('Port')).toMatchObject({
    ...{ state: 'failed', said: expect.stringContaining('another program has it') },
  });
  expect((await findings(here, { METRICS_LISTEN: `${stranger}` }))('Port for Prometheus').state).toBe(
    'failed',
  );
  expect((await findings(here, { HOST: '192.0.2.1', PORT: '4711' }))('Port').said).toContain(
    'no such address',
  );
  const port = await new Promise<number>((listening) => {
    const server = serve({ fetch: here.app.fetch, port: 0, hostname: '127.0.0.1' }, (at) =>
      listening(at.port),
    );
    onTestFinished(() => void server.close());
  });
  expect((await findings(here, { PORT: `${port}` }))('Port')).toMatchObject({
    state: 'ok',
    said: expect.stringContaining('The product answers'),
  });
});

test('an address without TLS is told: no browser gives it a camera', async () => {
  const here = await house();
  expect((await findings(here, { BASE_URL: 'http://interviews.example' }))('Address')).toMatchObject({
    state: 'warning',
    fix: expect.stringContaining('proxy'),
  });
});

test('a store and a mail server that do not answer are told, by name', async () => {
  const here = await house();
  const port = await closedPort();
  const found = await findings(here, {
    ...{
      STORAGE_URL: `http://127.0.0.1:${port}/bucket`,
      STORAGE_KEY: 'key',
      STORAGE_SECRET: 'hidden-secret',
    },
    SMTP_URL: `smtp://us:hidden-secret@127.0.0.1:${port}`,
  });
  expect(found('Storage')).toMatchObject({
    state: 'failed',
    said: expect.stringContaining(`127.0.0.1:${port}`),
  });
  expect(found('Mail')).toMatchObject({ state: 'warning', said: expect.stringContaining('ECONNREFUSED') });
  expect(JSON.stringify([found('Storage'), found('Mail')])).not.toContain('hidden-secret');
});

test('a Redis is told that is away, full or allowed to throw away; a house without one wants none', async () => {
  const here = await house();
  expect((await findings(here))('Redis')).toMatchObject({ state: 'ok' });
  const told = (redisUrl: string) => {
    const config = { ...here.ctx.config, redisUrl };
    const gate = openGate(placesOf(config), noLedger);
    return redis({ config, gate, look: undefined, now: today, migrations: here.ctx.migrations });
  };
  const away = await told(`redis://us:hidden-secret@127.0.0.1:${await closedPort()}/0`);
  expect(away).toMatchObject({ state: 'warning', fix: expect.stringContaining('REDIS_URL') });
  expect(JSON.stringify(away)).not.toContain('hidden-secret');
  if (noRedis()) return;
  const server = await redisServer();
  await server.start();
  onTestFinished(server.stop);
  expect(await told(server.url)).toMatchObject({ state: 'ok' });
  server.ask('config', 'set', 'maxmemory', '1');
  expect(await told(server.url)).toMatchObject({ state: 'warning', fix: 'Raise its maxmemory.' });
  server.ask('config', 'set', 'maxmemory-policy', 'allkeys-lru');
  expect(await told(server.url)).toMatchObject({
    state: 'warning',
    fix: expect.stringContaining('noeviction'),
  });
});

test('what was tried and refused is told', async () => {
  const here = await house();
  await expect(here.ctx.gate.fetchFor('speech')('http://elsewhere.invalid/')).rejects.toThrow();
  expect((await findings(here))('Outbound')).toMatchObject({
    state: 'warning',
    said: expect.stringContaining('elsewhere.invalid:80'),
  });
});

test('a model of the right length and other bytes is told', async () => {
  const here = await house();
  const folder = await emptyFolder();
  const smallest = catalogue.filter(({ kind }) => kind === 'speech').toSorted((a, b) => a.bytes - b.bytes)[0];
  if (!smallest) throw new Error('no speech model');
  await writeFile(join(folder, smallest.file), '');
  await truncate(join(folder, smallest.file), smallest.bytes);
  const env = { MODELS_DIR: folder, WHISPER_MODEL: smallest.file, WHISPER_PROGRAM: '/nowhere/worker' };
  const found = await findings(here, env, undefined, false);
  expect(found('Speech model')).toMatchObject({ state: 'failed', said: expect.stringContaining('SHA-256') });
  expect(found('Speech to words')).toMatchObject({
    state: 'failed',
    fix: 'Build the Whisper worker: npm run engines.',
  });
  expect(found('Language model')).toMatchObject({
    state: 'warning',
    fix: expect.stringContaining('npm run models'),
  });
}, 60_000);

test('an ear that hears something else, and a judge that is away, are told', async () => {
  const here = await house();
  const liar = await portOf(
    createHttp((asked, answer) => {
      asked.resume();
      const result = {
        words: [{ text: 'Nothing', start: 0, end: 1, probability: 1 }],
        speech: [{ start: 0, end: 1 }],
        language: 'en',
        engine: { name: 'whisper.cpp', version: '1.9.1', model: 'liar.bin' },
      };
      asked.on('end', () => answer.end(`${JSON.stringify({ type: 'result', result })}\n`));
    }),
  );
  const env = {
    WHISPER_URL: `http://127.0.0.1:${liar}`,
    OLLAMA_URL: `http://127.0.0.1:${await closedPort()}`,
  };
  const found = await findings(here, env, undefined, false);
  expect(found('Speech to words')).toMatchObject({
    state: 'failed',
    said: expect.stringContaining('of its words were wrong'),
  });
  expect(found('Words to levels')).toMatchObject({
    ...{ state: 'failed', said: expect.stringContaining('language-model-unreachable') },
    fix: 'See that Ollama runs and that OLLAMA_URL names it.',
  });
});

const { MODELS_DIR = '', LANGUAGE_MODEL = 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf' } = process.env;
const engines = [
  MODELS_DIR && join(MODELS_DIR, 'ggml-base.bin'),
  MODELS_DIR && join(MODELS_DIR, LANGUAGE_MODEL),
  places.whisperWorker,
  places.llamaCpp,
];
test.runIf(engines.every((path) => path && existsSync(path)))(
  'with models and engines here, the known clip is understood and the known answer gets a level',
  async () => {
    const found = await findings(await house(), { MODELS_DIR, LANGUAGE_MODEL }, today, false);
    for (const check of ['Speech model', 'Language model', 'Speech to words', 'Words to levels'])
      expect(found(check)).toMatchObject({ state: 'ok' });
  },
  900_000,
);
