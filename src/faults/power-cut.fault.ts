import { expect, onTestFinished } from 'vitest';
import { type Guest, seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import { beginTake, bytesOf, putSlice, recordingOf } from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { diskInAFile, noPowerCut } from './support/power.ts';
import { savedTake } from './support/saved.ts';

/** Records without end and remembers what it was told is safe. */
function recorder(base: string, guest: Guest, take: string) {
  const { whole, slices } = recordingOf(20_000_000, 40_000);
  const state = { take, whole, slices, guest, safe: 0, over: false };
  const going = (async () => {
    for (const slice of slices) {
      const answer = await putSlice(base, guest, take, slice).catch(() => undefined);
      if (answer?.status !== 200 || state.over) return;
      state.safe = slice.offset + slice.body.length;
    }
  })();
  return { state, going };
}

fault('after a power cut everything is there that somebody was told is saved', noPowerCut(), async () => {
  const disk = diskInAFile(512);
  const guests = await seedGuests(disk.folder, { people: 6 });
  const settings = { BASE_URL: '', LOG_LEVEL: 'silent' };
  const house = await product({ ...settings, DATA_DIR: disk.folder });
  onTestFinished(() => house.close());
  const takes = await Promise.all(guests.map((guest) => beginTake(house.base, guest)));
  const recorders = guests.map((guest, nth) => recorder(house.base, guest, takes[nth] ?? ''));
  const cuts: { found: string; safe: number[] }[] = [];
  for (let nth = 0; nth < 4; nth++) {
    await new Promise((resolve) => setTimeout(resolve, 300 + nth * 170));
    // What was acknowledged before the cut; more may arrive before it.
    const safe = recorders.map(({ state }) => state.safe);
    cuts.push({ found: await disk.cut(house.pid()), safe });
  }
  for (const { state } of recorders) state.over = true;
  await Promise.all(recorders.map(({ going }) => going));
  expect(
    cuts.at(-1)?.safe.every((bytes) => bytes > 0),
    'everybody recorded',
  ).toBe(true);
  for (const { found, safe } of cuts) {
    const after = await product({ ...settings, DATA_DIR: found });
    const known = await Promise.all(
      recorders.map(({ state }) => bytesOf(after.base, state.guest, state.take)),
    );
    await after.kill();
    for (const [nth, { state }] of recorders.entries()) {
      expect(known[nth], 'as much as was said to be safe').toBeGreaterThanOrEqual(safe[nth] ?? 0);
      const { content } = await savedTake(found, state.take);
      expect(content.equals(state.whole.subarray(0, content.length)), 'and it is what was said').toBe(true);
      expect(content.length).toBe(known[nth]);
    }
  }
});
