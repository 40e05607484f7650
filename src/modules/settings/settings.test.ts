import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { organisationOf } from '#auth';
import { newId } from '#kernel/ids.ts';
import { claim, insertJobs, park, parkedJobs } from '#kernel/queue.ts';
import { listPositions } from '#positions';
import { findSetUpLink } from '#settings';
import { house } from '#testing/house.ts';
import { hanne, northwind, setUpPath } from '#testing/people.ts';
import { jobWords, reasonWords } from './model.ts';

const words = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>|\s+/g, ' ');
const form = { ...northwind, ...hanne, email: hanne.login };

test('an empty house is set up by one page, once', async () => {
  const here = await house({ empty: true });
  const path = await setUpPath(here.ctx);
  const browser = here.browser();
  expect(await browser.page('/sign-in')).toContain('This house is not set up yet.');
  expect(await browser.page(path)).toContain('Set up this house');
  const answer = await browser.post(path, form);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  expect(await browser.page('/account')).toContain('Admin, recruiter');
  expect(here.said()).toEqual(['settings.house-set-up', 'auth.staff-signed-in']);
  expect(await organisationOf(here.ctx)).toMatchObject({
    name: 'Northwind Foundry',
    timeZone: 'Europe/Berlin',
  });
  expect(await findSetUpLink(here.ctx)).toBeUndefined();
  for (const again of [await here.browser().get(path), await here.browser().post(path, form)])
    expect([again.status, await words(again)]).toEqual([
      410,
      expect.stringContaining('set up already. Sign in'),
    ]);
});

test('the first admin may begin with a sample to look at, or with nothing', async () => {
  const [full, bare] = [await house({ empty: true }), await house({ empty: true })];
  await full.admin.post(await setUpPath(full.ctx), { ...form, sample: 'yes' });
  await bare.admin.post(await setUpPath(bare.ctx), form);
  expect(await listPositions(full.ctx)).toHaveLength(1);
  expect(await listPositions(bare.ctx)).toHaveLength(0);
});

test('two who set up at the same moment do not both become the first admin', async () => {
  const here = await house({ empty: true });
  const path = await setUpPath(here.ctx);
  const both = await Promise.all([
    here.browser().post(path, form),
    here
      .browser()
      .post(path, { ...form, email: 'b@northwind.example', login: 'b', organisation: 'Southwind' }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 410]);
});

test('a set-up link of another house, or a guessed one, opens nothing', async () => {
  const [here, there] = [await house({ empty: true }), await house({ empty: true })];
  for (const path of [await setUpPath(there.ctx), '/set-up/x', '/set-up/%00']) {
    const answer = await here.browser().post(path, form);
    expect([answer.status, await words(answer)]).toEqual([
      404,
      expect.stringContaining('not the set-up link'),
    ]);
  }
});

test.each([
  ['controller', '', 'Write who answers for the data'],
  ['address', ' ', 'Write the postal address'],
  ['privacyMail', '', 'Write the e-mail address.'],
  ['privacyMail', 'privacy at northwind', 'This is not an e-mail address.'],
  ['organisation', 'North\r\nwind', 'in one line'],
  ['timeZone', 'Mars/Olympus', 'Choose a time zone such as Europe/Berlin.'],
  ['language', 'fr', 'Choose English or German.'],
  ['password', 'short', 'Use at least 15 characters.'],
  ['password', 'Northwind Foundry Hanne', 'made of names of this house'],
  ['login', '', 'Choose a name to sign in with.'],
])('a set-up with %s "%s" is refused with the reason, and the rest stays', async (field, value, sentence) => {
  const here = await house({ empty: true });
  const path = await setUpPath(here.ctx);
  const answer = await here.browser().post(path, { ...form, [field]: value });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain(sentence);
  expect(page).toContain(`href="#${field}"`);
  expect(page).toContain('value="Hanne Vos"');
  expect(page).not.toContain(hanne.password);
  expect(here.facts).toEqual([]);
  expect((await here.browser().post(path, form)).status).toBe(303);
});

test('an admin changes the organisation and its colour, and every page shows it', async () => {
  const here = await house();
  expect(await (await here.browser().get('/brand.css')).text()).toBe('');
  const answer = await here.admin.post('/settings', {
    ...northwind,
    organisation: 'Southwind',
    accent: '#14532D',
  });
  expect(answer.headers.get('location')).toBe('/settings?done=saved');
  const page = await here.admin.page('/settings');
  expect(page).toContain('Southwind');
  expect(page).toContain('/brand.css?accent=14532d');
  const sheet = await here.browser().get('/brand.css');
  expect([sheet.headers.get('content-type'), await sheet.text()]).toEqual([
    'text/css',
    ':root { --accent: #14532d; }\n',
  ]);
  expect(here.facts).toEqual([{ name: 'people.organisation-changed', fact: { by: here.admin.subjectId } }]);
});

test('a colour is a colour and no more style', async () => {
  const { admin, browser } = await house();
  for (const accent of ['red', '#fff', '#14532d; } * { display: none', '#14532d\n}']) {
    const answer = await admin.post('/settings', { ...northwind, accent });
    expect([answer.status, await words(answer)]).toEqual([422, expect.stringContaining('six digits')]);
  }
  expect(await (await browser().get('/brand.css')).text()).toBe('');
});

test('only an admin sees or changes the settings', async () => {
  const { rita, ctx } = await house();
  const answers = [
    await rita.get('/settings'),
    await rita.get('/settings/system'),
    await rita.get('/outbound'),
    await rita.post('/settings', northwind),
    await rita.post('/settings/tries', { job: newId() }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  expect((await organisationOf(ctx)).name).toBe('Northwind Foundry');
});

test('the system page says what is missing, and a parked job gets its tries back', async () => {
  const here = await house({ env: { MODELS_DIR: '/nowhere' } });
  expect(await here.admin.page('/settings/system')).toContain(
    'Missing: the speech model and the language model.',
  );
  expect(await here.admin.page('/settings/system')).toContain('no SMTP_URL is set');
  const job = { name: 'transcription/interviews.answer-kept', event: 'interviews.answer-kept', fact: {} };
  await here.ctx.db.write((tx) => insertJobs(tx, here.ctx.now(), [{ ...job, lane: 'quick' }]));
  const row = await claim(here.ctx.db, 'quick', here.ctx.now(), 60_000);
  if (!row) throw new Error('no job');
  await park(here.ctx.db, row, 'speech-model-missing');
  const page = await here.admin.page('/settings/system');
  expect(page).toContain('Waits for a speech model');
  expect(page).toContain(`value="${row.id}"`);
  await here.admin.post('/settings/tries', { job: row.id });
  expect(await parkedJobs(here.ctx.db.read)).toEqual([]);
  expect(here.said()).toEqual(['settings.job-tried-again']);
  expect((await here.admin.post('/settings/tries', { job: 'x' })).status).toBe(422);
});

test('a job is told by the room that does it and what it follows', () => {
  expect(jobWords('media/interviews.answer-kept')).toEqual({ room: 'media', cause: 'answer kept' });
  expect(jobWords('auth/night:01:30')).toEqual({ room: 'auth', cause: 'by the clock' });
  expect(jobWords('audit/*/everything')).toEqual({ room: 'audit', cause: 'anything' });
});

test('an admin reads what the house may reach, by which setting, and what was refused', async () => {
  const quiet = await house();
  expect(await quiet.admin.page('/outbound')).toContain('Nothing about anybody leaves this program.');
  const here = await house({ env: { OLLAMA_URL: 'http://judge.invalid:11434', MODEL_SOURCES: 'https' } });
  const page = async () =>
    (await here.admin.page('/outbound')).replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ');
  const before = await page();
  expect(before).toContain('judge.invalid:11434 Answers, to be rated by Ollama OLLAMA_URL Always');
  expect(before).toContain('huggingface.co:443 Models: nothing about anybody is sent MODEL_SOURCES While');
  expect(before).not.toContain('Python package mirror');
  expect(before).not.toContain('Nothing about anybody leaves');
  expect(before).toContain('Nothing tried to reach another place');
  await expect(here.ctx.gate.fetchFor('speech')('http://elsewhere.invalid/x')).rejects.toThrow(
    'Nothing was sent',
  );
  const after = await page();
  expect(after).toContain('elsewhere.invalid:80');
  expect(after).not.toContain('/x');
});

test('whatever work waits for is said in words', () => {
  const sources = readdirSync('src', { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const named = sources.flatMap((name) =>
    [...readFileSync(join('src', name), 'utf8').matchAll(/new (?:NotYet|Away)\('([\w-]+)'/g)].map(
      ([, code = '']) => code,
    ),
  );
  expect(named).toContain('language-model-missing');
  expect(named.filter((code) => reasonWords(code) === code)).toEqual([]);
});
