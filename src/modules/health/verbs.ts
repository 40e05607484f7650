import { join } from 'node:path';
import { newestSets } from '#backups';
import { buildOf } from '#kernel/build.ts';
import type { Ctx } from '#kernel/context.ts';
import { causeOf } from '#kernel/errors.ts';
import { hostOf } from '#kernel/gate.ts';
import { greetMail } from '#kernel/mail.ts';
import type { Figures } from '#kernel/meters.ts';
import { findMark, parkedJobs, queueAges, queueState } from '#kernel/queue.ts';
import { mergedBy, noteSeen, samplesSince } from '#kernel/samples.ts';
import { lastNight } from '#nights';
import { isSetUp } from '#people';
import { readyToRate } from '#scoring';
import { readyToHear, waitingSound } from '#transcription';
import { backupState } from '#trials';
import { areMissed, lastSign } from '#workers';
import {
  isEssential,
  isUnwell,
  type PartName,
  type Parts,
  partNames,
  remembered,
  type Span,
  type Standing,
  spans,
} from './model.ts';
import { isKeyInPlace, obstacleAt, roomIn } from './sidecar.ts';

const ok: Standing = { state: 'ok' };
const off: Standing = { state: 'off' };
const degraded = (reason: string, facts?: Record<string, number>): Standing => ({
  ...{ state: 'degraded', reason },
  ...(facts && { facts }),
});
const failed = (reason: string): Standing => ({ state: 'failed', reason });

async function databaseOf({ db, config }: Ctx): Promise<Standing> {
  await findMark(db.read, 'instance-key-check');
  const obstacle = db.dialect === 'sqlite' && (await obstacleAt(join(config.dataDir, 'house.db')));
  return obstacle ? failed(`database-file ${obstacle}`) : ok;
}
async function keysOf(ctx: Ctx): Promise<Standing> {
  const obstacle = await obstacleAt(join(ctx.config.dataDir, 'keyring'), true);
  // The folder comes with the first person.
  if (obstacle && !(obstacle === 'ENOENT' && !(await isSetUp(ctx)))) return failed(`keyring ${obstacle}`);
  // This process has the key; it is the next one that would not start.
  return (await isKeyInPlace(ctx.config, ctx.vault.checkValue)) ? ok : degraded('instance-key-not-in-place');
}
async function diskOf({ config }: Ctx): Promise<Standing> {
  const room = await roomIn(config);
  return room.freeBytes < config.diskReserveBytes ? degraded('disk-low', room) : { ...ok, facts: room };
}
async function storageOf({ config, files }: Ctx): Promise<Standing> {
  if (!config.storage) {
    const obstacle = await obstacleAt(join(config.dataDir, 'files'), true);
    return obstacle && obstacle !== 'ENOENT' ? degraded(`files ${obstacle}`) : ok;
  }
  const some = files.all();
  await some.next();
  await some.return(undefined);
  return ok;
}
/** Seconds after which quick work that is due and not done tells of a worker that stands still. */
const longestQuick = 300;
async function queueOf({ db, now }: Ctx): Promise<Standing> {
  const lanes = await queueAges(db.read, now());
  const parked = lanes.reduce((sum, lane) => sum + lane.parked, 0);
  const oldestSeconds = Math.max(0, ...lanes.map(({ overdueSeconds }) => overdueSeconds));
  const facts = { parked, oldestSeconds };
  const quick = lanes.find(({ lane }) => lane === 'quick');
  if ((quick?.overdueSeconds ?? 0) > longestQuick) return degraded('work-stands-still', facts);
  return parked ? degraded('work-stopped', facts) : { ...ok, facts };
}
async function redisOf({ config, gate }: Ctx): Promise<Standing> {
  if (!config.redisUrl) return off;
  // Its package is loaded only where REDIS_URL is set.
  const { memoryOfRedis } = await import('#kernel/redis.ts');
  const { evicts, isFull, ...facts } = await memoryOfRedis(config.redisUrl, gate);
  if (evicts) return degraded('redis-evicts', facts);
  return isFull ? degraded('redis-full', facts) : { ...ok, facts };
}
async function workersOf(ctx: Ctx): Promise<Standing> {
  if (!ctx.config.redisUrl) return off;
  const seen = await lastSign(ctx);
  const facts = seen && { seenSeconds: Math.max(0, ctx.now().getTime() - seen.getTime()) / 1000 };
  return (await areMissed(ctx, seen)) ? degraded('no-worker', facts) : { ...ok, ...(facts && { facts }) };
}
const answering = (ask: Promise<void>) => ask.then(() => ok);

const checks: Record<PartName, (ctx: Ctx) => Promise<Standing>> = {
  database: databaseOf,
  keys: keysOf,
  disk: diskOf,
  storage: storageOf,
  queue: queueOf,
  speech: (ctx) => answering(readyToHear(ctx)),
  language: (ctx) => answering(readyToRate(ctx)),
  mail: async ({ config, gate }) => (config.smtpUrl ? answering(greetMail(config.smtpUrl, gate)) : off),
  redis: redisOf,
  workers: workersOf,
};
/** Milliseconds for which an answer counts: short where looking is cheap, long where somebody else is asked. */
function freshOf({ config }: Ctx, name: PartName) {
  if (name === 'mail') return 60_000;
  const elsewhere = {
    storage: config.storage,
    redis: config.redisUrl,
    speech: config.whisper.url,
    language: config.language.ollamaUrl,
  };
  return name in elsewhere && elsewhere[name as keyof typeof elsewhere] ? 30_000 : 2_000;
}
/** Milliseconds. A busy machine must not look like one without a database; whoever else is silent is not waited for. */
const limitOf = (name: PartName) => (isEssential(name) ? 3_000 : 800);

type Work = Pick<Figures, 'lanes' | 'waitingSoundSeconds'>;
const unknownWork: Work = { lanes: [], waitingSoundSeconds: undefined };
async function workOf(ctx: Ctx): Promise<Work> {
  const [lanes, waitingSoundSeconds] = await Promise.all([
    queueAges(ctx.db.read, ctx.now()),
    waitingSound(ctx),
  ]);
  return { lanes, waitingSoundSeconds };
}

function boardOf(ctx: Ctx) {
  const asked = partNames.map((name) => {
    const no = isEssential(name) ? failed : degraded;
    const ask = async () => checks[name](ctx).catch((error: unknown) => no(causeOf(error)));
    const patience = { fresh: freshOf(ctx, name), limit: limitOf(name), now: ctx.now };
    return [name, remembered(ask, no('silent'), patience)] as const;
  });
  const work = remembered(() => workOf(ctx).catch(() => unknownWork), unknownWork, {
    ...{ fresh: 5_000, limit: 2_000, now: ctx.now },
  });
  return { asked, work, stopping: false };
}
const boards = new WeakMap<Ctx, ReturnType<typeof boardOf>>();
function boardIn(ctx: Ctx) {
  const board = boards.get(ctx) ?? boardOf(ctx);
  boards.set(ctx, board);
  return board;
}

/** How every part stands, none older than a minute, and all of it within seconds whatever hangs. */
export async function partsOf(ctx: Ctx): Promise<Parts> {
  const told = boardIn(ctx).asked.map(async ([name, ask]) => [name, await ask()] as const);
  return Object.fromEntries(await Promise.all(told)) as unknown as Parts;
}

/** The text that Prometheus reads. What the database does not tell in time is left out. */
export async function metricsOf(ctx: Ctx): Promise<string> {
  const [build, parts, work] = await Promise.all([buildOf(), partsOf(ctx), boardIn(ctx).work()]);
  const up = partNames.map((name) => {
    const { state } = parts[name];
    return [name, isUnwell({ state }) ? 0 : 1] as const;
  });
  const { freeBytes, totalBytes } = parts.disk.facts ?? {};
  const disk = freeBytes === undefined || totalBytes === undefined ? undefined : { freeBytes, totalBytes };
  const workerSeenSeconds = parts.workers.facts?.seenSeconds;
  return ctx.meters.text({ build, parts: Object.fromEntries(up), disk, workerSeenSeconds, ...work });
}

/** Writes down how the machine stands now. */
export async function sampleMachine(ctx: Ctx) {
  const [room, { lanes, waitingSoundSeconds = null }] = await Promise.all([
    roomIn(ctx.config).catch(() => undefined),
    workOf(ctx),
  ]);
  const oldestJobSeconds = Math.max(...lanes.map(({ oldestSeconds }) => oldestSeconds));
  const freeBytes = room?.freeBytes ?? null;
  await noteSeen(ctx.db, ctx.now(), { oldestJobSeconds, waitingSoundSeconds, freeBytes });
}
/** The samples of the last day, or of 30 days, as points for a drawing and as lines for a table. */
export async function historyOf({ db, now }: Ctx, span: Span) {
  const { length, point, line } = spans[span];
  const until = now();
  const from = new Date(until.getTime() - length);
  const samples = await samplesSince(db.read, from);
  return {
    from,
    until,
    point,
    points: mergedBy(point, samples),
    lines: mergedBy(line, samples).toReversed(),
  };
}

/** What an admin should do something about, in numbers. */
export async function machineTroubles(ctx: Ctx) {
  const parts = await partsOf(ctx);
  const missing = {
    speech: parts.speech.reason === 'speech-model-missing',
    language: parts.language.reason === 'language-model-missing' && !ctx.config.language.ollamaUrl,
  };
  const told = new Set<PartName>(['queue']);
  for (const name of ['speech', 'language'] as const) if (missing[name]) told.add(name);
  const others = partNames.filter((name) => isUnwell(parts[name]) && !told.has(name)).length;
  const stands = parts.queue.reason === 'work-stands-still' ? 1 : 0;
  return { missing, parked: parts.queue.facts?.parked ?? 0, others: others + stands };
}

/** Everything that an admin reads about the machine. */
export async function machineOf(ctx: Ctx) {
  const { config, db } = ctx;
  const [parts, queue, parked, night, sets, { alarm }, build] = await Promise.all([
    partsOf(ctx),
    queueState(db.read),
    parkedJobs(db.read),
    lastNight(ctx),
    newestSets(config, ctx.now()),
    backupState(ctx),
    buildOf(),
  ]);
  const { whisper, language, backup, storage } = config;
  return {
    ...{ parts, queue, parked, build, database: db.dialect },
    speech: { elsewhere: whisper.url, model: whisper.model },
    language: {
      elsewhere: language.ollamaUrl,
      model: language.ollamaUrl ? language.ollamaModel : language.model,
    },
    store: storage && hostOf(storage.url),
    mail: ctx.mail !== null,
    night: night && { state: night.state, startedAt: night.startedAt, failures: night.failures.length },
    backups: { ...sets, nightly: backup.nightly, alarm: alarm !== undefined },
  };
}

/** From now on this process says that it is not ready, so that nobody is sent here any more; it still serves whoever comes. */
export function beginStopping(ctx: Ctx) {
  boardIn(ctx).stopping = true;
}
export const isStopping = (ctx: Ctx) => boardIn(ctx).stopping;
