import { expect, test } from 'vitest';
import { days } from '#kernel/data.ts';
import { listRules, rulesOf } from '#kernel/rules.ts';
import { keepLetter } from '#letters';
import { type House, house } from '#testing/house.ts';
import { nightFalls } from '#testing/nights.ts';

const rule = (given: Record<string, string>) => ({ trigger: 'made', days: '30', do: 'look', ...given });
const at = (category: string) => `/retention/rules/${category}`;
let letter = 0;
const writeTo = ({ ctx, rita }: House) =>
  keepLetter(ctx, {
    ...{ subjectId: rita.subjectId, invitationId: null, kind: 'openings', occasion: `${++letter}` },
    ...{ language: 'en', to: { email: 'rita@northwind.example' }, body: { subject: 'Hello', lines: [] } },
  });
const lettersOf = async ({ ctx, rita }: House) =>
  (await ctx.holdings.find(({ name }) => name === 'letters')?.items(ctx, rita.subjectId)) ?? [];

test('every kind of data stands there with its period, the own one of the product and where that comes from', async () => {
  const here = await house();
  const page = await here.admin.page('/retention');
  expect(page).toContain('Video and voice');
  expect(page).toContain('30 days after the decision, and never over 180 days');
  expect(page).toContain('GDPR article 7(1)');
  expect(page).toContain('1095 days (3 years)');
  expect(page).toContain('An erasure leaves it until then');
  expect(page).toContain('Kept as proof, without content');
  expect(page).toContain('Tonight: nothing is due');
});

test('what a shorter period takes is shown before it is saved, and goes in the next night', async () => {
  const here = await house();
  await writeTo(here);
  here.wait(days(10));
  await writeTo(here);
  const before = await lettersOf(here);
  const shown = await (await here.admin.post(at('letters'), rule({ days: '7' }))).text();
  expect(shown).toContain('1 more item goes tonight.');
  expect(await listRules(here.ctx.db.read)).toEqual([]);
  expect((await here.admin.post(at('letters'), rule({ days: '7', do: 'save' }))).status).toBe(303);
  expect(await here.admin.page('/retention')).toContain('Tonight: 1 item of 1 person');
  expect(await here.rita.page('/letters')).toContain('Each is kept for 7 days.');
  here.wait(days(1));
  await nightFalls(here);
  expect(await lettersOf(here)).toHaveLength(before.length - 1);
  expect(here.said()).toContain('retention.rule-changed');
});

test('a longer period needs a reason, which is kept for everybody to read', async () => {
  const here = await house();
  const refused = await here.admin.post(at('letters'), rule({ days: '60', do: 'save' }));
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Write why')]);
  const reason = 'Our post is slow in winter.';
  const shown = await (await here.admin.post(at('letters'), rule({ days: '60', reason }))).text();
  expect(shown).toContain('Why, for everybody to read');
  await here.admin.post(at('letters'), rule({ days: '60', reason, do: 'save' }));
  expect((await rulesOf(here.ctx.db.read)).letters.for).toBe(days(60));
  expect(await listRules(here.ctx.db.read)).toMatchObject([{ id: 'letters', days: 60, reason }]);
  expect(await here.admin.page('/retention')).toContain(reason);
});

test('what a law sets cannot be shorter, and the refusal says which law', async () => {
  const here = await house();
  const refused = await here.admin.post(at('consents'), rule({ days: '100', do: 'save' }));
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('GDPR article 7(1)')]);
  expect(await listRules(here.ctx.db.read)).toEqual([]);
});

test('only what waits for a decision counts from it, and the longest time is not shorter than the other', async () => {
  const here = await house();
  const trigger = 'decision';
  const wrong = await here.admin.post(at('letters'), rule({ trigger, days: '10', atMostDays: '20' }));
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('waits for a decision')]);
  const short = await here.admin.post(at('recordings'), rule({ trigger, days: '20', atMostDays: '10' }));
  expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('cannot be shorter')]);
  const good = rule({ trigger, days: '20', atMostDays: '90', do: 'save' });
  expect((await here.admin.post(at('recordings'), good)).status).toBe(303);
  expect((await here.admin.post(at('recordings'), rule({ days: 'many' }))).status).toBe(422);
});

test("the product's own period comes back and leaves no trace but the log", async () => {
  const here = await house();
  await here.admin.post(at('letters'), rule({ days: '7', do: 'save' }));
  expect(await here.admin.page(at('letters'))).toContain('own period');
  await here.admin.post(at('letters'), rule({ days: '30', do: 'save' }));
  expect(await listRules(here.ctx.db.read)).toEqual([]);
  expect(here.said()).toContain('retention.rule-reset');
});

test('the forecast says in which night what goes', async () => {
  const here = await house();
  await writeTo(here);
  here.wait(days(25));
  const page = await here.admin.page('/retention/forecast');
  expect(page).toMatch(/The next 30 nights: \d+ items/);
  expect(page).toContain('<svg class="chart"');
  const row = /Tue 22 September 2026.*?<\/tr>/.exec(page)?.[0];
  expect(row).toMatch(/data-label="Letters" class="num">\d/);
});

test('admins change periods, the privacy officer reads them, others see neither', async () => {
  const here = await house();
  const roles = { roles: ['officer'] };
  expect((await here.admin.post(`/team/${here.rex.subjectId}/roles`, roles)).status).toBe(303);
  expect(await here.rex.page('/retention')).not.toContain('/retention/rules/');
  expect((await here.rex.post(at('letters'), rule({ do: 'save' }))).status).toBe(403);
  expect((await here.rita.get('/retention')).status).toBe(403);
  expect((await here.admin.get(at('cats'))).status).toBe(404);
});
