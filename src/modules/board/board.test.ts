import { expect, test } from 'vitest';
import { erasureOf } from '#erasures';
import { days } from '#kernel/data.ts';
import { changeOrganisation, organisationOf } from '#people';
import { fileRequest, requestOf, takeBack } from '#requests';
import { type House, house } from '#testing/house.ts';
import { interviewed } from '#testing/reviewing.ts';

async function asked(kind: Parameters<typeof fileRequest>[1]['kind'] = 'access', mail = false) {
  const here = await house({ mail });
  const { invitation } = await interviewed(here);
  const { subjectId } = invitation;
  const words = 'What do you <hold> about me?';
  const id = await fileRequest(here.ctx, { subjectId, kind, identity: 'private-link', words });
  await here.settle();
  return { here, subjectId, id, page: `/requests/${id}` };
}
const stateOf = async ({ ctx }: House, id: Parameters<typeof requestOf>[1]) =>
  (await requestOf(ctx, id)).state;

test('the officer sees what is due first, without names; others are not let in', async () => {
  const { here, page } = await asked();
  const board = await here.admin.page('/requests');
  for (const seen of ['See what is held', '31 days left', 'By their private link', page])
    expect(board).toContain(seen);
  expect(board).not.toContain('Ada');
  expect(await here.admin.page('/')).toContain('The first is due in 31 days');
  here.wait(days(33));
  expect(await here.admin.page('/requests')).toContain('2 days late');
  expect(await here.admin.page('/')).toContain('At least one is late');
  expect((await here.rita.get('/requests')).status).toBe(403);
  expect(await here.rita.page('/')).not.toContain('about personal data');
  expect(await here.admin.page('/requests?show=refused')).toContain('There is none here.');
});

test('Ada reads what was done in her letter; the look of the officer is announced', async () => {
  const { here, id, page, subjectId } = await asked('access', true);
  expect(here.posted.map(({ subject }) => subject)).toContain('Northwind Foundry has your request');
  const opened = await here.admin.page(page);
  for (const seen of ['ada@example.org', 'What do you &lt;hold&gt; about me?', '22 September 2026'])
    expect(opened).toContain(seen);
  expect(here.facts).toContainEqual(
    expect.objectContaining({ name: 'board.request-opened', fact: expect.objectContaining({ subjectId }) }),
  );
  expect((await here.admin.post(`${page}/answer`, { words: 'Your archive is on your page.' })).status).toBe(
    303,
  );
  await here.settle();
  expect(await stateOf(here, id)).toBe('done');
  expect(here.posted.at(-1)?.text).toContain('Your archive is on your page.');
  const late = await here.admin.post(`${page}/refusal`, { words: 'No.' });
  expect([late.status, await stateOf(here, id)]).toEqual([409, 'done']);
});

test('to refuse needs a reason, and the way to complain goes with it', async () => {
  const { here, id, page } = await asked('objection', true);
  expect((await here.admin.post(`${page}/refusal`, { words: ' ' })).status).toBe(422);
  expect(await stateOf(here, id)).toBe('open');
  await here.admin.post(`${page}/refusal`, { words: 'It is needed for the decision.' });
  await here.settle();
  const letter = here.posted.at(-1)?.text ?? '';
  for (const said of ['It is needed for the decision.', 'supervisory authority', 'privacy@northwind.example'])
    expect(letter).toContain(said);
  expect(letter).not.toContain('The authority for us');
});

test('where the settings name a supervisory authority, a refusal names it with its link', async () => {
  const { here, page } = await asked('objection', true);
  const before = await organisationOf(here.ctx);
  const named = { authority: 'Datatilsynet', authorityUrl: 'https://authority.example/complaints' };
  await changeOrganisation(here.ctx, here.admin.subjectId, { ...before, ...named });
  await here.admin.post(`${page}/refusal`, { words: 'It is needed for the decision.' });
  await here.settle();
  expect(here.posted.at(-1)?.text.replaceAll(/\s+/g, ' ')).toContain(
    'The authority for us: Datatilsynet, https://authority.example/complaints',
  );
});

test('two more months can be taken within the first, once, with reasons; later the page says why not', async () => {
  const { here, id, page } = await asked('rectification', true);
  await here.admin.post(`${page}/extension`, { words: 'Forty answers have to be heard again.' });
  await here.settle();
  expect(here.posted.at(-1)?.text).toContain('Forty answers have to be heard again.');
  expect(here.posted.at(-1)?.text).toContain('22 November 2026');
  expect(await requestOf(here.ctx, id)).toMatchObject({
    state: 'extended',
    dueAt: new Date('2026-11-22T10:00:00Z'),
  });
  const again = await here.admin.post(`${page}/extension`, { words: 'And again.' });
  expect([again.status, (await again.text()).includes('only while the first month runs')]).toEqual([
    409,
    true,
  ]);
  const other = await asked();
  other.here.wait(days(32));
  const late = await other.here.admin.post(`${other.page}/extension`, { words: 'Too late.' });
  expect([late.status, await stateOf(other.here, other.id)]).toEqual([409, 'open']);
});

test('somebody who called is put on the board with how they were checked; without a mail server the letter waits there', async () => {
  const { here } = await asked();
  const form = {
    email: 'ada@example.org',
    kind: 'erasure',
    words: 'Please forget me.',
    checkedHow: 'Called back.',
  };
  const nobody = await here.admin.post('/requests/new', { ...form, email: 'eve@example.org' });
  expect([nobody.status, (await nobody.text()).includes('Nothing is held under this address')]).toEqual([
    422,
    true,
  ]);
  const page = (await here.admin.post('/requests/new', form)).headers.get('location')?.split('?')[0] ?? '';
  await here.settle();
  const opened = await here.admin.page(page);
  for (const seen of [
    'Called back.',
    'Checked by a colleague',
    'To be sent by hand',
    'to have what is held about you erased',
  ])
    expect(opened).toContain(seen);
  const sent = /action="(\/requests\/[\w-]+\/letters\/[\w-]+\/sent)"/.exec(opened)?.[1] ?? '';
  await here.admin.post(sent);
  expect(await here.admin.page(page)).not.toContain('To be sent by hand');
});

test('Ada takes her request back: nothing is done, and nobody else can take it back', async () => {
  const { here, id, subjectId } = await asked();
  await expect(takeBack(here.ctx, here.rita.subjectId, id)).rejects.toThrow('no such request');
  await takeBack(here.ctx, subjectId, id);
  expect(await stateOf(here, id)).toBe('taken-back');
  expect(await here.admin.page('/requests')).toContain('No request waits for an answer.');
});

test('the officer reads the plan, erases, and finds the certificate; to say "done" without erasing is refused', async () => {
  const { here, id, page, subjectId } = await asked('erasure');
  expect((await here.admin.post(`${page}/answer`, { words: 'Done.' })).status).toBe(409);
  const plan = await here.admin.page(page);
  for (const seen of ['Nothing has happened yet.', 'Goes', 'Stays', 'name and e-mail address'])
    expect(plan).toContain(seen);
  expect((await here.admin.post(`${page}/erasure`)).status).toBe(422);
  expect(await erasureOf(here.ctx, subjectId)).toBeUndefined();
  await here.admin.post(`${page}/erasure`, { seen: 'on' });
  await here.settle();
  const done = await here.admin.page(page);
  expect(done).toContain('Everything that may be erased is erased.');
  expect(done).not.toContain('ada@example.org');
  expect(await stateOf(here, id)).toBe('done');
  const erasure = await erasureOf(here.ctx, subjectId);
  expect(done).toContain(erasure?.certificate ?? 'a link');
});
