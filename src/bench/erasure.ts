import '../node-guard.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { admitPerson } from '#auth';
import { beginErasure, erasureOf, goOn } from '#erasures';
import { readConfig } from '#kernel/config.ts';
import { newId, type SubjectId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { insertOrganisation } from '#people';
import { fileRequest } from '#requests';
import { holdings, jobs } from '../app.tsx';
import { slices, takes } from '../modules/takes/data.ts';

// Seconds from "begin" to the signed certificate for one person with 20 recorded answers of 50 MB, sealed on this disk,
// in the pieces of 8 MiB in which a browser sends them.

const answers = 20;
const answerBytes = 50_000_000;
const pieceBytes = 8 * 1024 * 1024;
const rounds = 5;
const piece = Buffer.alloc(pieceBytes, 7);
async function* one(bytes: number) {
  yield piece.subarray(0, bytes);
}

async function record(ctx: Awaited<ReturnType<typeof openCtx>>, subjectId: SubjectId) {
  const sittingId = newId<'sitting'>();
  for (let number = 1; number <= answers; number++) {
    const takeId = newId<'take'>();
    const about = { sittingId, subjectId };
    const take = {
      id: takeId,
      answerId: newId<'answer'>(),
      number: 1,
      kind: 'video',
      mime: 'video/webm',
    } as const;
    const ended = { longestSeconds: 300, state: 'kept', bytes: answerBytes, startedAt: ctx.now() } as const;
    await ctx.db.write((tx) => tx.insert(takes).values({ ...take, ...ended, ...about }));
    for (let start = 0; start < answerBytes; start += pieceBytes) {
      const bytes = Math.min(pieceBytes, answerBytes - start);
      const { file, sha256 } = await ctx.files.save(subjectId, one(bytes), bytes);
      const slice = { takeId, start, bytes, sha256, file, savedAt: ctx.now(), ...about };
      await ctx.db.write((tx) => tx.insert(slices).values(slice));
    }
  }
}

async function measure() {
  const dataDir = await mkdtemp(join(tmpdir(), 'erasure-'));
  const config = readConfig({ DATA_DIR: dataDir });
  const ctx = await openCtx(config, { jobs, holdings, migrations: './migrations', log: silentLog });
  const house = { name: 'Northwind', controller: 'Northwind Ltd', address: '1 Harbour Road', accent: null };
  const place = { privacyMail: 'privacy@northwind.example', language: 'en', timeZone: 'UTC' } as const;
  await ctx.db.write((tx) => insertOrganisation(tx, { ...house, ...place }, ctx.now()));
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const guest = {
      kind: 'candidate',
      name: 'Ada',
      email: `ada${round}@example.org`,
      language: 'en',
    } as const;
    const subjectId = await admitPerson(ctx, guest);
    await record(ctx, subjectId);
    const requestId = await fileRequest(ctx, { subjectId, kind: 'erasure', identity: 'private-link' });
    const began = performance.now();
    await goOn(ctx, await beginErasure(ctx, subjectId, requestId));
    seconds.push((performance.now() - began) / 1000);
    if ((await erasureOf(ctx, subjectId))?.state !== 'done')
      throw new Error('the erasure did not come to its end');
  }
  await closeCtx(ctx);
  await rm(dataDir, { recursive: true });
  return seconds.toSorted((a, b) => a - b);
}

const seconds = await measure();
const words = (at: number) => (seconds[at] ?? 0).toFixed(2);
process.stdout.write(
  `Erase a person with ${answers} answers of ${answerBytes / 1_000_000} MB: ${words(Math.floor(rounds / 2))} s (median of ${rounds}; ${words(0)} to ${words(rounds - 1)} s)\n`,
);
