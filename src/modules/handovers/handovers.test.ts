import { expect, test } from 'vitest';
import { days } from '#kernel/data.ts';
import { admitPerson } from '#people';
import { type House, house } from '#testing/house.ts';
import { nightFalls } from '#testing/nights.ts';
import { interviewed } from '#testing/reviewing.ts';

const email = 'ada@example.org';
/** Ada asks for a link where there is no mail server. */
async function asked(here: House) {
  await admitPerson(here.ctx, { kind: 'candidate', name: 'Ada Lovelace', email, language: 'en' });
  await here.browser().post('/space/link', { email });
  await here.settle();
}
const firstIn = (page: string) => /\/handovers\/[\w-]{36}/.exec(page)?.[0] ?? '';

test('without a mail server the officer hands on the link, and days later it lets Ada in', async () => {
  const here = await house();
  await asked(here);
  expect(await here.admin.page('/')).toContain('href="/handovers"');
  const list = await here.admin.page('/handovers');
  expect(list).toContain('Ada Lovelace');
  expect(here.said()).toContain('letters.letters-listed');
  const path = firstIn(list);
  const page = await here.admin.page(path);
  expect(here.said()).toContain('letters.letter-opened');
  expect(page).toContain('mailto:ada%40example.org');
  const [, link = ''] = /href="http:\/\/house\.example(\/space\/link\/[\w-]+)"/.exec(page) ?? [];
  expect((await here.admin.post(`${path}/sent`)).status).toBe(303);
  expect(here.said()).toContain('letters.letter-sent-by-hand');
  expect(await here.admin.page('/handovers')).toContain('No letter waits');
  expect(await here.admin.page('/')).not.toContain('href="/handovers"');
  expect((await here.admin.post(`${path}/sent`)).status).toBe(404);
  here.wait(days(2));
  const ada = here.browser();
  expect((await ada.post(link)).headers.get('location')).toBe('/space');
});

test('a link that opens nothing any more is not handed on', async () => {
  const here = await house();
  await asked(here);
  const path = firstIn(await here.admin.page('/handovers'));
  here.wait(days(3) + 1);
  expect(await here.admin.page('/handovers')).not.toContain('Ada');
  expect((await here.admin.get(path)).status).toBe(410);
});

test('the letter that says when a freeze ends is there to hand on, though the data is frozen', async () => {
  const here = await house();
  const { ada, invitation } = await interviewed(here);
  await ada.post('/space/freeze');
  await here.settle();
  await here.admin.post('/freezes', { subject: invitation.subjectId, day: '2026-09-01' });
  await here.settle();
  const list = await here.admin.page('/handovers');
  // Whether her request is confirmed by a letter, too, depends on which job was first.
  const [before = '', ...more] = list.split('A freeze ends');
  expect(more).toHaveLength(1);
  const page = await here.admin.page(firstIn(before.slice(before.lastIndexOf('<a '))));
  expect(page).toContain('1 September 2026');
});

test('Rita and Rex read none of them, and hear of none', async () => {
  const here = await house();
  await asked(here);
  const path = firstIn(await here.admin.page('/handovers'));
  for (const colleague of [here.rita, here.rex]) {
    expect((await colleague.get('/handovers')).status).toBe(403);
    expect((await colleague.get(path)).status).toBe(404);
    expect((await colleague.post(`${path}/sent`)).status).toBe(404);
    expect(await colleague.page('/')).not.toContain('/handovers');
  }
  expect((await here.rita.post(`${path.replace('handovers', 'letters')}/sent`)).status).toBe(404);
});

test('an admin hands on the letter that says when the unused account of Rita closes', async () => {
  const here = await house();
  here.wait(days(336));
  await nightFalls(here);
  const list = await here.admin.page('/handovers');
  expect(list).toContain('An account is not used');
  expect(list).toContain('rita@northwind.example');
  expect((await here.rita.get('/handovers')).status).toBe(403);
});
