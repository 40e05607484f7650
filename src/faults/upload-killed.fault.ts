import { expect, onTestFinished } from 'vitest';
import { type Guest, seedGuests } from '#testing/guests.ts';
import { type Product, product } from '#testing/product.ts';
import { beginTake, bytesOf, finishTake, putSlice, recordingOf, type Slice } from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { emptyFolder } from './support/folder.ts';
import { savedTake } from './support/saved.ts';
import { breakCall, noInjection, type Thread, type Wrong } from './support/syscalls.ts';

// Every call by which the upload path makes something durable: the sealed file, its name, its folder, the database.
const durable = [
  ['files', 'fdatasync'],
  ['files', 'fsync'],
  ['files', 'rename'],
  ['main', 'fsync'],
] as const satisfies readonly (readonly [Thread, string])[];
type Call = (typeof durable)[number];
const most = 24;

/** Sends slice after slice until one is not accepted; answers how many bytes were. */
async function sendUntilRefused(base: string, guest: Guest, take: string, slices: readonly Slice[]) {
  let safe = 0;
  for (const slice of slices) {
    const answer = await putSlice(base, guest, take, slice).catch(() => undefined);
    if (!answer || answer.status > 299) return { safe, status: answer?.status };
    safe = slice.offset + slice.body.length;
  }
  return { safe, status: 200 };
}

async function oneUpload(house: Product, guest: Guest, wrong: Wrong, [thread, call]: Call, nth: number) {
  const { whole, slices } = recordingOf(200_000, 100_000);
  const take = await beginTake(house.base, guest);
  const breaking = await breakCall(house.pid(), thread, call, wrong, nth);
  const { safe, status } = await sendUntilRefused(house.base, guest, take, slices);
  // Who is killed does not answer, and strace does not always see them die.
  const broken = status === undefined || breaking.broken();
  await breaking.release();
  await house.kill();
  await house.start();
  const known = await bytesOf(house.base, guest, take);
  // What was accepted is there; what is there beyond it is a slice whose yes was lost on the way.
  expect(known, `${call} ${nth}`).toBeGreaterThanOrEqual(safe);
  await finishTake(house.base, guest, take, slices);
  await house.kill();
  const { state, content } = await savedTake(house.dataDir, take);
  expect(state).toBe('complete');
  expect(content.equals(whole), `${call} ${nth}: the recording is the one that was sent`).toBe(true);
  await house.start();
  return { broken, status };
}

async function everyCall(wrong: Wrong) {
  const dataDir = emptyFolder();
  const guests = await seedGuests(dataDir, { people: most });
  const house = await product({
    DATA_DIR: dataDir,
    BASE_URL: '',
    UV_THREADPOOL_SIZE: '1',
    LOG_LEVEL: 'silent',
  });
  onTestFinished(() => house.close());
  const ends = [];
  for (const call of durable)
    for (let nth = 1; ; nth++) {
      const guest = guests.pop();
      if (!guest) throw new Error('more calls than guests: an upload has become dearer');
      const end = await oneUpload(house, guest, wrong, call, nth);
      if (!end.broken) break;
      ends.push(end);
    }
  return ends;
}

fault(
  'a server killed at any fsync or rename of an upload loses nothing it said yes to',
  noInjection(),
  async () => {
    const deaths = await everyCall('signal=KILL');
    // Two slices: each is written, named, and its folder made durable, and then the database.
    expect(deaths.length, 'calls at which it was killed').toBeGreaterThanOrEqual(10);
  },
);

fault(
  'a disk that fails at any fsync of an upload is no yes, and nothing said before is lost',
  noInjection(),
  async () => {
    const failures = await everyCall('error=EIO');
    expect(failures.length, 'calls at which the disk failed').toBeGreaterThanOrEqual(10);
    expect(
      failures.some(({ status }) => status !== 200),
      'somebody was told',
    ).toBe(true);
  },
);
