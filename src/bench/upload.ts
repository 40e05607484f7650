import '../node-guard.ts';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#kernel/config.ts';
import { newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { insertOrganisation } from '#people';
import { browser, type House } from '#testing/house.ts';
import { aKit, aQuestion, ready } from '#testing/interviewees.ts';
import { createApp, holdings, jobs } from '../app.tsx';
import { product } from '../journeys/support/product.ts';

// MB/s of a recording of 200 MB that is sealed, fsynced and known when the product says yes, against a plain write of
// the same bytes with one fsync; and the server's resident memory while 50 people upload at once.

const MB = 1_000_000;
const size = 200 * MB;
const sliceBytes = 8 * 1024 * 1024;
const people = 51;
const rounds = 7;
type Slice = { offset: number; body: Buffer; sha256: string };
type Guest = { cookie: string; question: string };

function slicesOf(length: number): Slice[] {
  const body = randomBytes(length);
  body.set([0x1a, 0x45, 0xdf, 0xa3]);
  return Array.from({ length: Math.ceil(length / sliceBytes) }, (_, index) => {
    const part = body.subarray(index * sliceBytes, (index + 1) * sliceBytes);
    return { offset: part.byteOffset - body.byteOffset, body: part, sha256: hash(part) };
  });
}
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** People who have agreed and opened their first question; each may record it as often as this needs. */
async function seed(dataDir: string): Promise<Guest[]> {
  const config = readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://house.example' });
  const ctx = await openCtx(config, { jobs, holdings, migrations: './migrations', log: silentLog });
  const app = createApp(ctx);
  const contact = {
    privacyMail: 'privacy@northwind.example',
    language: 'en',
    timeZone: 'UTC',
    accent: null,
  } as const;
  const organisation = {
    name: 'Northwind',
    controller: 'Northwind Ltd',
    address: '1 Harbour Road',
    ...contact,
  };
  await ctx.db.write((tx) => insertOrganisation(tx, organisation, ctx.now()));
  const here = { ctx, rita: { subjectId: newId() }, browser: () => browser(app) } as unknown as House;
  const guests: Guest[] = [];
  for (let n = 0; n < people; n++) {
    const questions = [aQuestion({ retakes: rounds + 2 }), aQuestion()];
    const { ada, first } = await ready(here, { name: `Guest${n}`, kit: aKit({ questions }) });
    await ada.open(first, 'audio');
    guests.push({ cookie: [...ada.jar].map((pair) => pair.join('=')).join('; '), question: first.id });
  }
  await closeCtx(ctx);
  return guests;
}

const agent = new Agent({ keepAlive: true, maxSockets: people });
type Sent = {
  method: string;
  path: string;
  cookie: string;
  headers: Record<string, string>;
  body: Uint8Array;
};
function send(base: string, { method, path, cookie, headers, body }: Sent): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const all = { ...headers, cookie, origin: base, accept: 'application/json', 'content-length': body.length };
  const sent = request(`${base}${path}`, { agent, method, headers: all }, (answer) => {
    const said: Buffer[] = [];
    answer.on('data', (piece: Buffer) => said.push(piece));
    answer.on('end', () => {
      const text = Buffer.concat(said).toString();
      if (answer.statusCode && answer.statusCode < 300) resolve(text);
      else reject(new Error(`${answer.statusCode} for ${method} ${path}: ${text}`));
    });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}
async function begin(base: string, { cookie, question }: Guest): Promise<string> {
  const path = `/interview/questions/${question}/takes`;
  const body = Buffer.from(JSON.stringify({ kind: 'audio', mime: 'audio/webm' }));
  const headers = { 'content-type': 'application/json' };
  return JSON.parse(await send(base, { method: 'POST', path, cookie, headers, body })).takeId;
}
async function upload(base: string, { cookie }: Guest, take: string, slices: readonly Slice[]) {
  for (const { offset, body, sha256 } of slices) {
    const headers = { 'content-type': 'audio/webm', 'x-content-sha256': sha256 };
    await send(base, {
      method: 'PUT',
      path: `/interview/takes/${take}/slices/${offset}`,
      cookie,
      headers,
      body,
    });
  }
}

/** What the figure is held against: the same bytes in the same pieces into one file, and one fsync at the end. */
async function plainWrite(folder: string, slices: readonly Slice[]) {
  const path = join(folder, 'plain');
  const file = await open(path, 'w');
  for (const { body } of slices) await file.write(body);
  await file.sync();
  await file.close();
  await rm(path);
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
const guests = await seed(dataDir);
const house = await product({ DATA_DIR: dataDir, BASE_URL: '' });
try {
  const [guest, ...others] = guests as [Guest, ...Guest[]];
  const slices = slicesOf(size);
  const [plain, ours]: [number[], number[]] = [[], []];
  // The first round is not counted: the program is compiled while it runs.
  await plainWrite(dataDir, slices);
  await upload(house.base, guest, await begin(house.base, guest), slices);
  for (let round = 0; round < rounds; round++) {
    plain.push(await speed(() => plainWrite(dataDir, slices)));
    const take = await begin(house.base, guest);
    ours.push(await speed(() => upload(house.base, guest, take, slices)));
    say(`round ${round + 1}: plain ${plain.at(-1)?.toFixed(0)} MB/s, sealed ${ours.at(-1)?.toFixed(0)} MB/s`);
  }
  const ratio = median(ours) / median(plain);
  const alone = await memoryDuring(house.pid(), async () =>
    upload(house.base, guest, await begin(house.base, guest), slices),
  );
  const few = slicesOf(size / 10);
  const together = await memoryDuring(house.pid(), () =>
    Promise.all(others.map(async (one) => upload(house.base, one, await begin(house.base, one), few))),
  );
  say(
    `200 MB sealed and fsynced: ${median(ours).toFixed(0)} MB/s; plain write and fsync: ${median(plain).toFixed(0)} MB/s`,
  );
  say(`ratio ${ratio.toFixed(2)} (at least 0.7)`);
  say(
    `resident memory: one upload ${alone.toFixed(0)} MB, ${others.length} at once ${together.toFixed(0)} MB`,
  );
  process.exitCode = ratio >= 0.7 && together < alone + 64 ? 0 : 1;
} finally {
  agent.destroy();
  await house.close();
  await rm(dataDir, { recursive: true, force: true });
}
