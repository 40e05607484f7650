import { expect, test } from 'vitest';
import { minutes } from '#kernel/durations.ts';
import { claim, insertJobs } from '#kernel/queue.ts';
import { type House, house } from '#testing/house.ts';
import { areMissed, giveSigns, lastSign } from './verbs.ts';

const longWork = { name: 'x/y', event: 'y', fact: {}, lane: 'compute' as const };
const ask = ({ ctx }: House) => ctx.db.write((tx) => insertJobs(tx, ctx.now(), [longWork]));
const missed = async ({ ctx }: House) => areMissed(ctx, await lastSign(ctx));
const sign = async ({ ctx }: House) => (await giveSigns(ctx)).stop();

test('a house whose long work is done misses nobody', async () => {
  const here = await house();
  expect(await lastSign(here.ctx)).toBeUndefined();
  expect(await missed(here)).toBe(false);
});

test('long work that is due for minutes misses a worker that never came, and one that went', async () => {
  const here = await house();
  await ask(here);
  here.wait(minutes(2));
  expect(await missed(here), 'one may still be coming').toBe(false);
  here.wait(minutes(2));
  expect(await missed(here)).toBe(true);
  await sign(here);
  expect(await missed(here), 'it is here, and has much to do').toBe(false);
  here.wait(minutes(4));
  expect(await missed(here)).toBe(true);
});

test('what a worker died of is missed as well: it still counts as running', async () => {
  const here = await house();
  await ask(here);
  await sign(here);
  await claim(here.ctx.db, 'compute', here.ctx.now(), minutes(2));
  here.wait(minutes(6));
  expect(await missed(here)).toBe(true);
});

test('a sign from a time that is yet to come is none', async () => {
  const here = await house();
  await sign(here);
  here.wait(-minutes(60));
  await ask(here);
  here.wait(minutes(4));
  expect(await missed(here)).toBe(true);
});
