import { expect, test } from 'vitest';
import { house } from '#testing/house.ts';

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
