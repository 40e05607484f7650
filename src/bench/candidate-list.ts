import '../node-guard.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Recruiter } from '#auth';
import { countStates, invite, listInvitations } from '#invitations';
import { readConfig } from '#kernel/config.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { contactsOf } from '#people';
import { loadSample } from '#positions';
import { browser } from '#testing/house.ts';
import { staff } from '#testing/people.ts';
import { createApp, holdings, jobs } from '../app.tsx';

// Pages per second of the list of a position with 1,000 candidates, as a recruiter gets it (session, role, frame,
// search form, table, announcements), against a bare Hono page that asks the database the same and writes the same 50
// names into a plain table. Both are asked inside this process, without a network, which hides nothing of the work.

const people = 1000;
const rounds = 5;
const pagesPerRound = 100;
const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
const ctx = await openCtx(readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://house.example' }), {
  ...{ jobs, holdings, migrations: './migrations', log: silentLog, mail: null },
});
const app = createApp(ctx);
const { rita } = await staff({ ctx, browser: (comeBack?: () => Promise<unknown>) => browser(app, comeBack) });
const positionId = await loadSample(ctx, rita);
const until = { deadline: new Date(Date.now() + 14 * 86_400_000), timeZone: 'Europe/Berlin' };
const begun = performance.now();
for (let number = 0; number < people; number++) {
  const guest = { name: `Person Number ${number}`, email: `person${number}@example.org` };
  await invite(ctx, rita as unknown as Recruiter, positionId, guest, until);
}
say(`${people} candidates invited in ${((performance.now() - begun) / 1000).toFixed(1)} s`);

const bare = new Hono().get('/', async (c) => {
  const now = ctx.now();
  const [rows, counts] = await Promise.all([
    listInvitations(ctx.db.read, { positionId }, now, { limit: 50, offset: 0 }),
    countStates(ctx.db.read, positionId, now),
  ]);
  const contacts = await contactsOf(
    ctx,
    rows.map(({ subjectId }) => subjectId),
  );
  const cells = rows.map(({ subjectId, state, deadline }) => {
    const { name, email } = contacts.get(subjectId) ?? { name: '', email: '' };
    return html`<tr><td>${name}</td><td>${email}</td><td>${state}</td><td>${deadline.toISOString()}</td></tr>`;
  });
  return c.html(html`<!doctype html><p>${counts.invited}</p><table>${cells}</table>`);
});

const list = `/positions/${positionId}/candidates`;
const search = await rita.post(list, { q: 'number 77' });
const found = search.headers.get('location') ?? '';
const ways = {
  ours: () => rita.get(list),
  searched: () => rita.get(found),
  bare: () => bare.request('/'),
};
type Way = keyof typeof ways;
const rates: Record<Way, number[]> = { ours: [], searched: [], bare: [] };
async function measure(way: Way) {
  const from = performance.now();
  for (let page = 0; page < pagesPerRound; page++) {
    const answer = await ways[way]();
    if (answer.status !== 200 || !(await answer.text()).includes('Person Number'))
      throw new Error('wrong page');
  }
  rates[way].push(pagesPerRound / ((performance.now() - from) / 1000));
}
for (let round = 0; round <= rounds; round++)
  for (const way of ['ours', 'bare', 'searched'] as const) await measure(way);
for (const way of Object.values(rates)) way.shift();
for (const [way, rate] of Object.entries(rates)) say(`${way}: ${median(rate).toFixed(0)} pages/s`);
say(`ours / bare: ${(median(rates.ours) / median(rates.bare)).toFixed(2)}`);
await closeCtx(ctx);
await rm(dataDir, { recursive: true });
