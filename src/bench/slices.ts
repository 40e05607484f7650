import '../node-guard.ts';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { readConfig } from '#kernel/config.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { worker } from '#kernel/outbox.ts';
import { type Guest, seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import { beginTake, putSlice, recordingOf } from '#testing/uploading.ts';
import { holdings, jobs } from '../app.tsx';
import { quantile, remember } from './support/measured.ts';

// How many candidates may record at once until one slice in a hundred takes longer than a second: each sends a slice of one
// second of video every second, as the recorder does, to the product in a process of its own, over loopback. Whoever sends
// runs on the same cores, so a machine that only receives bears more.
//   node --import tsx src/bench/slices.ts [most people]

const sliceBytes = Number(process.env.SLICE_KB ?? 81) * 1000;
const seconds = 8;
const slowest = 1000;
const mostSeconds = 110;
const most = Number(process.argv[2] ?? 400);
const say = (line: string) => process.stdout.write(`${line}\n`);
const { slices } = recordingOf(sliceBytes * seconds, sliceBytes);

const dataDir = await mkdtemp(join(tmpdir(), 'bench-slices-'));
const guests = await seedGuests(dataDir, { people: most });
await quiet();
const house = await product({ DATA_DIR: dataDir, BASE_URL: '', LOG_LEVEL: 'silent' });
const agent = new Agent({ keepAlive: true, maxSockets: most });

/** Does what the invitations have left to do, which is not what is measured. */
async function quiet() {
  const config = readConfig({ DATA_DIR: dataDir });
  const ctx = await openCtx(config, { jobs, holdings, migrations: './migrations', log: silentLog });
  await worker(ctx, jobs).settle();
  await closeCtx(ctx);
}

/** One recording; milliseconds from the moment at which each slice was ready to its yes. A late one holds up those behind it. */
async function record(guest: Guest): Promise<number[]> {
  const take = await beginTake(house.base, guest, agent);
  // People do not begin in the same millisecond.
  await after(Math.random() * 1000);
  const begun = performance.now();
  const times: number[] = [];
  for (const [nth, slice] of slices.entries()) {
    const ready = begun + nth * 1000;
    await after(Math.max(0, ready - performance.now()));
    // A line that was idle for long may be closed at the moment at which it is used again: a browser asks once more.
    const send = () => putSlice(house.base, guest, take, slice, agent);
    const { status } = await send().catch(send);
    if (status !== 200) throw new Error(`a slice was refused: ${status}`);
    times.push(performance.now() - ready);
  }
  return times;
}
/** Seconds of processor time that the product has had so far: other work on the machine hardly changes it. */
function worked() {
  const fields = readFileSync(`/proc/${house.pid()}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  // utime and stime of proc(5), in ticks of a hundredth of a second.
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
let total = { slices: 0, seconds: 0 };
async function held(people: number) {
  const before = worked();
  const times = (await Promise.all(guests.slice(0, people).map(record))).flat();
  total = { slices: total.slices + times.length, seconds: total.seconds + worked() - before };
  const [middle, late] = [quantile(times, 0.5), quantile(times, 0.99)];
  say(`${people} at once: ${times.length} slices, median ${middle.toFixed(0)} ms, p99 ${late.toFixed(0)} ms`);
  return late;
}

/** The largest number of people that was held, and the smallest that was not. */
async function search() {
  const begun = performance.now();
  const isTime = () => performance.now() - begun < (mostSeconds - 2 * seconds) * 1000;
  // Not counted: the program is compiled while it runs.
  await held(5);
  total = { slices: 0, seconds: 0 };
  let [good, bad] = [0, most + 1];
  for (let people = 25; people <= most && bad > most && isTime(); people *= 2)
    if ((await held(people)) > slowest) bad = people;
    else good = people;
  while (bad <= most && bad - good > Math.max(5, good / 8) && isTime()) {
    const people = Math.round((good + bad) / 2);
    if ((await held(people)) > slowest) bad = people;
    else good = people;
  }
  return { good, bad };
}
try {
  const { good, bad } = await search();
  say(
    `${good} people at once: one slice in a hundred takes longer than ${slowest} ms ${bad > most ? 'for more than were tried' : `for ${bad}`}`,
  );
  const each = (total.seconds / total.slices) * 1000;
  say(`${each.toFixed(2)} ms of the server's processor time for each slice`);
  remember(`node --import tsx src/bench/slices.ts ${most}`, {
    'candidates who record video at once': [good, 'people on 2 cores'],
    'processor time of the server for a slice of a second': [each, 'ms'],
  });
} finally {
  agent.destroy();
  await house.close();
  await rm(dataDir, { recursive: true, force: true });
}
