import { expect, test } from 'vitest';
import { days } from '#kernel/data.ts';
import { hashOf } from '#kernel/vault.ts';
import { needsAskingAgain, policyInForce } from '#policies';
import { invite } from '#testing/candidates.ts';
import { type House, house } from '#testing/house.ts';
import { filled, unfilled } from './model.ts';
import { samplePolicy } from './sidecar.ts';
import { publishedRows } from './store.ts';
import { draftOf, versionsOf } from './verbs.ts';

const words = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replaceAll(/<[^>]+>|\s+/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/ +/g, ' ');

type Written = { en?: string; de?: string; summary?: string; revision?: number };
/** The admin saves a draft by the form. */
async function write(here: House, { en, de, summary = '', revision }: Written = {}) {
  const draft = await draftOf(here.ctx);
  const texts = { textEn: en ?? draft.textEn, textDe: de ?? draft.textDe };
  const summaries = { summaryEn: summary, summaryDe: summary && `${summary} Auf Deutsch.` };
  const at = String(revision ?? draft.revision);
  return here.admin.post('/policy/draft', { ...texts, ...summaries, revision: at });
}
async function publish(here: House, day: string, material: 'yes' | 'no' = 'no') {
  const { revision } = await draftOf(here.ctx);
  return here.admin.post('/policy/publication', { day, material, revision: String(revision) });
}
/** A house whose first policy holds from today. It is the 22nd of August. */
async function withPolicy(options: Parameters<typeof house>[0] = {}) {
  const here = await house(options);
  await write(here);
  const answer = await publish(here, '2026-08-22');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/policy?done=published']);
  return here;
}
const announced = ({ facts }: House) => facts.filter(({ name }) => name === 'policies.policy-announced');

test('the sample says everything the law wants, and nothing stays in braces', async () => {
  const { textEn, textDe } = await samplePolicy();
  const silent = { dataProtectionOfficer: null, authority: null, authorityUrl: null };
  const here = { controller: 'Northwind Ltd', address: '1 Harbour Road', privacyMail: 'p@n.example' };
  for (const [text, language] of [
    [textEn, 'en'],
    [textDe, 'de'],
  ] as const) {
    expect(text.match(/^## \d+\./gm)).toHaveLength(15);
    expect(unfilled(text)).toContain('{controller}');
    expect(unfilled(filled(text, { ...here, ...silent }, language))).toEqual([]);
  }
  for (const lawful of [
    'Using these pages is not consent',
    'announced at least 14 days before it takes effect',
    'An IP address is personal data',
    'Children under 13 are refused',
    'no card numbers',
  ])
    expect(textEn).toContain(lawful);
});

test('until something is published, everybody reads what is kept, and that there is no policy yet', async () => {
  const here = await house();
  const page = words(await here.browser().page('/privacy'));
  expect(page).toContain('No policy is published yet.');
  expect(page).toContain('name and e-mail address');
  expect(await policyInForce(here.ctx, here.ctx.now())).toBeUndefined();
});

test('a policy is written from the sample, published, and then read by everybody as it was hashed', async () => {
  const here = await withPolicy();
  const page = words(await here.browser().page('/privacy'));
  expect(page).toContain('This policy says what Northwind Foundry Ltd does with data about you');
  expect(page).toContain('Last updated 22 August 2026');
  expect(words(await here.browser().page('/privacy?lang=de'))).toContain('Zuletzt geändert 22. August 2026');
  const [row] = await publishedRows(here.ctx.db.read);
  const inForce = await policyInForce(here.ctx, here.ctx.now());
  expect(inForce).toMatchObject({ number: 1, hash: { en: hashOf(row?.textEn ?? '') } });
  expect(here.said()).toEqual(['policies.draft-saved', 'policies.policy-published']);
  await here.settle();
  expect(announced(here), 'the first version changes nothing').toEqual([]);
});

test('the privacy officer may do it, a recruiter may not', async () => {
  const here = await house();
  expect((await here.admin.get('/policy')).status).toBe(200);
  for (const path of ['/policy', '/policy/draft', '/policy/preview', '/policy/publication'])
    expect((await here.rita.get(path)).status).toBe(403);
  expect((await here.rita.post('/policy/draft', { textEn: 'x', textDe: 'x', revision: '0' })).status).toBe(
    403,
  );
  expect((await here.rita.post('/policy/publication', { day: '2026-08-22' })).status).toBe(403);
});

test('without a controller, an address or a privacy contact nothing is published', async () => {
  const here = await house();
  await write(here);
  const { organisationOf, changeOrganisation } = await import('#people');
  const whole = await organisationOf(here.ctx);
  for (const [gone, called] of [
    ['controller', 'the controller'],
    ['address', 'the postal address'],
    ['privacyMail', 'the privacy contact'],
  ] as const) {
    await changeOrganisation(here.ctx, here.admin.subjectId, { ...whole, [gone]: '' });
    const answer = await publish(here, '2026-08-22');
    const page = await answer.text();
    expect(answer.status).toBe(409);
    expect(words(page)).toContain(`Missing: ${called}.`);
    expect(page).toContain('href="/settings"');
    expect(words(await here.admin.page('/policy/publication'))).toContain(`Missing: ${called}.`);
  }
  expect(await versionsOf(here.ctx)).toEqual([]);
});

test('two who write at once lose nothing', async () => {
  const here = await house();
  expect((await write(here, { en: 'From Hanne.', revision: 0 })).status).toBe(303);
  const answer = await write(here, { en: 'From Olga.', revision: 0 });
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(words(page)).toContain('Your colleague saved the draft while you wrote.');
  expect(page).toContain('From Olga.</textarea>');
  expect(page).toMatch(/<del>.*Hanne.*<\/del>/s);
  expect((await draftOf(here.ctx)).textEn).toBe('From Hanne.');
  expect((await write(here, { en: 'From both.', revision: 1 })).status).toBe(303);
  expect((await draftOf(here.ctx)).textEn).toBe('From both.');
});

test('a text with something left in braces is not published, and an empty one is not saved', async () => {
  const here = await house();
  const empty = await write(here, { en: ' ' });
  expect([empty.status, words(await empty.text())]).toEqual([
    422,
    expect.stringContaining('Write the text.'),
  ]);
  await write(here, { en: 'Ask {somebody} at {controller}.' });
  const answer = await publish(here, '2026-08-22');
  expect([answer.status, words(await answer.text())]).toEqual([
    409,
    expect.stringContaining('The text still says {somebody}.'),
  ]);
});

test('a material change is 14 days ahead, never in the past, and says what it changes', async () => {
  const here = await withPolicy();
  await write(here, { en: 'Something new.' });
  const silent = await publish(here, '2026-09-30', 'yes');
  expect(words(await silent.text())).toContain('Say in both languages what changes');
  await write(here, { en: 'Something new.', summary: 'We ask for more.' });
  for (const [day, material, why] of [
    ['2026-09-04', 'yes', 'at least 14 days before'],
    ['2026-08-21', 'no', 'never applies backwards'],
    ['tomorrow', 'no', 'Choose the day'],
  ] as const) {
    const answer = await publish(here, day, material);
    expect([answer.status, words(await answer.text())]).toEqual([422, expect.stringContaining(why)]);
  }
  expect((await publish(here, '2026-09-06', 'yes')).status).toBe(303);
  const [second] = await versionsOf(here.ctx);
  // The sixth of September begins in Berlin two hours before it begins in Greenwich.
  expect(second?.effectiveAt).toEqual(new Date('2026-09-05T22:00:00Z'));
});

test('a change to come is announced with its day and its words; the old text holds until then', async () => {
  const here = await withPolicy();
  await write(here, {
    en: '## Ours\n\nWe keep doves.',
    de: '## Unsere\n\nWir halten Tauben.',
    summary: 'Doves.',
  });
  await publish(here, '2026-09-10', 'yes');
  const page = words(await here.browser().page('/privacy'));
  expect(page).toContain('Version 2 takes effect on 10 September 2026.');
  expect(page).toContain('This policy says what Northwind Foundry Ltd does');
  expect(page).not.toContain('We keep doves.');
  const compared = await here.browser().page('/privacy/changes?from=1&to=2');
  expect(compared).toMatch(/<ins>.*doves.*<\/ins>/s);
  expect(compared).toMatch(/<del>.*Northwind.*<\/del>/s);
  expect(words(await here.browser().page('/privacy/versions/2'))).toContain('not in force yet');
  here.wait(days(20));
  expect(words(await here.browser().page('/privacy'))).toContain('We keep doves.');
  expect(words(await here.browser().page('/privacy/versions/1'))).toContain('You read a former version.');
  expect((await here.browser().get('/privacy/versions/3')).status).toBe(404);
  expect((await here.browser().get('/privacy/changes?from=1')).status).toBe(404);
});

test('everybody concerned gets one letter in their language, once, however often the night comes', async () => {
  const here = await withPolicy({ mail: true });
  await invite(here);
  await here.settle();
  here.posted.length = 0;
  await write(here, { en: 'New.', de: 'Neu.', summary: 'We keep doves.' });
  await publish(here, '2026-09-20', 'yes');
  await here.settle();
  const subject = 'Northwind Foundry: our privacy policy changes on 20 September 2026';
  expect(here.posted.map(({ to }) => to).toSorted()).toEqual(
    [
      'ada@example.org',
      'hanne@northwind.example',
      'rex@northwind.example',
      'rita@northwind.example',
    ].toSorted(),
  );
  expect(new Set(here.posted.map((letter) => letter.subject))).toEqual(new Set([subject]));
  expect(here.posted[0]?.text).toContain('What changes: We keep doves.');
  expect(here.posted[0]?.text).toContain('/privacy/changes?from=1&to=2&lang=en');
  for (let night = 0; night < 3; night++) {
    here.wait(days(1));
    await here.tick();
    await here.settle();
  }
  expect(here.posted.filter((letter) => letter.subject === subject)).toHaveLength(4);
});

test('somebody invited after the publication is told at night, and nobody after it holds', async () => {
  const here = await withPolicy({ mail: true });
  await write(here, { en: 'New.', de: 'Neu.', summary: 'We keep doves.' });
  await publish(here, '2026-09-20', 'yes');
  await here.settle();
  expect(announced(here)).toHaveLength(3);
  await invite(here);
  here.wait(days(1));
  await here.tick();
  await here.settle();
  expect(announced(here)).toHaveLength(4);
  here.wait(days(40));
  await invite(here, { name: 'Bob', email: 'bob@example.org', day: '2026-10-20' });
  here.wait(days(1));
  await here.tick();
  await here.settle();
  expect(announced(here)).toHaveLength(4);
});

test('a small change is shown and writes no letter; without a mail server letters wait for a person', async () => {
  const here = await withPolicy();
  await write(here, { en: 'Better words.', summary: 'Better words.' });
  await publish(here, '2026-08-23');
  await here.settle();
  expect(announced(here)).toEqual([]);
  await write(here, { en: 'Much more.', summary: 'More is kept.' });
  await publish(here, '2026-09-23', 'yes');
  await here.settle();
  expect(announced(here)).toHaveLength(3);
  const letters = here.ctx.holdings.find(({ name }) => name === 'letters');
  const mine = await letters?.export(here.ctx, here.rita.subjectId);
  expect(mine?.filter(({ kind }) => kind === 'policyChanged')).toMatchObject([{ state: 'shown' }]);
});

test('consent is asked for again when a material change has come into force since, and only then', async () => {
  const here = await withPolicy();
  const givenAt = here.ctx.now();
  const again = () => needsAskingAgain(here.ctx, givenAt);
  here.wait(days(1));
  await write(here, { en: 'Better words.', summary: 'Better words.' });
  await publish(here, '2026-08-24');
  here.wait(days(2));
  expect(await again(), 'after a small change').toBe(false);
  await write(here, { en: 'Much more.', summary: 'More is kept.' });
  await publish(here, '2026-09-20', 'yes');
  expect(await again(), 'as long as it is only announced').toBe(false);
  here.wait(days(40));
  expect(await again()).toBe(true);
  expect(await needsAskingAgain(here.ctx, here.ctx.now())).toBe(false);
});

test('HTML and scripts in the text stay words, and links to other sites are marked', async () => {
  const here = await house();
  const en =
    '## A\n\n<script>alert(1)</script> [bad](javascript:alert(1)) ![x](https://evil.example/x.png) [out](https://other.example/)';
  await write(here, { en });
  await publish(here, '2026-08-22');
  const page = await here.browser().page('/privacy');
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).not.toMatch(/href="javascript:|<img/);
  expect(page).toContain('<a href="https://other.example/" rel="external noopener noreferrer">out</a>');
  expect(words(page)).toContain('(another site)');
});

test('what was published stays as it is: a second press and a stale page change nothing', async () => {
  const here = await withPolicy();
  const before = await publishedRows(here.ctx.db.read);
  const again = await here.admin.post('/policy/publication', {
    ...{ day: '2026-08-22', material: 'no', revision: '1' },
  });
  expect(again.status).toBe(409);
  expect(await publishedRows(here.ctx.db.read)).toEqual(before);
});
