import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { recordingPlayed } from '#media';
import { house } from '#testing/house.ts';
import { arrived, invited } from '#testing/interviewees.ts';
import { interviewed, rated } from '#testing/reviewing.ts';

test('Ada sees each kind of what is held, why, from where, and the day it ends', async () => {
  const here = await house();
  const { ada } = await interviewed(here);
  const page = await ada.page('/space');
  expect(page).toContain('Name and e-mail address');
  expect(page).toContain('Steps before a contract (GDPR article 6(1)(b))');
  expect(page).toContain('people who work here, you');
  expect(page).toMatch(/in \d+ days/);
  expect(page).toContain('Kept that long because the law says so');
  expect(page).toContain('Kept as proof, without content: ids and times only.');
  expect(page).not.toContain('Its time has not begun');
  expect(page).toContain('No machine outside this program received anything about you');
  expect(here.said()).toContain('spaces.space-opened');
});

test('every kind can be read item by item, with what is left out and why', async () => {
  const here = await house();
  const { ada } = await interviewed(here);
  const space = await ada.page('/space');
  const kinds = [...space.matchAll(/href="(\/space\/held\/\w+)"/g)].map(([, href]) => href ?? '');
  expect(kinds.length).toBeGreaterThan(6);
  const pages = await Promise.all(kinds.map((kind) => ada.page(kind)));
  expect(pages.every((page) => page.includes('Item 1'))).toBe(true);
  const all = pages.join('');
  expect(all).toContain('The disk was full.');
  expect(all).toContain('ada@example.org');
  expect(all).toContain('a keyed fingerprint of the address');
  expect(all).toContain('Kept as proof, without content');
  expect((await ada.get('/space/held/nothing')).status).toBe(404);
});

test('only words are offered to be corrected; of the rest it is said whom to write to, and how a level is contested', async () => {
  const here = await house();
  const interview = await interviewed(here);
  await rated(here.rex, interview, '3', 'Says what was weighed.');
  const answers = await interview.ada.page('/space/held/answers');
  expect(answers).toContain('field=text');
  expect(answers).not.toMatch(/field=(number|round|keptAt|id)"/);
  expect(answers).toContain('If one of them is wrong, write to <a href="mailto:');
  expect(answers).not.toContain('href="/space/decisions"');
  const cards = await interview.ada.page('/space/held/scorecards');
  expect(cards).not.toMatch(/field=(levels|handedInAt)"/);
  expect(cards.replaceAll(/\s+/g, ' ')).toContain(
    'have a second person judge: <a href="/space/decisions">How it was decided</a>',
  );
  // Whoever works here is assessed by nobody.
  expect(await here.rita.page('/account/data/held/accounts')).not.toContain('/decisions');
});

test('nobody sees what is held about somebody else', async () => {
  const here = await house();
  await interviewed(here);
  const { invitation } = await invited(here, { name: 'Bob' });
  const bob = await arrived(here, invitation);
  const space = await bob.page('/space');
  expect(space).toContain('Bob, this is everything');
  expect(await bob.page('/space/held/people')).not.toContain('ada@example.org');
  for (const path of ['/space', '/space/looks', '/space/held/people'])
    expect((await here.browser().get(path)).headers.get('location')).toBe('/space/link');
});

test('who looked stands in the space, the last ones first, and all of them on a page of their own', async () => {
  const here = await house();
  const { ada, invitation } = await interviewed(here);
  const { subjectId } = invitation;
  for (let looked = 0; looked < 7; looked++)
    await here.ctx.db.write(async (_tx, emit) =>
      emit(recordingPlayed({ answerId: newId<'answer'>(), subjectId, by: here.rita.subjectId })),
    );
  await here.settle();
  expect(await ada.page('/space')).toMatch(/Show all \d+ times/);
  const looks = await ada.page('/space/looks');
  expect(looks.match(/Your voice or video/g)).toHaveLength(7);
  expect(looks).toContain('Rita Osei');
});

test('every page of an interview leads to what is held', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const ada = await arrived(here, invitation);
  expect(await ada.page('/interview')).toContain('<a href="/space">What we hold about you</a>');
});

test('Rita has a space of her own, by the way of her account', async () => {
  const here = await house();
  expect(await here.rita.page('/account')).toContain('href="/account/data"');
  const page = await here.rita.page('/account/data');
  expect(page).toContain('Rita Osei, this is everything we hold about you');
  expect(page).toContain('Account of a colleague');
  expect(await here.rita.page('/account/data/held/accounts')).not.toContain('argon2id$');
  expect(await here.rita.page('/account/data/held/accounts')).toContain('correction?');
  // A session has nothing by which it could be named, and nothing in it that a person could put right.
  expect(await here.rita.page('/account/data/held/sessions')).not.toContain('correction?');
  expect((await here.browser().get('/account/data')).headers.get('location')).toContain('/sign-in');
});

test('the last letter is promised only where letters can be sent; elsewhere the page says what to keep', async () => {
  const leads = ['A last letter brings you the signed certificate', 'Keep the address of this page'];
  for (const [mail, own, other] of [
    [true, ...leads],
    [false, ...leads.toReversed()],
  ] as const) {
    const here = await house({ mail });
    const { ada } = await interviewed(here);
    expect((await ada.page('/space/erasure')).includes('A last letter')).toBe(mail);
    const begun = await ada.post('/space/erasure', { sure: 'on' });
    const page = await ada.page(begun.headers.get('location') ?? '');
    expect(page).toContain(own);
    expect(page).not.toContain(other);
  }
});

test('Ada sees the plan, ticks it and is erased; her certificate is there, and Bob is untouched', async () => {
  const here = await house();
  const { ada, invitation } = await interviewed(here);
  const { invitation: bobs } = await invited(here, { name: 'Bob' });
  const bob = await arrived(here, bobs);
  const plan = await ada.page('/space/erasure');
  expect(plan).toContain('What stays, and why');
  expect(plan).toContain('What becomes of it');
  expect((await ada.post('/space/erasure')).status).toBe(422);
  expect(here.said()).not.toContain('erasures.erasure-begun');
  const begun = await ada.post('/space/erasure', { sure: 'on' });
  const progress = begun.headers.get('location') ?? '';
  expect(await ada.page(progress)).toMatch(/\d+ of \d+ steps are done/);
  await here.settle();
  const stranger = here.browser();
  const page = await stranger.page(progress);
  const [, certificate = ''] = /href="(\/certificates\/[\w-]+)"/.exec(page) ?? [];
  expect(await stranger.page(certificate)).toContain('Certificate of an erasure');
  expect((await ada.get('/space')).headers.get('location')).toBe('/space/link');
  expect((await stranger.get(`${progress}x`)).status).toBe(404);
  expect(here.said()).toContain('privacy.person-erased');
  expect(invitation.subjectId).not.toBe(bobs.subjectId);
  expect(await bob.page('/space')).toContain('Bob, this is everything');
});

test('what is frozen can be erased all the same', async () => {
  const here = await house();
  const { ada } = await interviewed(here);
  await ada.post('/space/freeze');
  await here.settle();
  await ada.post('/space/erasure', { sure: 'on' });
  await here.settle();
  expect(here.said()).toContain('privacy.person-erased');
});
