import { expect, test } from 'vitest';
import { admitPerson } from '#auth';
import { days } from '#kernel/data.ts';
import { casesHolding } from '#kernel/guards.ts';
import { type House, house } from '#testing/house.ts';
import { nightFalls } from '#testing/nights.ts';

const candidate = ({ ctx }: House, name: string) =>
  admitPerson(ctx, {
    kind: 'candidate',
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
    language: 'en',
  });
const form = (here: House, more: object = {}) => ({
  ...{ name: 'Tribunal 26/118', reason: 'A decision is contested in court.' },
  ...{ owner: here.admin.subjectId, reviewOn: '2026-12-01', ...more },
});
async function opened(here: House, more: object = {}) {
  const answer = await here.admin.post('/retention/holds', form(here, more));
  expect(answer.status).toBe(303);
  return answer.headers.get('location')?.split('?')[0] ?? '';
}
const people = async ({ ctx }: House, subject: Parameters<typeof casesHolding>[1]) =>
  (await ctx.holdings.find(({ name }) => name === 'people')?.items(ctx, subject))?.length;

test('a case holds Ada by her address, in the nights and on request; Bob goes; closing lets her go', async () => {
  const here = await house();
  const { ctx } = here;
  const [ada, bob] = [await candidate(here, 'Ada Lovelace'), await candidate(here, 'Bob Babbage')];
  const page = await opened(here);
  const add = { kind: 'candidate', email: 'ada@example.org' };
  expect((await here.admin.post(`${page}/people`, add)).status).toBe(303);
  expect(await here.admin.page(page)).toContain('Ada Lovelace');
  const holding = ctx.holdings.find(({ name }) => name === 'people');
  expect((await holding?.plan(ctx, ada))?.do).toBe('keep');
  here.wait(days(366));
  await nightFalls(here);
  expect([await people(here, ada), await people(here, bob)]).toEqual([1, 0]);
  await holding?.erase(ctx, ada);
  expect(await people(here, ada)).toBe(1);
  // The person sees it about themselves.
  const held = ctx.holdings.find(({ name }) => name === 'legal_holds');
  expect(await held?.export(ctx, ada)).toHaveLength(1);
  expect((await here.admin.post(`${page}/closing`)).status).toBe(303);
  here.wait(days(1));
  await nightFalls(here);
  expect(await people(here, ada)).toBe(0);
  expect(here.said().filter((name) => name.startsWith('holds.'))).toEqual([
    'holds.case-opened',
    'holds.person-held',
    'holds.held-person-shown',
    'holds.case-closed',
  ]);
});

test('of two overlapping cases one is closed, and Ada is held by the other', async () => {
  const here = await house();
  const ada = await candidate(here, 'Ada Lovelace');
  const [one, two] = [await opened(here), await opened(here, { name: 'Authority 7/26' })];
  for (const page of [one, two]) await here.admin.post(`${page}/people`, { person: ada });
  expect(await casesHolding(here.ctx.db.read, ada)).toHaveLength(2);
  await here.admin.post(`${one}/closing`);
  here.wait(days(366));
  await nightFalls(here);
  expect(await people(here, ada)).toBe(1);
  expect((await here.admin.post(`${one}/people`, { person: ada })).status).toBe(409);
});

test('the words of a case are sealed, and name nobody whom it holds', async () => {
  const here = await house();
  const ada = await candidate(here, 'Ada Lovelace');
  const page = await opened(here, { reason: 'Lovelace against the house.' });
  const stored = await here.ctx.db.read.select().from((await import('./data.ts')).holdCases);
  expect(JSON.stringify(stored)).not.toMatch(/Tribunal|Lovelace/);
  const refused = await here.admin.post(`${page}/people`, { person: ada });
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('without the name')]);
  expect((await here.admin.post(page, form(here))).status).toBe(303);
  expect((await here.admin.post(`${page}/people`, { person: ada })).status).toBe(303);
  const named = await here.admin.post(page, form(here, { reason: 'About ada@example.org.' }));
  expect([named.status, await named.text()]).toEqual([422, expect.stringContaining('without the name')]);
});

test('a review that is overdue is shown in red; a day far away or gone is refused', async () => {
  const here = await house();
  const page = await opened(here);
  expect(await here.admin.page('/retention/holds')).not.toContain('Overdue');
  here.wait(days(120));
  expect(await here.admin.page('/retention/holds')).toContain('class="state stop">Overdue since');
  expect(await here.admin.page(page)).toContain('The review is overdue.');
  for (const reviewOn of ['2025-01-01', '2029-01-01', 'soon'])
    expect((await here.admin.post(page, form(here, { reviewOn }))).status).toBe(422);
  expect((await here.admin.post(page, form(here, { reviewOn: '2027-02-01' }))).status).toBe(303);
  expect(await here.admin.page('/retention/holds')).not.toContain('Overdue');
});

test('an address that nobody has says so, and only admins and the officer hold anybody', async () => {
  const here = await house();
  const page = await opened(here);
  const unknown = await here.admin.post(`${page}/people`, { kind: 'candidate', email: 'eve@example.org' });
  expect([unknown.status, await unknown.text()]).toEqual([422, expect.stringContaining('Nobody with this')]);
  expect((await here.rita.get('/retention/holds')).status).toBe(403);
  expect((await here.rita.post('/retention/holds', form(here))).status).toBe(403);
  expect((await here.browser().get('/retention/holds')).status).toBe(303);
});

test('who is let go from a case follows the rules again; from their page a person is held by id', async () => {
  const here = await house();
  const ada = await candidate(here, 'Ada Lovelace');
  const page = await opened(here);
  const from = await here.admin.page(`/retention/holds/people/${ada}`);
  expect(from).toContain('Tribunal 26/118');
  expect(from).not.toContain('Lovelace');
  await here.admin.post(`${page}/people`, { person: ada });
  expect(await here.admin.page(`/retention/holds/people/${ada}`)).toContain('Held');
  await here.admin.post(`${page}/people/${ada}/release`);
  expect(await casesHolding(here.ctx.db.read, ada)).toEqual([]);
});
