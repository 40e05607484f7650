import { expect, test } from 'vitest';
import { decisionsOf } from '#decisions';
import { sittingOf } from '#interviews';
import type { LanguageModel } from '#judges';
import { days, hours } from '#kernel/data.ts';
import { NotYet } from '#kernel/errors.ts';
import { casesHolding } from '#kernel/guards.ts';
import { lettersOf } from '#letters';
import { freeReaders } from '#onlookers';
import { changeOrganisation, organisationOf, personOf } from '#people';
import { requestsOf } from '#requests';
import { erased } from '#testing/erasing.ts';
import { type House, house } from '#testing/house.ts';
import { languageModel } from '#testing/language.ts';
import { changed, decided, interviewed, rated } from '#testing/reviews.ts';
import { contestsOf } from './index.ts';

const withModel = () => house({ machines: { language: languageModel({ level: () => 3.5 }).model } });
type Ada = Awaited<ReturnType<typeof interviewed>>;

/** Rita rates and decides against Ada; Rex has seen nothing of it. */
async function decidedByRita(here: House) {
  const ada = await interviewed(here);
  await here.settle();
  await rated(here, here.rita, ada, [2, 3], 'Rita doubts it');
  await decided(here, here.rita, ada, 'Too little about the cause.');
  await here.settle();
  return ada;
}
const idOfContest = async (here: House) =>
  /\/contests\/([\w-]{36})/.exec(await here.admin.page('/contests'))?.[1] ?? '';

async function contested(here: House, ada: Ada) {
  const sent = await ada.person.post(`/space/decisions/${ada.sittingId}/contest`, {
    words: 'I named the cause.',
  });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/space/decisions?done=contested']);
  await here.settle();
  return idOfContest(here);
}

test('Ada reads what was decided and why, what counted how much, and what one level more would have changed', async () => {
  const here = await withModel();
  const ada = await decidedByRita(here);
  const page = await ada.person.page('/space/decisions');
  expect(page).toContain('Too little about the cause.');
  expect(page).toContain('Decided by Rita Osei');
  expect(page).toContain('Never your voice, your face');
  // Weights 3 and 1: (2*3 + 3*1) / 4, then with one level more in the first, then in the second.
  for (const mean of ['People gave 2.25 of 5', 'average 3.00', 'average 2.50']) expect(page).toContain(mean);
  expect(page).toContain('The model proposed 4.00 of 5');
  expect(page).toContain('the model&#39;s 4.75');
  expect(page).toContain('<blockquote><p>The disk was full</p>');
  expect(page).not.toContain('Rita doubts it');
});

test('where the model had not read by then, or read only afterwards, the page says so, and on how much it stands', async () => {
  let isThere = false;
  const { model } = languageModel({ level: () => 3.5 });
  const late: LanguageModel = {
    ...model,
    about: async () => {
      if (!isThere) throw new NotYet('language-model-missing');
      return model.about();
    },
  };
  const here = await house({ machines: { language: late } });
  const ada = await decidedByRita(here);
  const decision = `/sittings/${ada.sittingId}/decision`;
  expect(await here.rita.page(decision)).toContain('What the model proposes is not here yet.');
  const before = await ada.person.page('/space/decisions');
  expect(before).toContain('it was decided without its proposal');
  expect(before).not.toContain('No language model');
  isThere = true;
  here.wait(hours(1));
  await here.settle();
  const after = await ada.person.page('/space/decisions');
  expect(after).toContain('only after it was decided: nobody who decided could see them');
  expect(after).toContain('The model proposed 4.00 of 5.');
  expect(await here.rita.page(decision)).not.toContain('is not here yet');
});

test('before anything is decided no level is shown, and there is nothing to contest', async () => {
  const here = await withModel();
  const ada = await interviewed(here);
  await here.settle();
  await rated(here, here.rita, ada, [2, 3]);
  const page = await ada.person.page('/space/decisions');
  expect(page).toContain('Nothing is decided yet.');
  expect(page).not.toContain('of 5');
  expect((await ada.person.post(`/space/decisions/${ada.sittingId}/contest`)).status).toBe(409);
});

test("somebody else's result is not there for Bob", async () => {
  const here = await withModel();
  const ada = await decidedByRita(here);
  const bob = await interviewed(here, { name: 'Bob', positionId: ada.positionId });
  expect(await bob.person.page('/space/decisions')).not.toContain('Too little');
  expect((await bob.person.post(`/space/decisions/${ada.sittingId}/contest`)).status).toBe(404);
});

test('a contest is a request with a clock of thirty days, it holds what it stands on, and is filed once', async () => {
  const here = await withModel();
  const ada = await decidedByRita(here);
  await contested(here, ada);
  const again = await ada.person.post(`/space/decisions/${ada.sittingId}/contest`);
  expect(again.status).toBe(409);
  const [request, ...more] = await requestsOf(here.ctx, ada.subjectId);
  expect(more).toEqual([]);
  expect(request).toMatchObject({ kind: 'human-review', state: 'open', words: 'I named the cause.' });
  const [contest] = await contestsOf(here.ctx, ada.subjectId);
  expect(contest?.dueAt.getTime()).toBe((contest?.filedAt.getTime() ?? 0) + days(30));
  expect(request?.dueAt).toEqual(contest?.dueAt);
  expect(await casesHolding(here.ctx.db.read, ada.subjectId)).toHaveLength(1);
});

test('no words of the officer stand in for the second person: the request stays open until somebody has read', async () => {
  const here = await withModel();
  const ada = await decidedByRita(here);
  await contested(here, ada);
  const [request] = await requestsOf(here.ctx, ada.subjectId);
  const page = await here.admin.page(`/requests/${request?.id}`);
  expect(page).toContain('Choose who reads it a second time');
  expect(page).not.toContain('Refuse with this reason');
  for (const way of ['answer', 'refusal']) {
    const answer = await here.admin.post(`/requests/${request?.id}/${way}`, {
      words: 'It stands.',
      seen: 'on',
    });
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('second person')]);
  }
  expect((await requestsOf(here.ctx, ada.subjectId))[0]?.state).toBe('open');
});

test('who rated, decided or saw the result cannot be chosen; who has only seen closed pages can', async () => {
  const here = await withModel();
  const ada = await decidedByRita(here);
  await here.rex.page(`/sittings/${ada.sittingId}/report`);
  await here.settle();
  const id = await contested(here, ada);
  const page = await here.admin.page(`/contests/${id}`);
  expect(page).toContain('Rex Lund');
  expect(page).not.toContain('>Rita Osei<');
  const rita = await here.admin.post(`/contests/${id}/reader`, { reader: here.rita.subjectId });
  expect(rita.status).toBe(422);
  expect((await here.rita.post(`/contests/${id}/reader`, { reader: here.rex.subjectId })).status).toBe(403);
});

test('the list of letters tells no result, so that whoever has only seen it may still judge unknowing', async () => {
  const here = await withModel();
  await here.admin.post(`/team/${here.rex.subjectId}/roles`, { roles: ['recruiter', 'reviewer'] });
  await decidedByRita(here);
  await here.settle();
  const list = await here.rex.page('/letters');
  expect(list).toContain('Open it to read what was decided');
  for (const told of ['Going on', 'Not going on', 'We go on', 'not go on']) expect(list).not.toContain(told);
});

test('who opened the decision, its letter or the page that lists its letter has seen the result and cannot be chosen', async () => {
  const here = await withModel();
  await here.admin.post(`/team/${here.rex.subjectId}/roles`, { roles: ['recruiter', 'reviewer'] });
  const invitationOf = async ({ sittingId }: Ada) => (await sittingOf(here.ctx, sittingId)).invitationId;
  const letterOf = async (ada: Ada) =>
    (await lettersOf(here.ctx, await invitationOf(ada))).find(
      ({ kind }) => kind === 'goingOn' || kind === 'notGoingOn',
    )?.id;
  const looks: ((ada: Ada) => Promise<string>)[] = [
    async (ada) => `/sittings/${ada.sittingId}/decision`,
    async (ada) => `/letters/${await letterOf(ada)}`,
    async (ada) => `/invitations/${await invitationOf(ada)}`,
  ];
  for (const [at, path] of looks.entries()) {
    const ada = await decidedByRita(here);
    expect((await freeReaders(here.ctx, ada)).map(({ name }) => name)).toContain('Rex Lund');
    expect((await here.rex.get(await path(ada))).status).toBe(200);
    await here.settle();
    expect(
      (await freeReaders(here.ctx, ada)).map(({ name }) => name),
      `look ${at}`,
    ).not.toContain('Rex Lund');
  }
});

test('nothing of the first result reaches the second person before they have decided, on any page', async () => {
  const here = await withModel();
  const ada = await decidedByRita(here);
  await changed(here, here.rita, ada, 1, 'On second thought');
  // Rex may do everything that a recruiter can.
  await here.admin.post(`/team/${here.rex.subjectId}/roles`, { roles: ['recruiter', 'reviewer'] });
  const id = await contested(here, ada);
  await here.admin.post(`/contests/${id}/reader`, { reader: here.rex.subjectId });
  const list = await here.rex.page('/contests');
  expect(list).toContain(`/sittings/${ada.sittingId}/review`);
  const secrets = ['Too little', 'Rita doubts', 'On second thought', '2.25', 'runs 4'];
  const invitation = /\/invitations\/[\w-]{36}/.exec(
    await here.rita.page(`/positions/${ada.positionId}/candidates`),
  )?.[0];
  const letter = /\/letters\/[\w-]{36}/.exec(await here.rita.page('/letters'))?.[0];
  const paths = [
    `/sittings/${ada.sittingId}/review`,
    `/sittings/${ada.sittingId}/report`,
    `/sittings/${ada.sittingId}/report.csv`,
    `/sittings/${ada.sittingId}/report.json`,
    `/sittings/${ada.sittingId}/decision`,
    `/positions/${ada.positionId}/comparison`,
    `/positions/${ada.positionId}/candidates`,
    ...['/letters', '/', '/reviews', '/contests', `/contests/${id}`],
    ...[invitation ?? '', letter ?? ''],
  ];
  for (const path of paths) {
    const text = await (await here.rex.get(path)).text();
    for (const secret of secrets) expect(text, `${path} ${secret}`).not.toContain(secret);
  }
  const card = await here.rex.page(`/sittings/${ada.sittingId}/review?question=1`);
  expect(card).toContain('Second reading');
  expect(card).not.toContain(`/sittings/${ada.sittingId}/decision`);
  await rated(here, here.rex, ada, [4, 5]);
  const early = await here.rex.get(`/sittings/${ada.sittingId}/report`);
  expect(await early.text()).not.toContain('Too little');
  expect((await here.rex.post(`/contests/${id}/result`, { outcome: 'going-on', reason: '' })).status).toBe(
    422,
  );
  const given = { outcome: 'going-on', reason: 'The cause is named in the second sentence.' };
  expect((await here.rex.post(`/contests/${id}/result`, given)).status).toBe(303);
  await here.settle();
  const report = await here.rex.page(`/sittings/${ada.sittingId}/report`);
  expect(report).toContain('The cause is named');
  expect(report).toContain('Too little about the cause.');
});

test('both results stay, the reason is sent, the hold ends, and the request is answered', async () => {
  const here = await house({ machines: { language: languageModel({ level: () => 3.5 }).model }, mail: true });
  const ada = await decidedByRita(here);
  const id = await contested(here, ada);
  const named = { authority: 'Datatilsynet', authorityUrl: 'https://authority.example/complaints' };
  await changeOrganisation(here.ctx, here.admin.subjectId, { ...(await organisationOf(here.ctx)), ...named });
  await here.admin.post(`/contests/${id}/reader`, { reader: here.rex.subjectId });
  expect((await here.rex.post(`/contests/${id}/result`, { outcome: 'going-on', reason: 'No.' })).status).toBe(
    409,
  );
  await rated(here, here.rex, ada, [4, 5]);
  await here.rex.post(`/contests/${id}/result`, { outcome: 'going-on', reason: 'The cause is named.' });
  await here.settle();
  expect((await decisionsOf(here.ctx, ada.sittingId)).map(({ decidedBy }) => decidedBy)).toEqual([
    here.rita.subjectId,
    here.rex.subjectId,
  ]);
  expect(here.posted.at(-1)?.text).toContain('The reason: The cause is named.');
  expect(here.posted.at(-1)?.text.replaceAll(/\s+/g, ' ')).toContain(
    'The authority for us: Datatilsynet, https://authority.example/complaints',
  );
  // A result is contested once: the second letter leads to how it was decided, and offers nothing that is refused.
  expect(here.posted.at(-1)?.text).toContain('which data, criteria and quotes led to this decision');
  expect(here.posted.at(-1)?.text).not.toContain('you can contest it there');
  const receipts = await ada.person.page('/space/receipts');
  for (const what of ['You contested a result', 'A second person judged the result you contested'])
    expect(receipts).toContain(what);
  expect(await casesHolding(here.ctx.db.read, ada.subjectId)).toEqual([]);
  expect((await requestsOf(here.ctx, ada.subjectId))[0]).toMatchObject({
    state: 'done',
    outcome: 'The cause is named.',
  });
  const page = await ada.person.page('/space/decisions');
  expect(page).toContain('First result');
  expect(page).toContain('Second result: You go on');
  expect(await here.admin.page('/contests')).toContain('Nobody contests a result.');
});

test('Ada takes it back: nothing holds her data for it, the veil is lifted, and she may ask again', async () => {
  const here = await withModel();
  const ada = await decidedByRita(here);
  const id = await contested(here, ada);
  await here.admin.post(`/contests/${id}/reader`, { reader: here.rex.subjectId });
  const withdrawal = `/space/decisions/${ada.sittingId}/contest/withdrawal`;
  expect(await ada.person.page('/space/decisions')).toContain(withdrawal);
  expect((await ada.person.post(withdrawal)).status).toBe(303);
  expect(await casesHolding(here.ctx.db.read, ada.subjectId)).toEqual([]);
  expect((await requestsOf(here.ctx, ada.subjectId))[0]?.state).toBe('taken-back');
  expect(
    (await here.rex.post(`/contests/${id}/result`, { outcome: 'going-on', reason: 'Late.' })).status,
  ).toBe(404);
  expect((await ada.person.post(withdrawal)).status).toBe(409);
  await contested(here, ada);
  expect(await here.admin.page('/contests')).toContain('Nobody chosen yet');
});

test('a second reading that is given back goes to somebody else, and the veil is lifted', async () => {
  const here = await withModel();
  const ada = await decidedByRita(here);
  const id = await contested(here, ada);
  await here.admin.post(`/contests/${id}/reader`, { reader: here.rex.subjectId });
  expect((await here.rex.post(`/contests/${id}/return`)).status).toBe(303);
  expect(await here.admin.page(`/contests/${id}`)).toContain('Rex Lund');
  expect(here.said()).toContain('contests.reading-returned');
});

test('a second reader whose account ends, or who is erased, leaves the reading to somebody else', async () => {
  for (const leave of [
    (here: House) => here.admin.post(`/team/${here.rex.subjectId}/closing`),
    (here: House) => erased(here, here.rex.subjectId),
  ]) {
    const here = await withModel();
    const ada = await decidedByRita(here);
    const id = await contested(here, ada);
    await here.admin.post(`/contests/${id}/reader`, { reader: here.rex.subjectId });
    await leave(here);
    await here.settle();
    const [contest] = await contestsOf(here.ctx, ada.subjectId);
    expect([contest?.state, contest?.readerId]).toEqual(['open', null]);
  }
});

test('whoever came by a letter contests as such, and no link on the page leads to an interview they have not opened', async () => {
  const here = await house({ machines: { language: languageModel({ level: () => 3.5 }).model }, mail: true });
  const ada = await decidedByRita(here);
  await here.browser().post('/space/link', { email: (await personOf(here.ctx, ada.subjectId)).email });
  await here.settle();
  const person = here.browser();
  await person.post(/\/space\/link\/[\w-]+/.exec(here.posted.at(-1)?.text ?? '')?.[0] ?? '');
  expect(await person.page('/space/decisions')).not.toContain('href="/interview"');
  await person.post(`/space/decisions/${ada.sittingId}/contest`, { words: 'I named the cause.' });
  expect((await requestsOf(here.ctx, ada.subjectId))[0]?.identity).toBe('letter');
});

test('the privacy officer, who reads what Ada wrote against the result, is not asked to judge it unknowing', async () => {
  const here = await withModel();
  const ada = await decidedByRita(here);
  await here.admin.post(`/team/${here.rex.subjectId}/roles`, { roles: ['reviewer', 'officer'] });
  const id = await contested(here, ada);
  const rex = await here.admin.post(`/contests/${id}/reader`, { reader: here.rex.subjectId });
  expect(rex.status).toBe(422);
  await here.admin.post(`/team/${here.rex.subjectId}/roles`, { roles: ['reviewer'] });
  expect((await here.admin.post(`/contests/${id}/reader`, { reader: here.rex.subjectId })).status).toBe(303);
});
