import '../node-guard.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#kernel/config.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { holdings, jobs } from '../app.tsx';
import { letters } from '../modules/letters/data.ts';
import { night, standingOf } from '../modules/nights/verbs.ts';
import { people } from '../modules/people/data.ts';

// Seconds and memory of a night over 100,000 people of which 1,000 are due, against 10,000 of which 100 are: everybody has a
// name and a letter, and the letters of one in a hundred are over. The cost may grow at most twelve times for ten times as many.

const day = 86_400_000;
const say = (line: string) => process.stdout.write(`${line}\n`);
const sealed = (words: string) => words as never;

async function seed(ctx: Awaited<ReturnType<typeof openCtx>>, all: number) {
  const now = ctx.now();
  const old = new Date(now.getTime() - 40 * day);
  for (let from = 0; from < all; from += 1000)
    await ctx.db.write(async (tx) => {
      const ids = Array.from({ length: 1000 }, () => newId<'subject'>());
      const person = (id: SubjectId) => ({ id, subjectId: id, kind: 'candidate' as const, emailIndex: id });
      const words = { name: sealed('x'), email: sealed('x'), language: 'en' as const };
      const rows = ids.map((id) => ({ ...person(id), ...words, createdAt: now, lastSeenAt: now }));
      for (let at = 0; at < rows.length; at += 250) await tx.insert(people).values(rows.slice(at, at + 250));
      const letter = (subjectId: SubjectId, at: number) => ({
        ...{ id: newId<'letter'>(), subjectId, invitationId: null as Id<'invitation'> | null },
        ...({ kind: 'openings', occasion: subjectId, language: 'en', state: 'sent', tries: 1 } as const),
        ...{ recipient: sealed('x'), subject: sealed('x'), body: sealed('x') },
        writtenAt: at % 100 === 0 ? old : now,
      });
      const written = ids.map(letter);
      for (let at = 0; at < written.length; at += 250)
        await tx.insert(letters).values(written.slice(at, at + 250));
    });
}

async function measure(all: number) {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const config = readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://house.example' });
  const ctx = await openCtx(config, {
    ...{ jobs, holdings, migrations: './migrations', log: silentLog, mail: null },
  });
  await seed(ctx, all);
  let peak = process.memoryUsage().rss;
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const begun = performance.now();
  await night(ctx);
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watching);
  peak = Math.max(peak, process.memoryUsage().rss);
  const [{ row } = { row: undefined }] = (await standingOf(ctx)).nights;
  await closeCtx(ctx);
  await rm(dataDir, { recursive: true });
  if (row?.state !== 'done' || row.people !== all / 100) throw new Error(`the night is ${row?.state}`);
  say(`${all} people, ${row.people} due: ${seconds.toFixed(2)} s, peak ${(peak / 2 ** 20).toFixed(0)} MiB`);
  return seconds;
}
const small = await measure(10_000);
const large = await measure(100_000);
const growth = large / small;
say(`growth: ${growth.toFixed(1)} times, at most 12`);
if (growth > 12) process.exitCode = 1;
