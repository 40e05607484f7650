import '../node-guard.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveStateOf, askForArchive } from '#archives';
import type { Self } from '#auth';
import { readConfig } from '#kernel/config.ts';
import { newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { worker } from '#kernel/outbox.ts';
import { insertOrganisation } from '#people';
import { browser, type House } from '#testing/house.ts';
import { aKit, aQuestion, arrived, invited } from '#testing/interviewees.ts';
import { createApp, holdings, jobs } from '../app.tsx';

// Seconds and resident memory while everything about a person is packed who gave 20 answers of 50 MB, and while the
// finished archive is sent.

const MB = 1_000_000;
const answers = 20;
const perAnswer = 50 * MB;
const sliceBytes = 5 * MB;

/** Highest resident memory while something is done, in MB, beside its seconds. */
async function measured(work: () => Promise<unknown>) {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage().rss / MB);
  };
  const watching = setInterval(look, 50);
  const start = performance.now();
  await work();
  look();
  clearInterval(watching);
  return { seconds: (performance.now() - start) / 1000, peak };
}
const slice = (first: boolean) => {
  const body = Buffer.alloc(sliceBytes, 7);
  if (first) body.set([0x1a, 0x45, 0xdf, 0xa3]);
  return body;
};
const [head, rest] = [slice(true), slice(false)];

/** Ada records every answer, through the doors that her browser uses. */
async function interviewed(here: House) {
  const questions = Array.from({ length: answers }, () => aQuestion());
  const { invitation } = await invited(here, { kit: aKit({ questions }) });
  const ada = await arrived(here, invitation);
  await ada.agree();
  await ada.checkDevices();
  for (const question of questions) {
    await ada.open(question, 'video');
    const { takeId } = await ada.begin(question, 'video');
    for (let at = 0; at < perAnswer; at += sliceBytes) await ada.send(takeId, at, at ? rest : head);
    await ada.complete(takeId, perAnswer);
    await ada.handIn(question, { take: String(takeId) });
  }
  return invitation.subjectId;
}

const dataDir = await mkdtemp(join(tmpdir(), 'bench-archive-'));
const config = readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://house.example' });
const ctx = await openCtx(config, { jobs, holdings, migrations: './migrations', log: silentLog });
try {
  const app = createApp(ctx);
  await ctx.db.write((tx) =>
    insertOrganisation(
      tx,
      {
        ...{ name: 'Northwind', controller: 'Northwind Ltd', address: '1 Harbour Road' },
        ...{ privacyMail: 'privacy@northwind.example', language: 'en', timeZone: 'UTC', accent: null },
      },
      ctx.now(),
    ),
  );
  const here = { ctx, rita: { subjectId: newId() }, browser: () => browser(app) } as unknown as House;
  const subjectId = await interviewed(here);
  await worker(ctx, jobs).settle();
  const before = process.memoryUsage().rss / MB;
  const made = await measured(async () => {
    await askForArchive(ctx, { subjectId, kind: 'candidate' } as Self);
    await worker(ctx, jobs).settle();
  });
  const state = await archiveStateOf(ctx, subjectId);
  if (state.state !== 'ready') throw new Error(`the archive is ${state.state}`);
  const say = (what: string, { seconds, peak }: typeof made) =>
    `${what}: ${seconds.toFixed(1)} s, at most ${Math.round(peak)} MB resident (${Math.round(before)} MB before)\n`;
  process.stdout.write(
    `${answers} answers of ${perAnswer / MB} MB, archive of ${Math.round(state.bytes / MB)} MB\n`,
  );
  process.stdout.write(say('made', made));
} finally {
  await closeCtx(ctx);
  await rm(dataDir, { recursive: true, force: true });
}
