import { expect, test } from 'vitest';
import { days, hours, minutes } from '#kernel/durations.ts';
import { noteSeen, samplesSince, thinSamples } from '#kernel/samples.ts';
import { house } from '#testing/house.ts';

const seen = { oldestJobSeconds: 1, waitingSoundSeconds: 2, freeBytes: 3 };
const all = { ...seen, speechSeconds: 0, languageSeconds: 0 };

test('the time of the models is added to the five minutes in which they worked, Prometheus or not', async () => {
  const here = await house();
  const { db, meters } = here.ctx;
  await meters.working('speech', async () => undefined);
  await meters.working('speech', async () => undefined);
  await expect(meters.working('language', () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
  await noteSeen(db, here.ctx.now(), seen);
  const [one, ...more] = await samplesSince(db.read, new Date(0));
  expect(more).toEqual([]);
  expect(one).toMatchObject({ ...seen, at: here.ctx.now() });
  expect(one?.speechSeconds).toBeGreaterThan(0);
  expect(one?.languageSeconds).toBeGreaterThan(0);
});

test('a model whose time cannot be written down keeps its result', async () => {
  const { ctx } = await house();
  const write = ctx.db.write;
  Object.assign(ctx.db, { write: () => Promise.reject(new Error('the disk is full')) });
  expect(await ctx.meters.working('speech', async () => 'words')).toBe('words');
  Object.assign(ctx.db, { write });
});

test('after two days an hour is one line with the worst of it, and after a month it is gone', async () => {
  const here = await house();
  const { db } = here.ctx;
  const begin = new Date('2026-08-22T10:00:00Z').getTime();
  for (const [minute, oldest, free] of [
    [0, 5, 900],
    [5, 50, 800],
    [55, 7, 950],
    [60, 9, 700],
  ] as const)
    await noteSeen(db, new Date(begin + minutes(minute)), {
      ...seen,
      oldestJobSeconds: oldest,
      freeBytes: free,
    });
  const told = async () =>
    (await samplesSince(db.read, new Date(0))).map(({ id, ...rest }) => [
      id.slice(11, 16),
      rest.oldestJobSeconds,
      rest.freeBytes,
    ]);
  const fine = await told();
  await thinSamples(db, new Date(begin + hours(40)));
  expect(await told()).toEqual(fine);
  await thinSamples(db, new Date(begin + days(2) + hours(1)));
  expect(await told()).toEqual([
    ['10:00', 50, 800],
    ['11:00', 9, 700],
  ]);
  await thinSamples(db, new Date(begin + days(2) + hours(9)));
  expect(await told()).toEqual([
    ['10:00', 50, 800],
    ['11:00', 9, 700],
  ]);
  await thinSamples(db, new Date(begin + days(31) + minutes(1)));
  expect(await told()).toEqual([['11:00', 9, 700]]);
  await noteSeen(db, new Date(begin + days(31)), seen);
  expect((await samplesSince(db.read, new Date(begin + days(30))))[0]).toMatchObject(all);
});
