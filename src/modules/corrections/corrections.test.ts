import { expect, test } from 'vitest';
import { findSittingOf } from '#interviews';
import { findPersonByEmail, personOf } from '#people';
import { requestsOf } from '#requests';
import { type Browser, type House, house } from '#testing/house.ts';
import { languageModel } from '#testing/language.ts';
import { type Interviewed, interviewed, rated } from '#testing/reviewing.ts';

type Field = { holding: string; item: string; field: string };
/** Ada asks to have a field put right, by the form that stands beside it. */
async function correct(ada: Browser, field: Field, right: string, words = '') {
  const page = await ada.page(`/space/held/${field.holding}`);
  const path = `/space/correction?${new URLSearchParams(field)}`;
  expect(page).toContain(path.replaceAll('&', '&amp;'));
  expect((await ada.get(path)).status).toBe(200);
  return ada.post('/space/correction', { ...field, right, words });
}
const person = ({ invitation }: Interviewed, field: string) => ({
  ...{ holding: 'people', item: invitation.subjectId, field },
});
async function answer({ ctx }: House, { invitation }: Interviewed) {
  const rows = await ctx.holdings.find(({ name }) => name === 'answers')?.export(ctx, invitation.subjectId);
  const [first] = rows ?? [];
  return { holding: 'answers', item: String(first?.id), field: 'text' };
}
const open = async ({ ctx }: House, { invitation }: Interviewed) => {
  const [request] = await requestsOf(ctx, invitation.subjectId);
  if (!request) throw new Error('Ada has asked');
  return request;
};

test('her name and her language change at once, and stand as done in her space', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const { subjectId } = ada.invitation;
  expect((await correct(ada.ada, person(ada, 'name'), 'Ada King')).status).toBe(303);
  await correct(ada.ada, person(ada, 'language'), 'de');
  expect(await personOf(here.ctx, subjectId)).toMatchObject({ name: 'Ada King', language: 'de' });
  const space = await ada.ada.page('/space');
  expect(space).toContain('Ada King, das ist alles');
  expect(space).toContain('Sofort geändert.');
});

test('what fits no field is said to, and nothing is asked', async () => {
  const here = await house();
  const ada = await interviewed(here);
  for (const [field, right] of [
    ['email', 'nowhere'],
    ['language', 'fr'],
    ['name', ''],
  ] as const)
    expect((await ada.ada.post('/space/correction', { ...person(ada, field), right })).status).toBe(422);
  expect(await requestsOf(here.ctx, ada.invitation.subjectId)).toEqual([]);
  const stranger = { ...person(ada, 'name'), item: here.rita.subjectId };
  expect((await ada.ada.post('/space/correction', { ...stranger, right: 'Eve' })).status).toBe(404);
});

test('a new address waits for the officer; accepted, letters and links find her there', async () => {
  const here = await house();
  const ada = await interviewed(here);
  await correct(ada.ada, person(ada, 'email'), 'ada@new.example', 'I moved.');
  const { id } = await open(here, ada);
  const page = await here.admin.page(`/requests/${id}/correction`);
  for (const words of ['ada@example.org', 'ada@new.example', 'I moved.']) expect(page).toContain(words);
  expect((await here.rita.get(`/requests/${id}/correction`)).status).toBe(403);
  await here.admin.post(`/requests/${id}/correction`);
  expect((await findPersonByEmail(here.ctx, 'candidate', 'ada@new.example'))?.subjectId).toBe(
    ada.invitation.subjectId,
  );
  expect(await findPersonByEmail(here.ctx, 'candidate', 'ada@example.org')).toBeUndefined();
  expect(await open(here, ada)).toMatchObject({ state: 'done', kind: 'rectification' });
  expect(here.said()).toContain('privacy.field-corrected');
});

test('an answer that is put right marks what the model proposed from it; Rita has it proposed anew', async () => {
  const here = await house({ machines: { language: languageModel({ level: () => 3.5 }).model } });
  const ada = await interviewed(here);
  await rated(here.rita, ada);
  const report = `/sittings/${ada.id}/report`;
  expect(await here.rita.page(report)).not.toContain('out of date');
  await correct(ada.ada, await answer(here, ada), 'The disk was full, and I grew it by hand.');
  expect(await here.rita.page(report)).toContain('The candidate says that something here is wrong');
  const { id } = await open(here, ada);
  await here.admin.post(`/requests/${id}/correction`);
  await here.settle();
  const page = await here.rita.page(report);
  expect(page).toContain('I grew it by hand');
  expect(page).not.toContain('The candidate says that something here is wrong');
  const [, anew] = /action="([^"]+\/proposal)"/.exec(page) ?? [];
  expect((await here.rex.post(anew ?? '')).status).toBe(403);
  const bob = await interviewed(here, { name: 'Bob' });
  expect((await here.rita.post((anew ?? '').replace(ada.id, bob.id))).status).toBe(409);
  here.facts.length = 0;
  expect((await here.rita.post(anew ?? '')).status).toBe(303);
  await here.settle();
  expect(here.said()).toContain('scoring.answer-rated');
  expect(await here.rita.page(report)).not.toContain('out of date');
  expect((await here.rita.post(anew ?? '')).status).toBe(409);
});

test('refused with a reason, her statement stays beside it, and she reads how to complain', async () => {
  const here = await house();
  const ada = await interviewed(here);
  await correct(ada.ada, await answer(here, ada), 'I said something else.');
  const { id } = await open(here, ada);
  expect((await here.admin.post(`/requests/${id}/correction/refusal`, { reason: '' })).status).toBe(422);
  await here.admin.post(`/requests/${id}/correction/refusal`, { reason: 'You typed it so.' });
  expect(await ada.ada.page('/space')).toContain('complain to the data protection authority');
  const report = await here.rita.page(`/sittings/${ada.id}/report`);
  expect(report).toContain('Not changed, and kept beside it');
  expect(report).toContain('I said something else.');
  expect((await here.admin.post(`/requests/${id}/correction`)).status).toBe(409);
});

test('what happened is not rewritten: the statement is kept beside it', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const sitting = await findSittingOf(here.ctx, ada.invitation.id);
  const field = { holding: 'sittings', item: sitting?.id ?? '', field: 'state' };
  await correct(ada.ada, field, 'I was ill that day.');
  const { id } = await open(here, ada);
  expect(await here.admin.page(`/requests/${id}/correction`)).toContain('Keep the statement beside it');
  await here.admin.post(`/requests/${id}/correction`);
  expect(await open(here, ada)).toMatchObject({ state: 'done' });
  expect(await here.rita.page(`/sittings/${ada.id}/report`)).toContain('I was ill that day.');
});

test('what is frozen is put right all the same, and stays frozen', async () => {
  const here = await house();
  const ada = await interviewed(here);
  await ada.ada.post('/space/freeze');
  expect((await correct(ada.ada, person(ada, 'name'), 'Ada King')).status).toBe(303);
  expect((await personOf(here.ctx, ada.invitation.subjectId)).name).toBe('Ada King');
  expect(await ada.ada.page('/space')).toContain('Your data is frozen at your wish');
});

/** The power goes off before the write with this number. */
function powerCut({ ctx }: House, before: number) {
  const db = ctx.db as { write: typeof ctx.db.write };
  const { write } = db;
  let writes = 0;
  db.write = (run) => (++writes >= before ? Promise.reject(new Error('power cut')) : write(run));
  return () => {
    db.write = write;
  };
}

test('whenever the power goes off, it is put right and answered, or neither; the next click finishes it', async () => {
  for (const before of [1, 2]) {
    const here = await house();
    const ada = await interviewed(here);
    await correct(ada.ada, person(ada, 'email'), 'ada@new.example');
    const { id } = await open(here, ada);
    const back = powerCut(here, before);
    await here.admin.post(`/requests/${id}/correction`);
    back();
    const { email } = await personOf(here.ctx, ada.invitation.subjectId);
    const { state } = await open(here, ada);
    expect([email, state]).toEqual(before === 1 ? ['ada@example.org', 'open'] : ['ada@new.example', 'done']);
    await here.admin.post(`/requests/${id}/correction`);
    expect((await personOf(here.ctx, ada.invitation.subjectId)).email).toBe('ada@new.example');
    expect(await open(here, ada)).toMatchObject({ state: 'done' });
  }
});
