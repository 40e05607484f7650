import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { type Guest, seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import {
  beginTake,
  bytesOf,
  finishTake,
  putSlice,
  recordingOf,
  type Slice,
  send,
} from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { emptyFolder } from './support/folder.ts';
import { randomFrom } from './support/random.ts';
import { savedTake } from './support/saved.ts';

async function houseWith(people: number) {
  const dataDir = emptyFolder();
  const guests = await seedGuests(dataDir, { people });
  const house = await product({ DATA_DIR: dataDir, BASE_URL: '', LOG_LEVEL: 'silent' });
  onTestFinished(() => house.close());
  return { dataDir, guests, house };
}

/** Starts to send a slice and hangs up in the middle of it. */
async function hangUp(base: string, { cookie }: Guest, take: string, { offset, body, sha256 }: Slice) {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  const head = [
    `PUT /interview/takes/${take}/slices/${offset} HTTP/1.1`,
    ...[`host: ${hostname}:${port}`, `origin: ${base}`, `cookie: ${cookie}`, 'content-type: audio/webm'],
    ...[`x-content-sha256: ${sha256}`, `content-length: ${body.length}`],
  ];
  socket.on('error', () => undefined);
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(body.subarray(0, body.length / 2));
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
}

/** One client with bad manners: twice, twice at once, too early, half of it, another one's bytes; at last all in order. */
async function misbehave(
  base: string,
  guest: Guest,
  take: string,
  slices: readonly Slice[],
  random: () => number,
) {
  const any = () => slices[Math.floor(random() * slices.length)] as Slice;
  for (let turn = 0; turn < 30; turn++) {
    const slice = any();
    const dice = random();
    if (dice < 0.3) await Promise.all([1, 2, 3].map(() => putSlice(base, guest, take, slice)));
    else if (dice < 0.5) await hangUp(base, guest, take, slice);
    else if (dice < 0.7) await putSlice(base, guest, take, { ...(slices.at(-1) as Slice), offset: 0 });
    else await putSlice(base, guest, take, slice);
  }
  await finishTake(base, guest, take, slices);
}

fault(
  'slices that come twice, at once, too early, in halves and in each other’s places leave what was said',
  undefined,
  async () => {
    const { dataDir, guests, house } = await houseWith(6);
    const all = await Promise.all(
      guests.map(async (guest, nth) => {
        const { whole, slices } = recordingOf(500_000, 50_000);
        const take = await beginTake(house.base, guest);
        await misbehave(house.base, guest, take, slices, randomFrom(nth));
        return { take, whole };
      }),
    );
    await house.kill();
    for (const { take, whole } of all)
      expect((await savedTake(dataDir, take)).content.equals(whole)).toBe(true);
  },
);

/** A line to a server that lets through so many bytes a second and breaks one connection in three. */
async function badLine(
  to: string,
  { bytesPerSecond, broken }: { bytesPerSecond: number; broken: () => boolean },
) {
  const { hostname, port } = new URL(to);
  const step = 50;
  const pass = (from: Socket, into: Socket) => {
    from.on('data', (piece: Buffer) => {
      from.pause();
      into.write(piece);
      setTimeout(() => from.resume(), (piece.length / bytesPerSecond) * 1000);
    });
    from.on('end', () => into.end());
    from.on('error', () => into.destroy());
    from.on('close', () => into.destroy());
  };
  const line = createServer({ highWaterMark: (bytesPerSecond * step) / 1000 }, (near) => {
    const far = connect(Number(port), hostname);
    pass(near, far);
    pass(far, near);
    if (broken()) setTimeout(() => near.destroy(), 300);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void line.close());
  const address = line.address();
  return `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
}

fault(
  'over a line of 10 kB/s that breaks three times in ten the answer arrives, whole',
  undefined,
  async () => {
    const { dataDir, guests, house } = await houseWith(1);
    const [ada] = guests as [Guest];
    const random = randomFrom(11);
    const line = await badLine(house.base, { bytesPerSecond: 10_000, broken: () => random() < 0.3 });
    const { whole, slices } = recordingOf(120_000, 8_000);
    const take = await beginTake(house.base, ada);
    for (let tries = 0; ; tries++) {
      // The line has another address than the house, as a proxy has: what a browser sends as its origin stays the house's.
      const from = await bytesOf(house.base, ada, take);
      const slice = slices.find(({ offset }) => offset === from);
      if (!slice) break;
      expect(tries, 'it gets on').toBeLessThan(200);
      await through(line, house.base, ada, take, slice).catch(() => undefined);
    }
    await finishTake(house.base, ada, take, slices);
    await house.kill();
    expect((await savedTake(dataDir, take)).content.equals(whole)).toBe(true);
  },
);
const through = (line: string, house: string, { cookie }: Guest, take: string, slice: Slice) =>
  send(line, {
    method: 'PUT',
    path: `/interview/takes/${take}/slices/${slice.offset}`,
    headers: {
      'content-type': 'audio/webm',
      'x-content-sha256': slice.sha256,
      origin: house,
      host: new URL(house).host,
    },
    ...{ cookie, body: slice.body },
  });
