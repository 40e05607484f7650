import './support/on-postgres.ts';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { expect, onTestFinished } from 'vitest';
import type { Guest } from '#testing/guests.ts';
import { accepted, beginTake, putSlice, recordingOf } from '#testing/uploading.ts';
import { noRedis, redisServer } from '../commands/redis.ts';
import { fault, slow } from './support/fault.ts';
import {
  aServer,
  askForLink,
  aWorker,
  houseWithPost,
  quiet,
  type Rows,
  seededHouse,
} from './support/houses.ts';
import { noPostgres } from './support/on-postgres.ts';

const cannot = () => noPostgres() ?? noRedis();
async function redis({ running }: { running: boolean }) {
  const server = await redisServer();
  onTestFinished(server.stop);
  if (running) await server.start();
  return server;
}
type Server = Awaited<ReturnType<typeof redisServer>>;
/** A slice of a recording is sent and accepted: whoever waits for Redis would wait for ever. */
async function sendSlice(base: string, guest: Guest) {
  const [slice] = recordingOf(100_000, 100_000).slices;
  if (slice) await accepted(putSlice(base, guest, await beginTake(base, guest), slice));
}
const keysLike = ({ ask }: Server, pattern: string) =>
  ask('--raw', 'keys', pattern).split('\n').filter(Boolean);
/** BullMQ counts what it was given. */
const wasTold = (server: Server) => keysLike(server, 'ais-*:quick:id').length > 0;
const isKnown = (server: Server) => keysLike(server, 'ais-*:quick:meta').length > 0;

fault(
  'a house whose Redis is down at its start answers and works, and uses it once it is there',
  cannot(),
  async () => {
    const server = await redis({ running: false });
    const { rows, guests, post, env, one, addresses } = await houseWithPost(3, { REDIS_URL: server.url });
    const [ada] = guests as [Guest];
    await aWorker(env);
    await sendSlice(one.base, ada);
    for (const to of addresses) await askForLink(one.base, to);
    await quiet(rows);
    expect(post.taken.toSorted()).toEqual(addresses);
    await server.start();
    await expect.poll(() => isKnown(server), { timeout: 30_000 }).toBe(true);
    for (const to of addresses) await askForLink(one.base, to);
    await quiet(rows);
    expect(wasTold(server)).toBe(true);
    expect(post.taken.toSorted()).toEqual([...addresses, ...addresses].toSorted());
  },
);

const nothing = async () => undefined;
const harms = [
  {
    what: 'dies',
    long: false,
    harm: (server: Server) => server.kill(),
    heal: (server: Server) => server.start(),
  },
  {
    what: 'is emptied',
    long: true,
    harm: async (server: Server) => void server.ask('flushall'),
    heal: nothing,
  },
  {
    what: 'is full',
    long: true,
    harm: async (server: Server) => void server.ask('config', 'set', 'maxmemory', '1'),
    heal: async (server: Server) => void server.ask('config', 'set', 'maxmemory', '0'),
  },
  {
    what: 'stands still',
    long: false,
    harm: async (server: Server) => void process.kill(server.pid(), 'SIGSTOP'),
    heal: async (server: Server) => void process.kill(server.pid(), 'SIGCONT'),
  },
] as const;
for (const { what, long, harm, heal } of harms)
  fault(
    `Redis ${what} in the middle of work: nothing is lost or done twice, and slices are saved meanwhile`,
    cannot() ?? (long ? slow() : undefined),
    async () => {
      const server = await redis({ running: true });
      const { rows, guests, post, env, one, addresses } = await houseWithPost(6, { REDIS_URL: server.url });
      const [ada] = guests as [Guest];
      await aWorker(env);
      post.think();
      for (const to of addresses.slice(0, 4)) await askForLink(one.base, to);
      await expect.poll(post.thinking, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
      await harm(server);
      await sendSlice(one.base, ada);
      for (const to of addresses.slice(4)) await askForLink(one.base, to);
      post.decide();
      await quiet(rows);
      await heal(server);
      expect(post.taken.toSorted()).toEqual(addresses);
      for (const to of addresses) await askForLink(one.base, to);
      await quiet(rows);
      expect(post.taken.toSorted()).toEqual([...addresses, ...addresses].toSorted());
    },
  );

/** The dead one's hold on its work ends: two minutes, in no time. */
const leasesEnd = (rows: Rows) => rows("update jobs set lease_until = 0 where state = 'running'");

fault('a job whose worker is killed three times is done once by the fourth', cannot(), async () => {
  const server = await redis({ running: true });
  const { rows, post, env, addresses } = await seededHouse(1, { REDIS_URL: server.url });
  for (let deaths = 0; deaths < 3; deaths++) {
    post.think();
    const worker = await aWorker(env);
    await expect.poll(post.thinking, { timeout: 60_000 }).toBe(1);
    await worker.kill();
    await expect.poll(post.abandoned).toBe(deaths + 1);
    await leasesEnd(rows);
  }
  post.decide();
  await aWorker(env);
  await quiet(rows);
  expect(post.taken).toEqual(addresses);
});

fault('two workers that are told of every job a hundred times do each once', cannot(), async () => {
  const server = await redis({ running: true });
  const { rows, post, env, addresses } = await seededHouse(8, { REDIS_URL: server.url });
  await Promise.all([aWorker(env), aWorker(env)]);
  await expect.poll(() => wasTold(server), { timeout: 30_000 }).toBe(true);
  const prefix = keysLike(server, 'ais-*:quick:meta')[0]?.split(':')[0] ?? '';
  const connection = new Redis(server.url, { maxRetriesPerRequest: null });
  const queue = new Queue('quick', { connection, prefix });
  onTestFinished(async () => {
    await queue.close();
    connection.disconnect();
  });
  const known = new Set<string>();
  for (let times = 0; times < 100; times++) {
    for (const { id } of await rows('select id from jobs')) known.add(String(id));
    const said = [...known].map((id) => ({ name: 'job', data: { id }, opts: { removeOnComplete: true } }));
    if (times % 2) said.reverse();
    await queue.addBulk(said);
  }
  await quiet(rows);
  expect(post.taken.toSorted()).toEqual(addresses);
});

fault(
  'a worker that stood still until another did its work changes nothing when it goes on',
  cannot(),
  async () => {
    const server = await redis({ running: true });
    const { rows, post, env, addresses } = await seededHouse(1, { REDIS_URL: server.url });
    post.think();
    const late = await aWorker(env);
    await expect.poll(post.thinking, { timeout: 60_000 }).toBe(1);
    late.signal('SIGSTOP');
    await leasesEnd(rows);
    await aWorker(env);
    await expect.poll(post.thinking, { timeout: 60_000 }).toBe(2);
    late.signal('SIGCONT');
    post.decide();
    await quiet(rows);
    const [letter] = await rows("select state, tries from letters where kind = 'invitation'");
    expect(letter).toMatchObject({ state: 'sent' });
    const [said] = await rows(
      "select count(*)::int as times from audit_entries where name = 'letters.letter-sent'",
    );
    expect(said?.times).toBe(1);
    // Two servers of a post office had the same letter in hand: it carries one Message-ID, by which it is known as one.
    expect(new Set(post.taken)).toEqual(new Set(addresses));
  },
);

fault('a server that is stopped while Redis is away ends by itself', cannot(), async () => {
  const server = await redis({ running: false });
  const { env } = await seededHouse(1, { REDIS_URL: server.url });
  const one = await aServer(env);
  await one.close();
  expect(one.alive()).toBe(false);
});
