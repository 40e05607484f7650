import { expect, onTestFinished } from 'vitest';
import { type Guest, seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import { beginTake, bytesOf, finishTake, putSlice, recordingOf, send } from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { emptyFolder } from './support/folder.ts';
import { savedTake } from './support/saved.ts';

const people = 20;
const sliceBytes = 20_000;
const { whole, slices } = recordingOf(120 * sliceBytes, sliceBytes);

/** Sends slices until the server is gone. `safe` is how many bytes it said yes to so far. */
function recorder(base: string, guest: Guest, take: string) {
  const state = { safe: 0, after: 0 };
  let stopping = false;
  const ended = (async () => {
    for (const slice of slices) {
      const answer = await putSlice(base, guest, take, slice).catch(() => undefined);
      if (!answer || answer.status > 299) return;
      state.safe = slice.offset + slice.body.length;
      if (stopping) state.after += 1;
    }
  })();
  return {
    state,
    ended,
    stopBegins: () => {
      stopping = true;
    },
  };
}
type Told = { status: number; stopping: boolean };
/** What /readyz says until nobody answers there any more. */
async function readiness(base: string, told: Told[]) {
  for (;;) {
    const asked = { method: 'GET', path: '/readyz', cookie: '' };
    const answer = await send(base, asked).catch(() => undefined);
    if (!answer) return;
    const { stopping } = JSON.parse(answer.text) as { stopping: boolean };
    told.push({ status: answer.status, stopping });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

fault(
  'a stop while twenty people record serves them until it closes, says that it is not ready, and loses nothing it said yes to',
  undefined,
  async () => {
    const dataDir = emptyFolder();
    const guests = await seedGuests(dataDir, { people });
    const settings = { DATA_DIR: dataDir, BASE_URL: '', LOG_LEVEL: 'silent', DRAIN_SECONDS: '2' };
    const house = await product(settings);
    onTestFinished(() => house.close());
    const takes = await Promise.all(guests.map((guest) => beginTake(house.base, guest)));
    const recorders = guests.map((guest, index) => recorder(house.base, guest, takes[index] ?? ''));
    while (recorders.some(({ state }) => state.safe < 2 * sliceBytes))
      await new Promise((resolve) => setTimeout(resolve, 20));
    const told: Told[] = [];
    const watching = readiness(house.base, told);
    for (const one of recorders) one.stopBegins();
    expect(await house.stop(), 'it ended by itself, and well').toBe(0);
    await Promise.all([watching, ...recorders.map(({ ended }) => ended)]);
    expect(told).toContainEqual({ status: 503, stopping: true });
    expect(told.filter(({ status, stopping }) => stopping && status !== 503)).toEqual([]);
    const served = recorders.reduce((sum, { state }) => sum + state.after, 0);
    expect(served, 'slices that were taken in while it stopped').toBeGreaterThan(people);
    expect(
      recorders.some(({ state }) => state.safe < whole.length),
      'it stopped in the middle',
    ).toBe(true);
    await house.start();
    for (const [index, guest] of guests.entries()) {
      const [take, safe] = [takes[index] ?? '', recorders[index]?.state.safe ?? 0];
      expect(await bytesOf(house.base, guest, take)).toBeGreaterThanOrEqual(safe);
      await finishTake(house.base, guest, take, slices);
    }
    await house.stop();
    for (const take of takes) {
      const { state, content } = await savedTake(dataDir, take);
      expect([state, content.equals(whole)]).toEqual(['complete', true]);
    }
  },
);
