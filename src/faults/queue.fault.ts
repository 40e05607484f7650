import { expect, onTestFinished } from 'vitest';
import { event } from '#kernel/events.ts';
import { keepWorking } from '#kernel/outbox.ts';
import { queueState } from '#kernel/queue.ts';
import { house } from '#testing/house.ts';
import { jobs } from '../app.tsx';
import { entriesAfter } from '../modules/logbook/store.ts';
import { fault, slow } from './support/fault.ts';

/** Only the log hears it: one job and one entry each. */
const counted = event<{ nth: number }>('tests.counted');
const atOnce = 500;

/** So many jobs wait; the house works as it does when it runs, and people ask for pages meanwhile. */
async function waitAndWork(waiting: number) {
  const here = await house();
  const { ctx } = here;
  for (let from = 0; from < waiting; from += atOnce)
    await ctx.db.write(async (_tx, emit) => {
      for (let nth = from; nth < from + atOnce; nth++) emit(counted({ nth }));
    });
  expect(await queueState(ctx.db.read)).toMatchObject([{ state: 'waiting', jobs: waiting }]);
  const { number: last } = (await entriesAfter(ctx.db.read, 0, 100_000)).at(-1) ?? { number: 0 };
  const working = keepWorking(ctx, jobs);
  onTestFinished(() => working.stop(20_000));
  const pages: number[] = [];
  while ((await queueState(ctx.db.read)).some(({ state }) => state !== 'parked')) {
    for (const [who, path] of [[here.rita, '/positions'] as const, [here.admin, '/settings/system'] as const])
      pages.push((await who.get(path)).status);
    await new Promise((later) => setTimeout(later, 20));
  }
  await working.stop(20_000);
  const entries = await entriesAfter(ctx.db.read, last, waiting * 2);
  const order = entries
    .filter(({ name }) => name === 'tests.counted')
    .map(({ fact }) => Number(JSON.parse(fact ?? '{}').nth));
  return { order, pages, parked: await queueState(ctx.db.read) };
}

async function allInOrder(waiting: number) {
  const { order, pages, parked } = await waitAndWork(waiting);
  expect(parked).toEqual([]);
  expect(
    order.toSorted((one, other) => one - other),
    'each once',
  ).toEqual(Array.from({ length: waiting }, (_, nth) => nth));
  // Two work at once, so one may pass another; nobody is passed by more.
  for (const [at, nth] of order.entries()) expect(Math.abs(nth - at)).toBeLessThanOrEqual(2);
  expect(pages.length).toBeGreaterThan(1);
  expect(new Set(pages)).toEqual(new Set([200]));
}

fault('a thousand jobs that wait are done once each, in turn, and pages come meanwhile', undefined, () =>
  allInOrder(1000),
);
fault('ten thousand jobs that wait are done once each, in turn, and pages come meanwhile', slow(), () =>
  allInOrder(10_000),
);
