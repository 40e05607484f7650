import { setTimeout as after } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Lane } from './events.ts';
import type { Gate } from './gate.ts';
import type { Id } from './ids.ts';
import type { Log } from './log.ts';
import { connectionsTo } from './redis.ts';
import { bothLanes, type Relay, slots, type Told, type Work } from './relay.ts';

interface Parts {
  /** `redis://` or `rediss://`, with user, password and number of the database if there are any. */
  url: string;
  /** Tells two houses on one Redis apart. */
  house: string;
  gate: Gate;
  log: Log;
  /** Milliseconds between two looks into the outbox for what Redis does not have. */
  lookEvery?: number;
}
/** Work that is due for so long, although Redis was told, was lost there or waits for a worker that died. */
const patience = 10_000;
const mostTold = 10_000;
const perCall = 500;

/**
 * Jobs go through BullMQ, to whichever process is free. Redis only speeds things up: what it loses is found in the outbox
 * and told again, and while it is away work goes on from there, as it does without it.
 */
export function bullmq({ url, house, gate, log, lookEvery = 2000 }: Parts): Relay {
  const open = connectionsTo(url, gate, log);
  // Who tells is answering somebody: what cannot be told now is not kept for later, it stands in the outbox.
  const telling = open({ enableOfflineQueue: false, commandTimeout: 3000, maxRetriesPerRequest: 1 });
  const prefix = `ais-${house}`;
  const queues = queuesOn(telling, prefix);
  const add = (jobs: readonly Told[]) =>
    telling.status === 'ready' ? addTo(queues, jobs) : Promise.resolve(false);
  const here = new Set<Serving>();
  const untold = buffered(add, (lanes) => {
    for (const serving of here) serving.rouse(lanes);
  });
  return {
    tell: untold,
    serve(lanes, work) {
      const listening = open({ maxRetriesPerRequest: null });
      const serving = serveFrom({ lanes, work, add, lookEvery, redis: listening, prefix });
      here.add(serving);
      return {
        async stop() {
          here.delete(serving);
          await serving.stop();
          listening.disconnect();
        },
      };
    },
    async close() {
      await Promise.race([Promise.all(Object.values(queues).map((queue) => queue.close())), after(1000)]);
      telling.disconnect();
    },
  };
}

type Queues = Record<Lane, Queue>;
function queuesOn(connection: Redis, prefix: string): Queues {
  // What happened to a job stands in the outbox; Redis need not remember it as well.
  const streams = { events: { maxLen: 100 } };
  const options = { connection, prefix, streams, skipVersionCheck: true };
  const made = { quick: new Queue('quick', options), compute: new Queue('compute', options) };
  for (const queue of Object.values(made)) queue.on('error', () => undefined);
  return made;
}
/** False when Redis did not take them all. A job that it has already is no second one there. */
async function addTo(queues: Queues, jobs: readonly Told[]): Promise<boolean> {
  const all = bothLanes.map(async (lane) => {
    const mine = jobs.filter((job) => job.lane === lane);
    if (!mine.length) return;
    await queues[lane].addBulk(
      mine.map(({ id, tries }) => ({
        ...{ name: 'job', data: { id } },
        opts: { jobId: `${id}-${tries}`, removeOnComplete: true, removeOnFail: true },
      })),
    );
  });
  return Promise.all(all).then(
    () => true,
    () => false,
  );
}

/** Tells in the background, one call after the other, and keeps little: whatever is dropped is found in the outbox. */
function buffered(add: (jobs: readonly Told[]) => Promise<boolean>, lost: (lanes: readonly Lane[]) => void) {
  let waiting: Told[] = [];
  let sending = false;
  const send = async () => {
    sending = true;
    while (waiting.length) {
      const now = waiting.slice(0, perCall);
      waiting = waiting.slice(perCall);
      if (await add(now)) continue;
      waiting = [];
      lost(bothLanes);
    }
    sending = false;
  };
  return (jobs: readonly Told[]) => {
    if (waiting.length < mostTold) waiting.push(...jobs);
    if (!sending) void send();
  };
}

/** At most so many at once, whoever asks. */
function limited(most: number) {
  let free = most;
  const queue: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => void queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}

interface Serving {
  /** Redis does not have what it should have: looks into the outbox now. */
  rouse(lanes: readonly Lane[]): void;
  stop(): Promise<void>;
}
type Plan = {
  lanes: readonly Lane[];
  work: Work;
  add: (jobs: readonly Told[]) => Promise<boolean>;
  lookEvery: number;
  redis: Redis;
  prefix: string;
};
function serveFrom({ lanes, work, add, lookEvery, redis, prefix }: Plan): Serving {
  let stopped = false;
  const running = new Set<Promise<unknown>>();
  const turns = { quick: limited(slots.quick), compute: limited(slots.compute) };
  const take = (lane: Lane, id?: Id<'job'>) => {
    const turn = turns[lane](async () => !stopped && work.take(lane, id));
    running.add(turn);
    return turn.finally(() => running.delete(turn));
  };
  const emptying = new Set<Lane>();
  const empty = async (lane: Lane) => {
    if (emptying.has(lane)) return;
    emptying.add(lane);
    const one = async () => {
      while (!stopped && (await take(lane)));
    };
    await Promise.all(Array.from({ length: slots[lane] }, one));
    emptying.delete(lane);
  };
  const look = async () => {
    const due = await work.due(lanes);
    const told = await add(due);
    for (const lane of lanes)
      if (due.some((job) => job.lane === lane && (!told || job.overdueMs > patience))) void empty(lane);
  };
  const workers = lanes.map((lane) => workerOf(lane, slots[lane], { redis, prefix }, (id) => take(lane, id)));
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookEvery);
  return {
    rouse(which) {
      for (const lane of which) if (lanes.includes(lane)) void empty(lane);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.allSettled([looking, ...running]);
      // Redis may be away: it is told that we go, and not waited for.
      await Promise.race([Promise.all(workers.map((worker) => worker.close(true))), after(1000)]);
    },
  };
}
function workerOf(
  lane: Lane,
  concurrency: number,
  { redis: connection, prefix }: Pick<Plan, 'redis' | 'prefix'>,
  take: (id: Id<'job'>) => Promise<boolean>,
) {
  const options = { connection, prefix, concurrency, skipVersionCheck: true, runRetryDelay: 1000 };
  // Whether it was done, and what to do if not, is the outbox's to know: for Redis it is over.
  const worker = new Worker<{ id: Id<'job'> }, void>(
    lane,
    async ({ data }) => void (await take(data.id)),
    options,
  );
  return worker.on('error', () => undefined);
}
