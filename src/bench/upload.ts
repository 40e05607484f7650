import '../node-guard.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Guest, seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import { accepted, beginTake, putSlice, recordingOf, type Slice } from '#testing/uploading.ts';

// MB/s of a recording of 200 MB that is sealed, fsynced and known when the product says yes, against the same upload to a
// bare server that writes it plainly with fsync, and against a plain write on this machine without a network; and the
// product's resident memory while 50 people upload at once.

const MB = 1_000_000;
const size = 200 * MB;
const sliceBytes = 8 * 1024 * 1024;
const people = 51;
const rounds = 7;
const agent = new Agent({ keepAlive: true, maxSockets: people });
const begin = (base: string, guest: Guest) => beginTake(base, guest, agent);
async function upload(base: string, guest: Guest, take: string, slices: readonly Slice[]) {
  for (const slice of slices) await accepted(putSlice(base, guest, take, slice, agent));
}
const slicesOf = (length: number) => recordingOf(length, sliceBytes).slices;

/** What the figure is held against: the same bytes in the same pieces into one file, and one fsync at the end. */
async function plainWrite(folder: string, slices: readonly Slice[]) {
  const path = join(folder, 'plain');
  const file = await open(path, 'w');
  for (const { body } of slices) await file.write(body);
  await file.sync();
  await file.close();
  await rm(path);
}

/** The bare server in a process of its own. */
async function bareServer(folder: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', new URL('support/plain-upload.ts', import.meta.url).pathname, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [port] = await once(child.stdout, 'data');
  return { base: `http://127.0.0.1:${String(port).trim()}`, close: () => child.kill() };
}

const speed = async (work: () => Promise<unknown>) => {
  const from = performance.now();
  await work();
  return size / MB / ((performance.now() - from) / 1000);
};
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The highest resident memory of the server, in MB, while something happens. */
async function memoryDuring(pid: number, work: () => Promise<unknown>) {
  let highest = 0;
  const look = () => {
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    highest = Math.max(highest, (Number(resident) * 1024) / MB);
  };
  const looking = setInterval(look, 20);
  look();
  await work();
  clearInterval(looking);
  return highest;
}

const dataDir = await mkdtemp(join(tmpdir(), 'bench-upload-'));
const guests = await seedGuests(dataDir, { people, takes: rounds + 3 });
const house = await product({ DATA_DIR: dataDir, BASE_URL: '' });
const bare = await bareServer(dataDir);
try {
  const [guest, ...others] = guests as [Guest, ...Guest[]];
  const slices = slicesOf(size);
  const [plain, bared, ours]: [number[], number[], number[]] = [[], [], []];
  // The first round is not counted: the program is compiled while it runs.
  await plainWrite(dataDir, slices);
  await upload(bare.base, guest, 'bare', slices);
  await upload(house.base, guest, await begin(house.base, guest), slices);
  for (let round = 0; round < rounds; round++) {
    plain.push(await speed(() => plainWrite(dataDir, slices)));
    bared.push(await speed(() => upload(bare.base, guest, 'bare', slices)));
    const take = await begin(house.base, guest);
    ours.push(await speed(() => upload(house.base, guest, take, slices)));
    const now = [plain, bared, ours].map((all) => all.at(-1)?.toFixed(0));
    say(`round ${round + 1}: written here ${now[0]}, bare upload ${now[1]}, sealed upload ${now[2]} MB/s`);
  }
  const ratio = median(ours) / median(bared);
  const alone = await memoryDuring(house.pid(), async () =>
    upload(house.base, guest, await begin(house.base, guest), slices),
  );
  const few = slicesOf(size / 10);
  const together = await memoryDuring(house.pid(), () =>
    Promise.all(others.map(async (one) => upload(house.base, one, await begin(house.base, one), few))),
  );
  say(`200 MB: sealed upload ${median(ours).toFixed(0)} MB/s, bare upload ${median(bared).toFixed(0)} MB/s`);
  say(`ratio to a bare upload ${ratio.toFixed(2)} (at least 0.7)`);
  say(`ratio to a write without a network ${(median(ours) / median(plain)).toFixed(2)}`);
  say(
    `resident memory: one upload ${alone.toFixed(0)} MB, ${others.length} at once ${together.toFixed(0)} MB`,
  );
  process.exitCode = ratio >= 0.7 && together < alone + 64 ? 0 : 1;
} finally {
  agent.destroy();
  bare.close();
  await house.close();
  await rm(dataDir, { recursive: true, force: true });
}
