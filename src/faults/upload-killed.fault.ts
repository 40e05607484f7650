import { expect, onTestFinished } from 'vitest';
import { type Guest, seedGuests } from '#testing/guests.ts';
import { type Product, product } from '#testing/product.ts';
import {
  accepted,
  beginTake,
  endTake,
  finishTake,
  putSlice,
  recordingOf,
  type Slice,
  send,
} from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { emptyFolder } from './support/folder.ts';
import { savedTakes } from './support/saved.ts';
import { breakCall, noInjection, type Thread, type Wrong } from './support/syscalls.ts';

// Every call by which the upload path makes something durable: the sealed file, its name, its folder, the database.
const durable = [
  ['files', 'fdatasync'],
  ['files', 'fsync'],
  ['files', 'rename'],
  ['main', 'fsync'],
] as const satisfies readonly (readonly [Thread, string])[];
type Call = (typeof durable)[number];
const most = 40;

type Upload = { base: string; guest: Guest; take: string; whole: Buffer; slices: readonly Slice[] };
/** What was said yes to: so many bytes, and that they are all. `status` is what the last one got; none: nobody answered. */
type Told = { safe: number; isEnded: boolean; status: number | undefined };
const isYes = (status: number | undefined) => status !== undefined && status < 300;

/** Sends slice after slice until one is not accepted. */
async function sendSlices({ base, guest, take, slices }: Upload): Promise<Told> {
  let safe = 0;
  for (const slice of slices) {
    const answer = await putSlice(base, guest, take, slice).catch(() => undefined);
    if (!isYes(answer?.status)) return { safe, isEnded: false, status: answer?.status };
    safe = slice.offset + slice.body.length;
  }
  return { safe, isEnded: false, status: 200 };
}
/** Says of a recording that is wholly there that this was all. */
async function end({ base, guest, take, slices, whole }: Upload): Promise<Told> {
  const answer = await endTake(base, guest, take, slices).catch(() => undefined);
  return { safe: whole.length, isEnded: isYes(answer?.status), status: answer?.status };
}
const deeds = [
  { before: async () => undefined, deed: sendSlices },
  { before: sendSlices, deed: end },
] as const;
type Deed = (typeof deeds)[number];

type Break = { wrong: Wrong; deed: Deed; call: Call; nth: number };
async function oneUpload(house: Product, guest: Guest, { wrong, deed: { before, deed }, call, nth }: Break) {
  const { base } = house;
  const take = await beginTake(base, guest);
  const upload = { base, guest, take, ...recordingOf(200_000, 100_000) };
  await before(upload);
  const [thread, name] = call;
  const breaking = await breakCall(house.pid(), thread, name, wrong, nth);
  const { safe, isEnded, status } = await deed(upload);
  // Who is killed does not answer, and strace does not always see them die.
  const broken = status === undefined || breaking.broken();
  await breaking.release();
  await house.kill();
  await house.start();
  const where = `${deed.name}: ${thread} ${name} ${nth}`;
  const asked = { method: 'GET', path: `/interview/takes/${take}`, cookie: guest.cookie };
  const known = JSON.parse(await accepted(send(base, asked))) as { savedTo: number; state: string };
  // What was accepted is there; what is there beyond it is a slice, or an end, whose yes was lost on the way.
  expect(known.savedTo, where).toBeGreaterThanOrEqual(safe);
  if (isEnded) expect(known.state, where).toBe('complete');
  await finishTake(base, guest, take, upload.slices);
  return { ...upload, where, broken, status };
}
type Ended = Awaited<ReturnType<typeof oneUpload>>;

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
  const uploads: Ended[] = [];
  const next = () => {
    const guest = guests.pop();
    if (!guest) throw new Error('more calls than guests: an upload has become dearer');
    return guest;
  };
  for (const [deed, call] of deeds.flatMap((deed) => durable.map((call) => [deed, call] as const)))
    for (let nth = 1; nth === 1 || uploads.at(-1)?.broken; nth++)
      uploads.push(await oneUpload(house, next(), { wrong, deed, call, nth }));
  await house.stop();
  await expectAllThere(dataDir, uploads);
  return uploads.filter(({ broken }) => broken);
}
/** Bit by bit what was sent, and completed once, however often that was said. */
async function expectAllThere(dataDir: string, uploads: readonly Ended[]) {
  const saved = await savedTakes(
    dataDir,
    uploads.map(({ take }) => take),
  );
  for (const [at, { whole, where }] of uploads.entries()) {
    const { content, ...rest } = saved[at] ?? { content: Buffer.alloc(0) };
    expect(rest, where).toEqual({ state: 'complete', completions: 1 });
    expect(content.equals(whole), `${where}: the recording is the one that was sent`).toBe(true);
  }
}
const of = (ends: readonly Ended[], deed: string) => ends.filter(({ where }) => where.startsWith(deed));

fault(
  'a server killed at any fsync or rename of an upload, or of its end, loses nothing it said yes to',
  noInjection(),
  async () => {
    const deaths = await everyCall('signal=KILL');
    // Two slices: each is written, named, and its folder made durable, and then the database.
    expect(of(deaths, 'sendSlices').length, 'calls at which it was killed').toBeGreaterThanOrEqual(10);
    expect(of(deaths, 'end').some(({ status }) => status === undefined)).toBe(true);
  },
);

fault(
  'a disk that fails at any fsync of an upload, or of its end, is no yes, and nothing said before is lost',
  noInjection(),
  async () => {
    const failures = await everyCall('error=EIO');
    expect(of(failures, 'sendSlices').length, 'calls at which the disk failed').toBeGreaterThanOrEqual(10);
    for (const deed of ['sendSlices', 'end'])
      expect(
        of(failures, deed).some(({ status }) => status !== 200),
        `${deed}: somebody was told`,
      ).toBe(true);
  },
);
