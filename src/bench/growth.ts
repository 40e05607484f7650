import '../node-guard.ts';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recruiter } from '#auth';
import { invite } from '#invitations';
import { readConfig } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { sealed } from '#kernel/privacy.ts';
import { milestones } from '#kernel/tables.ts';
import { addressIndex } from '#people';
import { kitVersionOf, loadSample } from '#positions';
import { browser } from '#testing/house.ts';
import { staff } from '#testing/people.ts';
import { createApp, holdings, jobs } from '../app.tsx';
import { answers } from '../modules/answers/data.ts';
import { invitationLinks, invitations } from '../modules/invitations/data.ts';
import { findRow, type InvitationRow } from '../modules/invitations/store.ts';
import { people } from '../modules/people/data.ts';
import { sittings } from '../modules/sittings/data.ts';
import { quantile, remember } from './support/measured.ts';

// What costs more with more candidates: pages that people wait for, the database and the keyring, with 1, 10 and 100 thousand
// candidates in positions of 1,000 each. Half of them have typed their answers, and all but one in 25 of these are decided about. Ten times as many may cost a page twice the time.
//   node --import tsx src/bench/growth.ts [1000 10000 100000]

const perPosition = 1000;
const rounds = 40;
const words =
  'The disk was full. I saw in the log that it grew by two gigabytes an hour, and moved it away. '.repeat(6);
const say = (line: string) => process.stdout.write(`${line}\n`);

type Like = { invitation: InvitationRow; questions: readonly Id<'question'>[] };
/** A candidate like the one who was invited through the door, with an interview if `done`. */
async function candidateLike(ctx: Ctx, { invitation, questions }: Like, nth: number, done: boolean) {
  const { row } = await rowsOf(ctx, invitation, nth);
  const { subjectId, id: invitationId } = row;
  const [at, sittingId] = [ctx.now(), newId<'sitting'>()];
  const email = `person${nth}@example.org`;
  const contact = { name: `Person Number ${nth}`, email, language: 'en', kind: 'candidate' } as const;
  const times = { createdAt: at, lastSeenAt: at, emailIndex: addressIndex(ctx, email) };
  const person = await sealed(ctx.vault, people, { ...contact, ...times, id: subjectId, subjectId });
  const { positionId, kitVersionId } = row;
  const sitting = {
    ...{ id: sittingId, subjectId, invitationId, positionId, kitVersionId, ai: false, records: false },
    ...({ state: 'finished', consentedAt: at, finishedAt: at } as const),
  };
  const answer = (questionId: Id<'question'>, number: number) =>
    sealed(ctx.vault, answers, {
      ...{
        id: newId<'answer'>(),
        subjectId,
        sittingId,
        questionId,
        number: number + 1,
        round: 1,
        text: words,
      },
      ...({ state: 'kept', kind: 'typed', givenBackMs: 0, createdAt: at, keptAt: at } as const),
    });
  const written = done ? await Promise.all(questions.map(answer)) : [];
  return { row: { ...row, state: done ? 'finished' : 'invited' } as const, person, sitting, written, done };
}
async function rowsOf(ctx: Ctx, like: InvitationRow, nth: number) {
  const subjectId = newId<'subject'>();
  await ctx.vault.admit(subjectId);
  const at = new Date(ctx.now().getTime() - nth);
  return { row: { ...like, id: newId<'invitation'>(), subjectId, invitedAt: at, writtenAt: at } };
}

const batch = 250;
async function fill(ctx: Ctx, like: Like, from: number, to: number) {
  for (let at = from; at < to; at += batch) {
    const some = await Promise.all(
      Array.from({ length: Math.min(batch, to - at) }, (_, n) =>
        candidateLike(ctx, like, at + n, n % 2 === 0),
      ),
    );
    const finished = some.filter(({ done }) => done);
    const written = finished.flatMap((one) => one.written);
    const link = ({ row }: (typeof some)[0]) => ({
      ...{ id: newId<'invitationLink'>(), subjectId: row.subjectId, invitationId: row.id, generation: 1 },
      ...{ tokenHash: newId(), madeAt: ctx.now() },
    });
    await ctx.db.write(async (tx) => {
      await tx.insert(people).values(some.map(({ person }) => person));
      await tx.insert(invitations).values(some.map(({ row }) => row));
      await tx.insert(invitationLinks).values(some.map(link));
      if (finished.length) await tx.insert(sittings).values(finished.map(({ sitting }) => sitting));
      const decided = finished.filter((_, n) => n % 25 !== 0).map(({ sitting }) => sitting.id);
      if (decided.length)
        await tx.insert(milestones).values(decided.map((id) => ({ id, decidedAt: ctx.now() })));
      for (let n = 0; n < written.length; n += batch)
        await tx.insert(answers).values(written.slice(n, n + batch) as never);
    });
  }
}

async function bytesIn(path: string): Promise<number> {
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  const sizes = found.filter((one) => one.isFile()).map((one) => stat(join(one.parentPath, one.name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}
async function p95(get: (nth: number) => Promise<Response>) {
  const times: number[] = [];
  for (let nth = 0; nth <= rounds; nth++) {
    const from = performance.now();
    const answer = await get(nth);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status}`);
    // The first one is compiled while it runs.
    if (nth) times.push(performance.now() - from);
  }
  return quantile(times, 0.95);
}

async function measure(all: number) {
  const dataDir = await mkdtemp(join(tmpdir(), 'growth-'));
  const config = readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://house.example' });
  const ctx = await openCtx(config, {
    jobs,
    holdings,
    migrations: './migrations',
    log: silentLog,
    mail: null,
  });
  const app = createApp(ctx);
  const { rita } = await staff({
    ctx,
    browser: (comeBack?: () => Promise<unknown>) => browser(app, comeBack),
  });
  const positions: Id<'position'>[] = [];
  const begun = performance.now();
  for (let from = 0; from < all; from += perPosition) {
    const positionId = await loadSample(ctx, rita);
    const until = { deadline: new Date(Date.now() + 14 * 86_400_000), timeZone: 'Europe/Berlin' };
    const first = { name: 'First', email: `first${from}@example.org` };
    const { invitation } = await invite(ctx, rita as unknown as Recruiter, positionId, first, until);
    const row = await findRow(ctx.db.read, invitation.id);
    if (!row) throw new Error('somebody has just been invited');
    const { kit } = await kitVersionOf(ctx, invitation.kitVersionId);
    const questions = kit.questions.map(({ id }) => id);
    await fill(ctx, { invitation: row, questions }, from, Math.min(all, from + perPosition));
    positions.push(positionId);
  }
  say(`${all} candidates made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const list = `/positions/${positions[0]}/candidates`;
  const reports = await ctx.db.read
    .select({ id: sittings.id })
    .from(sittings)
    .limit(rounds + 1);
  const search = (await rita.post(list, { q: 'number 77' })).headers.get('location') ?? '';
  const found = {
    home: await p95(() => rita.get('/')),
    list: await p95((nth) => rita.get(`${list}?page=${(nth % 10) + 1}`)),
    search: await p95(() => rita.get(search)),
    reviews: await p95(() => rita.get('/reviews')),
    report: await p95((nth) => rita.get(`/sittings/${reports[nth % reports.length]?.id}/report`)),
    database: (await stat(join(dataDir, 'house.db'))).size / 2 ** 20,
    keyring: (await bytesIn(join(dataDir, 'keyring'))) / 2 ** 20,
  };
  await closeCtx(ctx);
  await rm(dataDir, { recursive: true });
  return found;
}
type Found = Awaited<ReturnType<typeof measure>>;
const pages = ['home', 'list', 'search', 'reviews', 'report'] as const;
const line = (all: number, found: Found) =>
  [
    `${all}:`,
    ...pages.map((name) => `${name} ${found[name].toFixed(1)} ms`),
    `database ${found.database.toFixed(1)} MiB, keyring ${found.keyring.toFixed(2)} MiB`,
  ].join(' ');

const wanted = process.argv.slice(2).map(Number);
const steps = wanted.length ? wanted : [1000, 10_000, 100_000];
const found: [number, Found][] = [];
for (const all of steps) {
  const one = await measure(all);
  say(line(all, one));
  found.push([all, one]);
}
const [least, most] = [found[0], found.at(-1)];
if (least && most && most[0] > least[0]) {
  const tenfold = Math.log10(most[0] / least[0]);
  const growth = pages.map((name) => [name, (most[1][name] / least[1][name]) ** (1 / tenfold)] as const);
  say(`p95 for ten times as many: ${growth.map(([name, by]) => `${name} ${by.toFixed(2)}`).join(', ')}`);
  const command = `node --import tsx src/bench/growth.ts ${steps.join(' ')}`;
  const perPerson = ({ database, keyring }: Found, all: number) => ((database + keyring) * 1024) / all;
  remember(command, {
    'kibibytes of rows and keys per candidate': [perPerson(most[1], most[0]), 'KiB'],
  });
  if (growth.some(([, by]) => by > 2)) process.exitCode = 1;
}
