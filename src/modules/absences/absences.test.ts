import { expect, test } from 'vitest';
import { accountsOf } from '#auth';
import { days } from '#kernel/data.ts';
import { hold } from '#kernel/guards.ts';
import { newId } from '#kernel/ids.ts';
import { type House, house } from '#testing/house.ts';
import { nightFalls } from '#testing/nights.ts';
import { rita } from '#testing/people.ts';

const stateOf = async ({ ctx }: House, { subjectId }: House['rita']) =>
  (await accountsOf(ctx)).find((one) => one.subjectId === subjectId)?.state;
const warnings = (here: House) => here.posted.filter(({ subject }) => subject.includes('closes on'));
const { login, password } = rita;

test('Rita has not been here for eleven months: a letter says when her account closes, once', async () => {
  const here = await house({ mail: true });
  here.wait(days(334));
  await nightFalls(here);
  expect(warnings(here)).toEqual([]);
  here.wait(days(2));
  await nightFalls(here);
  here.wait(days(1));
  await nightFalls(here);
  const [letter, ...more] = warnings(here).filter(({ to }) => to === 'rita@northwind.example');
  expect(letter?.subject).toBe('Your account at Northwind Foundry closes on 23 August 2027');
  expect(more).toEqual([]);
  expect(await stateOf(here, here.rita)).toBe('open');
});

test('who was warned and did not come is closed and gone, with her name and her keys; who came stays', async () => {
  const here = await house({ mail: true });
  here.wait(days(336));
  await nightFalls(here);
  await here.rex.get('/');
  here.wait(days(32));
  await nightFalls(here);
  expect([await stateOf(here, here.rita), await stateOf(here, here.rex)]).toEqual([undefined, 'open']);
  expect(here.said()).toContain('team.account-closed');
  expect(await here.ctx.vault.keysOf(here.rita.subjectId)).toEqual({ content: false, evidence: false });
  const answer = await here.browser().post('/sign-in', { login, password });
  expect(answer.status).not.toBe(303);
});

test('nobody is closed without a warning of 30 days, however long the house was off', async () => {
  const here = await house({ mail: true });
  here.wait(days(500));
  await nightFalls(here);
  expect(await stateOf(here, here.rita)).toBe('open');
  here.wait(days(29));
  await nightFalls(here);
  expect(await stateOf(here, here.rita)).toBe('open');
  here.wait(days(2));
  await nightFalls(here);
  expect(await stateOf(here, here.rita)).toBeUndefined();
});

test('the only admin and the only privacy officer are told and never closed; whom a case holds is not closed either', async () => {
  const here = await house({ mail: true });
  const { ctx } = here;
  await here.admin.post(`/team/${here.rita.subjectId}/roles`, { roles: ['officer'] });
  await here.admin.post(`/team/${here.admin.subjectId}/roles`, { roles: ['admin'] });
  await ctx.db.write((tx) => hold(tx, here.rex.subjectId, newId<'holdCase'>(), ctx.now()));
  for (const wait of [336, 32, 300]) {
    here.wait(days(wait));
    await nightFalls(here);
  }
  for (const who of [here.admin, here.rita, here.rex]) expect(await stateOf(here, who)).toBe('open');
  const told = here.posted.filter(({ subject }) => subject.includes('nobody else can do what it does'));
  expect([...new Set(told.map(({ to }) => to))].toSorted()).toEqual([
    'hanne@northwind.example',
    'rita@northwind.example',
  ]);
  expect(warnings(here)).toEqual([]);
  const page = await here.admin.page('/retention/accounts');
  expect(page).toContain('Not while this is the only privacy officer');
  expect(page).not.toContain('I have told them');
  expect(await here.admin.page('/retention')).toMatch(/the only privacy officer are\s+told but never/);
  await here.admin.post(`/team/${here.admin.subjectId}/roles`, { roles: ['admin', 'officer'] });
  here.wait(days(1));
  await nightFalls(here);
  here.wait(days(29));
  await nightFalls(here);
  expect(await stateOf(here, here.rita)).toBe('open');
  expect(warnings(here).map(({ to }) => to)).toEqual(['rita@northwind.example']);
  here.wait(days(2));
  await nightFalls(here);
  expect(await stateOf(here, here.rita)).toBeUndefined();
});

test('without a mail server nobody is closed whom nobody has told; an admin is asked to, and then it takes 30 days', async () => {
  const here = await house();
  for (const wait of [336, 40, 40]) {
    here.wait(days(wait));
    await nightFalls(here);
  }
  expect([await stateOf(here, here.rita), await stateOf(here, here.rex)]).toEqual(['open', 'open']);
  expect(await here.admin.page('/')).toMatch(/2<\/\w+>[\s\S]*Accounts will close: tell them/);
  const page = await here.admin.page('/retention/accounts');
  expect(page).toContain('Not before they are told');
  expect(page.match(/\/told"/g)).toHaveLength(2);
  expect((await here.rita.post(`/retention/accounts/${here.rex.subjectId}/told`)).status).toBe(403);
  // Rita has signed in to try that: she is here, and off the list.
  expect(await here.admin.page('/retention/accounts')).not.toContain('Rita Osei');
  const told = `/retention/accounts/${here.rex.subjectId}/told`;
  expect((await here.admin.post(told)).status).toBe(303);
  expect((await here.admin.post(told)).status).toBe(409);
  expect(here.said()).toContain('absences.account-told');
  expect(await here.admin.page('/')).not.toContain('tell them');
  here.wait(days(29));
  await nightFalls(here);
  expect(await stateOf(here, here.rex)).toBe('open');
  here.wait(days(2));
  await nightFalls(here);
  expect([await stateOf(here, here.rita), await stateOf(here, here.rex)]).toEqual(['open', undefined]);
});

test('whoever hands the letter on has told them as well', async () => {
  const here = await house();
  here.wait(days(336));
  await nightFalls(here);
  expect(await here.admin.page('/')).toContain('tell them');
  const list = await here.admin.page('/handovers');
  for (const [path] of list.matchAll(/\/handovers\/[\w-]{36}/g)) await here.admin.post(`${path}/sent`);
  await here.settle();
  expect(await here.admin.page('/')).not.toContain('tell them');
  here.wait(days(32));
  await nightFalls(here);
  expect(await stateOf(here, here.rita)).toBeUndefined();
});
