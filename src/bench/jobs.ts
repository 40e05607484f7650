import '../node-guard.ts';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#kernel/config.ts';
import { event, when } from '#kernel/events.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx, openRelay } from '#kernel/open.ts';
import { keepWorking, type NamedJob } from '#kernel/outbox.ts';
import type { Relay } from '#kernel/relay.ts';
import { ask, databaseOn } from '#testing/database.ts';
import { startPostgres } from '../commands/postgres.ts';
import { noRedis, redisServer } from '../commands/redis.ts';

// Jobs per second by engine, in one run: jobs that do nothing are committed ten at a time and worked off by one process,
// and then one at a time: milliseconds from the commit of a job to its beginning. Which tables are made is decided by
// DATABASE_URL when they are read, so every engine is a process of its own: `node --import tsx src/bench/jobs.ts [jobs]`.

const many = Number(process.argv[2] ?? 2000);
const say = (line: string) => process.stdout.write(`${line}\n`);
type Measured = { perSecond: number; milliseconds: number };

async function measure(): Promise<Measured> {
  const happened = event<{ n: number }>('bench.happened');
  let heard = (_: number) => {};
  const job: NamedJob = { ...when(happened, async (_, { n }) => heard(n)), name: 'bench/quick' };
  let tell: Relay['tell'] = () => undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const { DATABASE_URL, REDIS_URL } = process.env;
  const ctx = await openCtx(readConfig({ DATA_DIR: dataDir, DATABASE_URL, REDIS_URL }), {
    ...{ jobs: [job], holdings: [], migrations: './migrations', log: silentLog, mail: null },
    hear: (_, told) => tell(told),
  });
  const relay = await openRelay(ctx);
  tell = relay.tell;
  const commit = (from: number, count: number) =>
    ctx.db.write(async (_tx, emit) => {
      for (let n = from; n < from + count; n++) emit(happened({ n }));
    });
  const until = (last: number, of: number) => {
    const seen = new Set<number>();
    return new Promise<void>((resolve) => {
      heard = (n) => {
        seen.add(n);
        if (seen.size === of && n <= last) resolve();
      };
    });
  };
  for (let n = 0; n < many; n += 10) await commit(n, 10);
  const all = until(many, many);
  const begun = performance.now();
  const work = keepWorking(ctx, [job], { relay });
  await all;
  const perSecond = many / ((performance.now() - begun) / 1000);
  const waits: number[] = [];
  for (let n = many; n < many + 50; n++) {
    const one = until(n, 1);
    const asked = performance.now();
    await commit(n, 1);
    await one;
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await work.stop(5000);
  await relay.close();
  await closeCtx(ctx);
  await rm(dataDir, { recursive: true, force: true });
  return { perSecond, milliseconds: waits.toSorted((a, b) => a - b)[25] ?? 0 };
}

function engine(env: Record<string, string>): Measured {
  const args = ['--import', 'tsx', 'src/bench/jobs.ts', String(many), 'one'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}
const line = (name: string, { perSecond, milliseconds }: Measured, first: Measured) =>
  `${name}: ${(perSecond / first.perSecond).toFixed(2)} of SQLite's jobs, ${perSecond.toFixed(0)} a second; ${milliseconds.toFixed(1)} ms until one begins`;

async function compare() {
  const sqlite = engine({ DATABASE_URL: '', REDIS_URL: '' });
  say(line('SQLite, in process', sqlite, sqlite));
  const postgres = await startPostgres({ durable: true });
  if (!postgres) return say('PostgreSQL: not measured, Debian package postgresql is not installed');
  const missing = noRedis();
  const redis = missing ? undefined : await redisServer();
  try {
    await ask(postgres.url, 'create database other');
    say(line('PostgreSQL, in process', engine({ DATABASE_URL: postgres.url, REDIS_URL: '' }), sqlite));
    if (!redis) return say(`PostgreSQL and Redis: not measured, ${missing}`);
    await redis.start();
    const both = engine({ DATABASE_URL: databaseOn(postgres.url, 'other'), REDIS_URL: redis.url });
    say(line('PostgreSQL and Redis', both, sqlite));
  } finally {
    await redis?.stop();
    await postgres.stop();
  }
}
if (process.argv[3] === 'one') process.stdout.write(JSON.stringify(await measure()));
else await compare();
