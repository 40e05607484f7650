import { describe, expect, test } from 'vitest';
import { categories } from '#kernel/categories.ts';
import { configTable, readConfig } from '#kernel/config.ts';
import { id, instant, personalData, remove, said } from '#kernel/data.ts';
import { holdingsIn } from '#kernel/holdings.ts';
import { putRule } from '#kernel/rules.ts';
import { recordOf } from '#registers';
import { type House, house } from '#testing/house.ts';
import { type Recipient, recipientSettings, recipientsIn, recordFileOf } from './model.ts';

const words = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replaceAll(/<[^>]+>|\s+/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/ +/g, ' ');
const listing = ['/privacy', '/privacy/retention', '/privacy/record'];
const german = { 'accept-language': 'fr, de-AT, en;q=0.5' };
const pages = ['/privacy', '/privacy/retention', '/privacy/record', '/privacy/processors'];

test('somebody nobody knows reads every page, in their language, and nothing is set in their browser', async () => {
  const here = await house();
  for (const path of pages) {
    const stranger = here.browser();
    const [english, inGerman] = [await stranger.get(path), await stranger.get(path, german)];
    expect([english.status, inGerman.status], path).toEqual([200, 200]);
    expect([english, inGerman].flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
    expect(await english.text()).toContain('<html lang="en"');
    const page = await inGerman.text();
    expect(page).toContain('<html lang="de"');
    expect(page, 'a link leads to the other language').toContain(`${path}?lang=en`);
    expect(await (await stranger.get(`${path}?lang=en`, german)).text()).toContain('<html lang="en"');
  }
});

type FileShape = ReturnType<typeof recordFileOf>;
const fileOf = async (here: House) =>
  (await (await here.browser().get('/privacy/record.json')).json()) as FileShape;

describe.each(['en', 'de'] as const)('in %s', (language) => {
  const open = async (here: House, path: string) =>
    words(await here.browser().page(`${path}?lang=${language}`));

  test('every kind stands on every page that lists them, with the source of its period', async () => {
    const here = await house();
    const all = await Promise.all(listing.map((path) => open(here, path)));
    const titles = Object.values(categories).map(({ title }) => title[language]);
    for (const page of all) expect(titles.filter((title) => !page.includes(title))).toEqual([]);
    const sources = Object.values(categories).map(({ source }) => source[language]);
    for (const page of all.slice(0, 2)) expect(sources.filter((one) => !page.includes(one))).toEqual([]);
  });

  test('every table stands on every page, with its reasons and what it leaves out', async () => {
    const here = await house();
    const [policy, retention, record] = await Promise.all(listing.map((path) => open(here, path)));
    const { holdings } = here.ctx;
    const missing = (page: string | undefined, lines: string[]) =>
      lines.filter((one) => !page?.includes(one));
    const what = holdings.map((one) => one.what[language]);
    for (const page of [policy, retention, record]) expect(missing(page, what)).toEqual([]);
    const why = holdings.map((one) => one.why[language]);
    for (const page of [policy, record]) expect(missing(page, why)).toEqual([]);
    const reasons = holdings.flatMap(({ withhold, mentions }) =>
      [...Object.values(withhold), ...Object.values(mentions)].map((reason) => reason[language]),
    );
    expect(missing(policy, reasons)).toEqual([]);
    expect([what.length, reasons.length].every((count) => count > 20)).toBe(true);
  });
});

test('a table that somebody adds stands on all pages by itself', async () => {
  const here = await house();
  const pigeons = personalData(
    'pigeons',
    { id: id<'pigeon'>(), sentAt: instant().notNull() },
    {
      category: 'feedback',
      what: said('the pigeons that carried your words', 'die Tauben, die Ihre Worte trugen'),
      why: said('to feed them', 'um sie zu füttern'),
      ground: 'consent',
      keep: { from: 'sentAt' },
      withhold: { sentAt: said('the pigeon does not tell', 'die Taube sagt es nicht') },
      onErase: remove(),
    },
  );
  (here.ctx as { holdings: readonly unknown[] }).holdings = [
    ...here.ctx.holdings,
    ...holdingsIn({ pigeons }),
  ];
  for (const path of listing)
    expect(words(await here.browser().page(path)), path).toContain('the pigeons that carried your words');
  expect(words(await here.browser().page('/privacy'))).toContain('Left out: the pigeon does not tell.');
  const file = await fileOf(here);
  const feedback = file.categories.find(({ name }) => name === 'feedback');
  expect(feedback?.holdings.map(({ name }) => name)).toContain('pigeons');
});

test('a period that an admin changed is the one that people read, with the reason', async () => {
  const here = await house();
  const row = { id: 'recordings', trigger: 'decision', days: 61, atMostDays: 200 } as const;
  const reason = 'Two jurors look at each recording, and they meet every second month.';
  await here.ctx.db.write((tx) => putRule(tx, { ...row, reason, changedAt: here.ctx.now() }));
  for (const path of ['/privacy', '/privacy/retention']) {
    const page = words(await here.browser().page(path));
    expect(page).toContain('61 days after the decision, 200 days at most');
    expect(page).toContain(reason);
  }
  const { categories: kinds } = recordFileOf(await recordOf(here.ctx));
  expect(kinds.find(({ name }) => name === 'recordings')).toMatchObject({
    period: { from: 'decision', days: 61, atMostDays: 200 },
    reasonOfTheController: reason,
  });
});

test('who receives something is read out of the settings, and no name inside the house is told', async () => {
  const bare = await house();
  const nobody = process.env.DATABASE_URL ? 'PostgreSQL' : 'None.';
  expect(words(await bare.browser().page('/privacy/processors'))).toContain(nobody);
  const here = await house({
    env: {
      SMTP_URL: 'smtps://user:swordfish@mail.post.example:465',
      OLLAMA_URL: 'http://ollama.lab.internal:11434',
      WHISPER_URL: 'http://127.0.0.1:9000',
      STORAGE_URL: 'https://store.example/bucket',
      STORAGE_KEY: 'key',
      STORAGE_SECRET: 'swordfish',
    },
  });
  for (const path of ['/privacy/processors', '/privacy/record']) {
    const page = words(await here.browser().page(path));
    expect(page).toContain('At mail.post.example');
    expect(page).toContain('At store.example');
    expect(page).toContain("On another machine in the controller's own network");
    expect(page).toContain('On this machine');
    expect(page).not.toMatch(/swordfish|lab\.internal/);
  }
});

test('a setting that sends something somewhere cannot be forgotten', () => {
  const receivers = configTable()
    .map(({ name }) => name)
    .filter((name) => name.endsWith('_URL') && name !== 'BASE_URL');
  expect(receivers.toSorted()).toEqual(Object.values(recipientSettings).toSorted());
});

test('addresses are told apart: this machine, the own network, somewhere else', () => {
  const where = (url: string): Recipient['where'] | undefined =>
    recipientsIn(readConfig({ OLLAMA_URL: url }))[0]?.where;
  expect(['http://localhost:1', 'http://[::1]:1'].map(where)).toEqual(['here', 'here']);
  for (const url of [
    'http://ollama:1',
    'http://10.1.2.3',
    'http://192.168.0.9',
    'http://m.svc.cluster.local',
  ])
    expect(where(url), url).toBe('inside');
  expect(where('http://models.cloud.example')).toBe('models.cloud.example');
});

test('the record names encryption on the way only where the address has it', async () => {
  const [plain, safe] = [await house(), await house({ env: { BASE_URL: 'https://house.example' } })];
  const named = async (here: typeof plain) => (await recordOf(here.ctx)).measures;
  expect(await named(plain)).not.toContain('transport');
  expect(await named(safe)).toContain('transport');
});

test('the record as a file holds the same as its page', async () => {
  const here = await house();
  await here.admin.post('/settings', {
    ...{ organisation: 'Northwind', controller: 'Northwind Ltd', address: '1 Harbour Road' },
    ...{ privacyMail: 'privacy@northwind.example', language: 'en', timeZone: 'UTC', accent: '' },
    ...{ dataProtectionOfficer: 'Office of privacy', authority: 'Datatilsynet' },
    authorityUrl: 'https://www.datatilsynet.example/klage',
  });
  const file = await fileOf(here);
  expect(file.controller).toEqual({
    ...{ name: 'Northwind Ltd', address: '1 Harbour Road', privacyContact: 'privacy@northwind.example' },
    dataProtectionOfficer: 'Office of privacy',
    supervisoryAuthority: { name: 'Datatilsynet', url: 'https://www.datatilsynet.example/klage' },
  });
  expect(file.categories.map(({ name }) => name)).toEqual(Object.keys(categories));
  const page = words(await here.browser().page('/privacy/record'));
  for (const said of ['Northwind Ltd', 'Office of privacy', 'Datatilsynet', 'None by the product itself.'])
    expect(page).toContain(said);
});

test('the foot of every page leads to the policy, whoever reads it', async () => {
  const here = await house();
  const foot = (page: string) => page.slice(page.lastIndexOf('<footer'));
  for (const page of [
    await here.browser().page('/sign-in'),
    await here.browser().page('/privacy'),
    await here.browser().page('/no-such-page'),
    await here.admin.page('/settings'),
    await here.rita.page('/'),
  ])
    expect(foot(page)).toContain('href="/privacy"');
});
