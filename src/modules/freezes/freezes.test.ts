import { expect, test } from 'vitest';
import { findSittingOf } from '#interviews';
import { findInvitation } from '#invitations';
import { days, hours, minutes } from '#kernel/data.ts';
import { parkedJobs } from '#kernel/queue.ts';
import { keepLetter } from '#letters';
import { closeRequest, requestsOf } from '#requests';
import { type House, house } from '#testing/house.ts';
import { aKit, aQuestion, arrived, invited, ready, spoken } from '#testing/interviewees.ts';
import { interviewed } from '#testing/reviewing.ts';

const typedKit = () =>
  aKit({ questions: [aQuestion({ kinds: ['typed'] }), aQuestion({ kinds: ['typed'] })] });
const words = 'The level for my second answer is wrong.';

test('Ada freezes her data: it is done at once, on the board, and she reads that in her space', async () => {
  const here = await house();
  const { ada, invitation } = await interviewed(here);
  expect((await ada.post('/space/freeze', { words })).status).toBe(303);
  await ada.post('/space/freeze', { words });
  await here.settle();
  const requests = await requestsOf(here.ctx, invitation.subjectId);
  expect(requests).toMatchObject([{ kind: 'restriction', state: 'done', identity: 'private-link', words }]);
  expect(here.said().filter((name) => name === 'privacy.person-frozen')).toHaveLength(1);
  const space = await ada.page('/space');
  expect(space).toContain('Your data is frozen at your wish');
  expect(space).toContain('Freeze everything');
});

test('while it is frozen no colleague opens anything of hers, and all are told why', async () => {
  const here = await house();
  const { ada, review, decision, id, invitation, positionId } = await interviewed(here);
  await ada.post('/space/freeze');
  await here.settle();
  for (const path of [
    review,
    decision,
    `/sittings/${id}/report`,
    `/sittings/${id}/report.pdf`,
    `/invitations/${invitation.id}`,
  ]) {
    const answer = await here.rita.get(path);
    expect([path, answer.status]).toEqual([path, 423]);
    expect(await answer.text()).toContain('The data of this person is frozen');
  }
  for (const path of [
    '/',
    '/reviews',
    '/letters',
    `/positions/${positionId}/candidates`,
    `/positions/${positionId}/comparison`,
  ])
    expect(await here.rita.page(path)).not.toContain('Ada');
  expect((await here.rita.post(`/invitations/${invitation.id}/links`)).status).toBe(423);
});

test('her interview rests, and says how it goes on; lifted, it goes on where it was', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const ada = await arrived(here, invitation);
  await ada.agree();
  await ada.post('/space/freeze');
  const answer = await ada.get('/interview');
  expect([answer.status, await answer.text()]).toEqual([
    423,
    expect.stringContaining('href="/space/freeze"'),
  ]);
  expect(await ada.page('/space/freeze')).toContain('Lift the freeze now');
  await ada.post('/space/freeze/end');
  expect(await ada.place()).toBe('/interview/devices');
  expect(here.said()).toContain('privacy.person-unfrozen');
});

test('time that was frozen is given back: the deadline moves, and the clock of a running answer stood still', async () => {
  const here = await house();
  const { ada, first, second, invitation } = await ready(here, { days: 3, kit: typedKit() });
  const deadline = () => findInvitation(here.ctx, invitation.id).then((found) => found?.deadline.getTime());
  const before = (await deadline()) ?? 0;
  await ada.open(first, 'typed');
  await ada.type(first, 'The disk was full.', 1);
  here.wait(minutes(1));
  const { answerEndsAt } = await ada.present(first);
  await ada.post('/space/freeze');
  here.wait(days(4));
  await here.tick();
  await here.settle();
  expect(await ada.type(first, 'It was full.', 2)).toMatchObject({ status: 423, frozen: 1 });
  await ada.post('/space/freeze/end');
  await here.tick();
  await here.settle();
  expect(await deadline()).toBe(before + days(4));
  expect(await ada.place()).toBe(`/interview/questions/${first.id}`);
  expect(await ada.present(first)).toMatchObject({
    status: 200,
    answerEndsAt: Number(answerEndsAt) + days(4),
  });
  expect(await ada.type(first, 'It was full.', 2)).toMatchObject({ status: 200 });
  expect(await ada.handIn(first, { text: 'It was full.' })).toBe(`/interview/questions/${second.id}`);
  here.wait(days(3));
  await here.tick();
  await here.settle();
  expect(await findSittingOf(here.ctx, invitation.id)).toMatchObject({ state: 'closed' });
});

test('the days that Ada has to read her words go on after a freeze with what was left of them', async () => {
  const here = await house();
  const { ada, standsAfter } = await spoken(here);
  expect(await standsAfter(hours(48))).toBe(false);
  await ada.post('/space/freeze');
  expect(await standsAfter(days(4))).toBe(false);
  await ada.post('/space/freeze/end');
  expect(await standsAfter(hours(23))).toBe(false);
  expect(await standsAfter(hours(2))).toBe(true);
});

test('a deadline that had passed before the freeze stays passed, and nobody else gains a second', async () => {
  const here = await house();
  const { invitation } = await invited(here, { days: 1 });
  const { invitation: bobs } = await invited(here, { name: 'Bob' });
  const ada = await arrived(here, invitation);
  const deadlines = async () =>
    (await Promise.all([invitation, bobs].map(({ id }) => findInvitation(here.ctx, id)))).map(
      (found) => found?.deadline,
    );
  const before = await deadlines();
  here.wait(days(3));
  await ada.post('/space/freeze');
  here.wait(days(2));
  await ada.post('/space/freeze/end');
  expect(await deadlines()).toEqual(before);
});

test('work on her answers waits without using up a try, and is done once she lifts the freeze', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const ada = await arrived(here, invitation);
  await ada.agree();
  await here.settle();
  const later = { day: '2026-09-20', hour: '12:00', timeZone: 'Europe/Berlin' };
  expect((await here.rita.post(`/invitations/${invitation.id}/deadline`, later)).status).toBe(303);
  here.facts.length = 0;
  await ada.post('/space/freeze');
  for (let tried = 0; tried < 8; tried++) {
    await here.settle();
    here.wait(minutes(2));
  }
  const written = () => here.said().filter((name) => name === 'letters.letter-written').length;
  // Letters about her request are written; the one about her interview waits.
  const before = written();
  await ada.post('/space/freeze/end');
  here.wait(minutes(2));
  await here.settle();
  expect(written()).toBe(before + 1);
});

/** Hanne, who is the privacy officer, ends the freeze of Ada on that day. */
const end = (here: House, subject: string, day: string) => here.admin.post('/freezes', { subject, day });

test('the officer ends a freeze only after Ada was told, a week before', async () => {
  const here = await house({ mail: true });
  const { ada, invitation } = await interviewed(here);
  const { subjectId } = invitation;
  await ada.post('/space/freeze');
  await here.settle();
  here.posted.length = 0;
  expect(await here.admin.page('/freezes')).toContain('Ada');
  expect((await end(here, subjectId, '2026-08-27')).status).toBe(422);
  expect((await end(here, subjectId, '2026-09-01')).status).toBe(303);
  await here.settle();
  expect(here.posted.map(({ subject }) => subject)).toEqual([
    'The freeze of your data at Northwind Foundry ends on 1 September 2026',
  ]);
  expect(await ada.page('/space/freeze')).toContain('1 September 2026');
  here.wait(days(7));
  await here.tick();
  await here.settle();
  expect(here.said()).not.toContain('privacy.person-unfrozen');
  here.wait(days(4));
  await here.tick();
  await here.settle();
  expect(here.said()).toContain('privacy.person-unfrozen');
  await ada.openLink();
  expect(await ada.page('/space/freeze')).toContain('Freeze everything about me');
});

test('an objection freezes until it is answered; refused, Ada is told a week before anything is used again', async () => {
  const here = await house({ mail: true });
  const { ada, invitation, review } = await interviewed(here);
  const { subjectId } = invitation;
  expect((await ada.post('/space/objection', { words })).status).toBe(422);
  await ada.post('/space/objection', { purpose: 'assessment', words });
  await here.settle();
  const [objection] = await requestsOf(here.ctx, subjectId);
  expect(objection).toMatchObject({ kind: 'objection', state: 'open', details: { purpose: 'assessment' } });
  expect((await here.rex.get(review)).status).toBe(423);
  if (!objection) throw new Error('the objection is on the board');
  const outcome = 'The levels stand on your own words. You may complain to the supervisory authority.';
  await closeRequest(here.ctx, objection.id, { state: 'refused', outcome, by: here.admin.subjectId });
  await here.settle();
  expect(here.posted.map(({ subject }) => subject).join()).toContain('ends on 30 August 2026');
  expect((await here.rex.get(review)).status).toBe(423);
  here.wait(days(9));
  await here.tick();
  await here.settle();
  expect((await here.rex.get(review)).status).toBe(200);
});

test('lifting it herself takes an open objection back', async () => {
  const here = await house();
  const { ada, invitation } = await interviewed(here);
  await ada.post('/space/objection', { purpose: 'other' });
  await ada.post('/space/freeze/end');
  expect(await requestsOf(here.ctx, invitation.subjectId)).toMatchObject([
    { kind: 'objection', state: 'taken-back' },
  ]);
});

test('the pages of the officer are for the officer', async () => {
  const here = await house();
  for (const colleague of [here.rita, here.rex]) expect((await colleague.get('/freezes')).status).toBe(403);
});

test('Rita freezes what is held about her, too, and works on', async () => {
  const here = await house();
  await here.rita.post('/account/data/freeze');
  expect(await here.rita.page('/account/data')).toContain('Your data is frozen at your wish');
  expect((await here.rita.get('/positions')).status).toBe(200);
});

test('who had frozen everything before objecting is not used again while the objection waits for an answer', async () => {
  const here = await house();
  const { ada, invitation, review } = await interviewed(here);
  const { subjectId } = invitation;
  await ada.post('/space/freeze');
  await here.settle();
  expect((await end(here, subjectId, '2026-09-01')).status).toBe(303);
  here.wait(minutes(1));
  await ada.post('/space/objection', { purpose: 'assessment', words });
  await here.settle();
  expect((await end(here, subjectId, '2026-09-02')).status).toBe(409);
  here.wait(days(12));
  await here.tick();
  await here.settle();
  expect((await here.rex.get(review)).status).toBe(423);
  await ada.openLink();
  await ada.post('/space/freeze/end');
  const states = (await requestsOf(here.ctx, subjectId)).map(({ kind, state }) => [kind, state]);
  expect(states).toEqual([
    ['objection', 'taken-back'],
    ['restriction', 'done'],
  ]);
  expect((await here.rex.get(review)).status).toBe(200);
});

test('who objects twice is answered twice, and only then told a week ahead', async () => {
  const here = await house({ mail: true });
  const { ada, invitation, review } = await interviewed(here);
  const { subjectId } = invitation;
  await ada.post('/space/objection', { purpose: 'assessment', words });
  await here.settle();
  here.wait(minutes(1));
  await ada.post('/space/objection', { purpose: 'other', words });
  await here.settle();
  here.posted.length = 0;
  const refuse = async (at: number) => {
    const [objection] = (await requestsOf(here.ctx, subjectId)).slice(at);
    if (!objection) throw new Error('both objections are on the board');
    const answer = { state: 'refused', outcome: 'It stands.', by: here.admin.subjectId } as const;
    await closeRequest(here.ctx, objection.id, answer);
    await here.settle();
    return here.posted.filter(({ subject }) => subject.includes('The freeze of your data')).length;
  };
  expect(await refuse(1)).toBe(0);
  expect(await parkedJobs(here.ctx.db.read)).toEqual([]);
  expect(await refuse(0)).toBe(1);
  expect((await here.rex.get(review)).status).toBe(423);
});

test('a letter about her interview or about open positions that has not left when she freezes waits; those about rights leave', async () => {
  const here = await house({ mail: true });
  const { ada, invitation } = await interviewed(here);
  const { subjectId } = invitation;
  const waiting = [
    { kind: 'reminder', invitationId: invitation.id, occasion: 'a reminder' },
    { kind: 'openings', invitationId: null, occasion: 'positions' },
  ] as const;
  for (const { occasion, ...letter } of waiting)
    await keepLetter(here.ctx, {
      ...{ ...letter, subjectId, occasion, language: 'en', to: { email: 'ada@example.org' } },
      body: { subject: occasion, lines: ['Hello Ada,'] },
    });
  await ada.post('/space/freeze');
  await here.settle();
  const posted = () => here.posted.map(({ subject }) => subject);
  expect(posted()).not.toEqual(expect.arrayContaining(['a reminder']));
  expect(posted()).not.toEqual(expect.arrayContaining(['positions']));
  expect(posted().length).toBeGreaterThan(0);
  await ada.post('/space/freeze/end');
  here.wait(minutes(2));
  await here.settle();
  expect(posted()).toEqual(expect.arrayContaining(['a reminder', 'positions']));
});
