import { expect, test } from 'vitest';
import { days, hours, minutes } from '#kernel/data.ts';
import { lettersOf } from '#letters';
import { ada, invite, samplePosition } from '#testing/candidates.ts';
import { type House, house } from '#testing/house.ts';
import { invitationLinks, invitations } from './data.ts';
import { deadlineFields } from './model.ts';
import { invitationLink, invitationOf } from './verbs.ts';

const kindsOf = async (here: House, id: Parameters<typeof lettersOf>[1]) =>
  (await lettersOf(here.ctx, id)).map(({ kind, state }) => `${kind} ${state}`).toReversed();
/** Time passes in quarters of an hour, as the clock of the house ticks. */
async function pass(here: House, ms: number) {
  here.wait(ms);
  await here.tick();
  await here.settle();
}
const arrive = async (here: House, link: string) => {
  const answer = await here.browser().get(link);
  return [answer.status, answer.headers.get('location')];
};

test('Ada is invited, her letter is posted in her language, and her link lets her in again and again', async () => {
  const here = await house({ mail: true });
  const invited = await invite(here);
  await here.settle();
  expect(here.posted.map(({ to, replyTo }) => [to, replyTo])).toEqual([
    [ada.email, 'rita@northwind.example'],
  ]);
  const [letter] = here.posted;
  expect(letter?.subject).toBe('Northwind Foundry invites you to an interview: Site reliability engineer');
  expect(letter?.text).toContain('Hello Ada Lovelace,');
  expect(letter?.text).toContain('Please finish by Saturday 5 September 2026, 18:00 CEST');
  expect(letter?.text).toContain(invited.link);
  for (const _ of [1, 2]) expect(await arrive(here, invited.link)).toEqual([303, '/interview']);
  expect(here.said()).toContain('invitations.candidate-invited');
});

test('a German kit writes German letters', async () => {
  const here = await house({ mail: true });
  await invite(here, { positionId: await samplePosition(here, 'de') });
  await here.settle();
  expect(here.posted[0]?.text).toContain('vielen Dank für Ihr Interesse');
  expect(here.posted[0]?.text).toContain('Samstag, 5. September 2026, 18:00');
});

test('a new link makes the old one dead, also where it is open', async () => {
  const here = await house({ mail: true });
  const invited = await invite(here);
  await here.settle();
  await invited.browser.get(invited.link);
  await here.rita.post(`${invited.page}/links`);
  await here.settle();
  expect(await arrive(here, invited.link)).toEqual([410, null]);
  expect((await invited.browser.get('/interview')).status).not.toBe(200);
  const next = invitationLink(here.ctx, await invitationOf(here.ctx, invited.invitationId));
  expect(next).not.toBe(invited.link);
  expect(here.posted[1]?.text).toContain(next);
  expect(await arrive(here, next)).toEqual([303, '/interview']);
});

test('a reminder keeps the link that Ada has', async () => {
  const here = await house({ mail: true });
  const invited = await invite(here);
  await here.settle();
  await here.rita.post(`${invited.page}/reminders`);
  await here.settle();
  expect(here.posted[1]?.text).toContain(invited.link);
  expect(here.posted[1]?.subject).toContain('is open until');
  expect(await arrive(here, invited.link)).toEqual([303, '/interview']);
});

test('two days before the deadline the clock reminds once; more time brings one more reminder', async () => {
  const here = await house({ mail: true });
  const invited = await invite(here, { day: '2026-09-01', hour: '12:00', timeZone: 'UTC' });
  await here.settle();
  await pass(here, days(8) + hours(3));
  expect(await kindsOf(here, invited.invitationId)).toEqual(['invitation sent', 'reminder sent']);
  for (const _ of [1, 2, 3]) await pass(here, hours(9));
  expect(here.posted).toHaveLength(2);
  await here.rita.post(`${invited.page}/deadline`, { day: '2026-09-05', hour: '12:00', timeZone: 'UTC' });
  await here.settle();
  await pass(here, days(3));
  expect(await kindsOf(here, invited.invitationId)).toEqual([
    'invitation sent',
    'reminder sent',
    'deadlineChanged sent',
    'reminder sent',
  ]);
});

test('nobody is reminded on the heels of the invitation, or after they said no', async () => {
  const here = await house({ mail: true });
  await invite(here, { day: '2026-08-23', hour: '12:00', timeZone: 'UTC' });
  for (const _ of [1, 2]) await pass(here, hours(6));
  expect(here.posted).toHaveLength(1);
});

test('a job that runs twice writes one letter', async () => {
  const here = await house({ mail: true });
  const { invitationId } = await invite(here);
  await here.settle();
  const { writeAboutInvitation } = await import('../notifications/verbs.ts');
  await writeAboutInvitation(here.ctx, 'invitation', { invitationId, by: here.rita.subjectId, letter: 1 });
  await here.settle();
  expect(await kindsOf(here, invitationId)).toEqual(['invitation sent']);
});

test('when the time is over the link says so, and a new deadline opens it again', async () => {
  const here = await house();
  const invited = await invite(here);
  here.wait(days(20));
  const door = await here.browser().get(invited.link);
  expect([door.status, await door.text()]).toEqual([
    410,
    expect.stringContaining('The time for this interview is over'),
  ]);
  expect((await here.rita.post(`${invited.page}/reminders`)).status).toBe(409);
  expect((await here.rita.post(`${invited.page}/links`)).status).toBe(409);
  await here.rita.post(`${invited.page}/deadline`, { day: '2026-10-01', hour: '12:00', timeZone: 'UTC' });
  expect(await arrive(here, invited.link)).toEqual([303, '/interview']);
  expect((await invitationOf(here.ctx, invited.invitationId)).state).toBe('invited');
});

test('a taken back invitation ends the session, says so at the link and in a letter, and cannot be taken back twice', async () => {
  const here = await house({ mail: true });
  const invited = await invite(here);
  await here.settle();
  await invited.browser.get(invited.link);
  expect((await here.rita.post(`${invited.page}/cancellation`, { reason: ' ' })).status).toBe(422);
  await here.rita.post(`${invited.page}/cancellation`, { reason: 'The position is filled.' });
  await here.settle();
  expect(here.posted[1]?.text).toContain('The reason: The position is filled.');
  expect(await (await here.browser().get(invited.link)).text()).toContain('This interview was taken back');
  expect((await invited.browser.get('/interview')).status).not.toBe(200);
  expect((await here.rita.post(`${invited.page}/cancellation`, { reason: 'x' })).status).toBe(409);
  const again = await invite(here, { positionId: invited.positionId });
  expect(again.invitationId).not.toBe(invited.invitationId);
  expect(await arrive(here, again.link)).toEqual([303, '/interview']);
});

test('without a mail server, a letter that never left is replaced by the next one', async () => {
  const here = await house();
  const invited = await invite(here);
  await pass(here, minutes(1));
  await here.rita.post(`${invited.page}/reminders`);
  await pass(here, minutes(1));
  expect(await kindsOf(here, invited.invitationId)).toEqual(['invitation shown']);
  await here.rita.post(`${invited.page}/links`);
  await pass(here, minutes(1));
  expect(await kindsOf(here, invited.invitationId)).toEqual(['invitation dropped', 'invitation shown']);
  await here.rita.post(`${invited.page}/cancellation`, { reason: 'x' });
  await pass(here, minutes(1));
  expect(await kindsOf(here, invited.invitationId)).toEqual(['invitation dropped', 'invitation dropped']);
});

test('the database knows neither the link nor the reason', async () => {
  const here = await house();
  const invited = await invite(here);
  await here.rita.post(`${invited.page}/cancellation`, { reason: 'The position is filled.' });
  const { read } = here.ctx.db;
  const rows = JSON.stringify([
    await read.select().from(invitations),
    await read.select().from(invitationLinks),
  ]);
  expect(rows).not.toContain(invited.link.split('/').at(-1));
  expect(rows).not.toContain('filled');
  expect(JSON.stringify(here.facts)).not.toContain(invited.link.split('/').at(-1));
});

test('a deadline is counted where it was said to be, also when the clocks change', () => {
  const now = new Date('2026-10-01T00:00:00Z');
  const read = (day: string, hour: string, timeZone: string) =>
    deadlineFields(now).safeParse({ day, hour, timeZone });
  expect(read('2026-10-24', '18:00', 'Europe/Berlin').data?.deadline.toISOString()).toBe(
    '2026-10-24T16:00:00.000Z',
  );
  expect(read('2026-10-25', '18:00', 'Europe/Berlin').data?.deadline.toISOString()).toBe(
    '2026-10-25T17:00:00.000Z',
  );
  expect(read('2026-10-24', '18:00', 'America/Los_Angeles').data?.deadline.toISOString()).toBe(
    '2026-10-25T01:00:00.000Z',
  );
  const skipped = read('2027-03-28', '02:30', 'Europe/Berlin');
  expect(skipped.error?.issues[0]?.message).toContain('The clocks skip this hour');
  expect(read('2026-09-30', '18:00', 'UTC').error?.issues[0]?.message).toContain('is over');
  expect(read('2028-01-01', '18:00', 'UTC').error?.issues[0]?.message).toContain('within one year');
  expect(read('2026-02-30', '18:00', 'UTC').success).toBe(false);
  expect(read('24.12.2026', '18:00', 'UTC').error?.issues[0]?.message).toContain('2026-12-04');
  expect(read('2026-12-24', '18:00', 'Europe/Nowhere').error?.issues[0]?.message).toContain('time zone');
});

test('of two clicks at the same moment on "Invite", one invites', async () => {
  const here = await house();
  const positionId = await samplePosition(here);
  const form = { ...ada, day: '2026-09-05', hour: '18:00', timeZone: 'UTC' };
  const answers = await Promise.all(
    [1, 2].map(() => here.rita.post(`/positions/${positionId}/invitations/new`, form)),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect(here.said().filter((name) => name === 'invitations.candidate-invited')).toHaveLength(1);
});
