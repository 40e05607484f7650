import { expect, test } from 'vitest';
import { days } from '#kernel/data.ts';
import { house } from '#testing/house.ts';
import { nightFalls } from '#testing/nights.ts';
import { interviewed, rated } from '#testing/reviewing.ts';
import { night } from '../nights/verbs.ts';

test('an admin reads on the first page what the machine lacks, and where to get it', async () => {
  const { admin } = await house();
  const page = await admin.page('/');
  expect(page).toContain('The speech model is missing');
  expect(page).toContain('href="/models"');
  expect(page).toContain('No mail server is set');
});

test('a reviewer for whom nothing waits is told so, and hears nothing of the machine', async () => {
  const { rex } = await house();
  const page = await rex.page('/');
  expect(page).toContain('Nothing waits for you.');
  expect(page).not.toContain('speech model');
});

test('a stranger is asked to sign in, and comes back here', async () => {
  const { browser } = await house();
  const answer = await browser().get('/');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?next=%2F']);
});

test('every link of the frame leads somewhere, for every role', async () => {
  const here = await house();
  for (const person of [here.admin, here.rita, here.rex]) {
    const links = [...(await person.page('/')).matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(
      ([, href]) => href ?? '',
    );
    expect(links.length).toBeGreaterThan(1);
    for (const link of new Set(links)) expect([link, (await person.get(link)).status]).toEqual([link, 200]);
  }
});

test('Rex is led to what he has to rate, Rita also to what is to be decided, until it is done', async () => {
  const here = await house();
  const ada = await interviewed(here);
  for (const who of [here.rex, here.rita]) {
    const page = await who.page('/');
    expect(page).toContain('Interview to rate');
    expect(page).toContain(`href="${ada.review}"`);
    expect(page).not.toContain('to decide about');
    expect(page).not.toContain('Ada');
  }
  await rated(here.rex, ada);
  expect(await here.rex.page('/')).toContain('Nothing waits for you.');
  for (const who of [here.rita, here.admin]) expect(await who.page('/')).toContain(`href="${ada.decision}"`);
  const bob = await interviewed(here, { name: 'Bob' });
  const page = await here.rita.page('/');
  expect(page).toContain('Interviews to rate');
  expect(page).toContain('href="/reviews"');
  expect(await here.rita.page('/reviews')).toContain(bob.review);
  const decision = {
    seen: '0',
    outcome: 'going-on',
    reason: 'Good.',
    subject: 'Yes',
    text: 'Yes',
    do: 'decide',
  };
  await here.rita.post(ada.decision, decision);
  expect(await here.rita.page('/reviews')).not.toContain(ada.review);
  await here.settle();
  expect(await here.rita.page('/')).toContain('to send yourself');
});

test('Rex reads which positions there are, and changes none of them', async () => {
  const here = await house();
  const { positionId } = await interviewed(here);
  expect(await here.rex.page('/positions')).toContain('Reliability engineer');
  const page = await here.rex.page(`/positions/${positionId}`);
  for (const link of page.matchAll(/<a [^>]*href="(\/[^"#]*)"/g))
    expect([link[1], (await here.rex.get(link[1] ?? '')).status]).toEqual([link[1], 200]);
  expect(page).not.toMatch(/Close the position|\/change|\/kits/);
  for (const path of ['change', 'state'])
    expect((await here.rex.post(`/positions/${positionId}/${path}`, { open: 'no' })).status).toBe(403);
});

test('a night that stopped is on the first page of an admin until it is confirmed, and of nobody else', async () => {
  const here = await house();
  here.wait(days(1));
  await nightFalls(here);
  here.wait(days(60));
  await night(here.ctx);
  expect(await here.admin.page('/')).toContain('A night waits for your confirmation');
  expect(await here.rita.page('/')).not.toContain('A night waits');
  const [, seen] = /name="seen" value="(\d+)"/.exec(await here.admin.page('/retention/nights')) ?? [];
  const [, which] = /name="night" value="([\d-]+)"/.exec(await here.admin.page('/retention/nights')) ?? [];
  await here.admin.post('/retention/nights', { night: which ?? '', seen: seen ?? '' });
  await here.settle();
  expect(await here.admin.page('/')).not.toContain('A night waits');
});

test('Hanne reads on her first page what a candidate would meet: no policy yet, and links that open nowhere else', async () => {
  const here = await house({ env: { BASE_URL: 'http://localhost:3000' } });
  const page = await here.admin.page('/');
  expect(page).toContain('No privacy policy is published');
  expect(page).toContain('Links in letters open on this machine alone');
  expect(await here.rita.page('/')).not.toContain('No privacy policy is published');
  const elsewhere = await house();
  expect(await elsewhere.admin.page('/')).not.toContain('Links in letters');
});
