import '../node-guard.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { admitPerson } from '#auth';
import { readConfig } from '#kernel/config.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { worker } from '#kernel/outbox.ts';
import { insertOrganisation } from '#people';
import { createApp, holdings, jobs } from '../app.tsx';

// Does the time of the answer tell whether an address is known? Known and unknown ones ask in turn, each once; what they
// set off is done before the next one asks. The noise is what chance alone does: the same times under shuffled names.

const asks = 200;
const warmUp = 20;
const shuffles = 2000;
const origin = 'http://localhost:8080';
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const ratioOf = (some: readonly number[], others: readonly number[]) => median(some) / median(others);

async function measure() {
  const dataDir = await mkdtemp(join(tmpdir(), 'space-link-'));
  const config = readConfig({ DATA_DIR: dataDir, BASE_URL: origin });
  const ctx = await openCtx(config, { jobs, holdings, migrations: './migrations', log: silentLog });
  const house = { name: 'Northwind', controller: 'Northwind Ltd', address: '1 Harbour Road', accent: null };
  const place = { privacyMail: 'privacy@northwind.example', language: 'en', timeZone: 'UTC' } as const;
  await ctx.db.write((tx) => insertOrganisation(tx, { ...house, ...place }, ctx.now()));
  const app = createApp(ctx);
  const { settle } = worker(ctx, jobs);
  const guest = { kind: 'candidate', name: 'Ada', language: 'en' } as const;
  const asked = async (email: string) => {
    const from = performance.now();
    const answer = await app.request(`${origin}/space/link`, {
      ...{ method: 'POST', headers: { origin }, body: new URLSearchParams({ email }) },
    });
    const took = performance.now() - from;
    if (answer.status !== 303) throw new Error(`the house answered ${answer.status}`);
    await settle();
    return took;
  };
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = -warmUp; round < asks; round++) {
    const emails = { known: `known${round}@example.org`, unknown: `nobody${round}@example.org` };
    await admitPerson(ctx, { ...guest, email: emails.known });
    await settle();
    const turns = round % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const turn of turns) {
      const took = await asked(emails[turn]);
      if (round >= 0) times[turn].push(took);
    }
  }
  await closeCtx(ctx);
  await rm(dataDir, { recursive: true });
  return times;
}

/** Between which ratios 95 of 100 lie when the times are dealt to the two names by chance. */
function noiseOf(all: readonly number[]) {
  const ratios = Array.from({ length: shuffles }, () => {
    const dealt = all.map((time) => ({ time, at: Math.random() })).toSorted((a, b) => a.at - b.at);
    const times = dealt.map(({ time }) => time);
    return ratioOf(times.slice(0, asks), times.slice(asks));
  }).toSorted((a, b) => a - b);
  return [0.025, 0.975].map((part) => ratios[Math.floor(part * shuffles)] ?? 1) as [number, number];
}

const { known, unknown } = await measure();
const ratio = ratioOf(known, unknown);
const [low, high] = noiseOf([...known, ...unknown]);
const within = ratio >= low && ratio <= high;
process.stdout.write(
  `Ask for a link, median of ${asks} each: known address ${median(known).toFixed(2)} ms, unknown ${median(unknown).toFixed(2)} ms\n` +
    `ratio ${ratio.toFixed(3)}, by chance alone ${low.toFixed(3)} to ${high.toFixed(3)}: ${within ? 'within' : 'OUTSIDE'} the noise\n`,
);
if (!within) process.exitCode = 1;
