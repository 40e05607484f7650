import { expect, test } from 'vitest';
import { personOf, staffWith } from '#auth';
import { days } from '#kernel/data.ts';
import { type Browser, type House, house } from '#testing/house.ts';
import { hanne, rex, rita } from '#testing/people.ts';

const words = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>|\s+/g, ' ');
const noor = { name: 'Noor Bakker', email: 'noor@northwind.example', language: 'en', roles: ['reviewer'] };
const chosen = { name: 'Noor Bakker', login: 'noor', password: 'velvet harbour pencil cloud' };
const linkOn = (page: string) => /\/join\/[\w-]+/.exec(page)?.[0] ?? 'no link';

/** Hanne invites Noor: her page at the team, and the link on it. */
async function invite({ admin }: House, fields = {}) {
  const answer = await admin.post('/team/new', { ...noor, ...fields });
  const page = new URL(answer.headers.get('location') ?? '/', 'http://house.example').pathname;
  return { page, link: linkOn(await admin.page(page)) };
}
const comesIn = (browser: Browser) => browser.page('/account');

test('Noor follows her link, chooses how she signs in, and is in with her role', async () => {
  const here = await house();
  const { link } = await invite(here);
  const browser = here.browser();
  expect(await browser.page(link)).toContain('Welcome, Noor Bakker');
  const answer = await browser.post(link, chosen);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  expect(await comesIn(browser)).toContain('Reviewer');
  expect((await browser.get('/team')).status).toBe(403);
  expect(here.said()).toEqual(['team.staff-invited', 'team.staff-joined', 'auth.staff-signed-in']);
  expect((await staffWith(here.ctx, 'reviewer')).map(({ name }) => name)).toEqual([
    'Rex Lund',
    'Noor Bakker',
  ]);
});

test('a link that was used, replaced, mistyped or is too old opens nothing and says what to do', async () => {
  const here = await house();
  const { page, link } = await invite(here);
  const refusal = async (path: string) => {
    const answer = await here.browser().get(path);
    return [answer.status, await words(answer)];
  };
  await here.admin.post(`${page}/links`);
  expect(await refusal(link)).toEqual([404, expect.stringContaining('a newer one took its place')]);
  const newer = linkOn(await here.admin.page(page));
  await here.browser().post(newer, chosen);
  expect(await refusal(newer)).toEqual([410, expect.stringContaining('has been used already')]);
  expect(await refusal(`${newer}x`)).toEqual([
    404,
    expect.stringContaining('Check that you copied all of it'),
  ]);
  const second = await invite(here, { email: 'late@northwind.example' });
  here.wait(days(7));
  expect(await refusal(second.link)).toEqual([410, expect.stringContaining('has expired. Ask an admin')]);
  expect(await here.admin.page(second.page)).toContain('The last link has expired.');
});

test('of two who open one link at the same moment, one comes in', async () => {
  const here = await house();
  const { link } = await invite(here);
  const both = await Promise.all([
    here.browser().post(link, chosen),
    here.browser().post(link, { ...chosen, login: 'somebody else' }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 410]);
});

test('a name to sign in with that somebody has is refused, and what was typed stays', async () => {
  const here = await house();
  const { link } = await invite(here);
  const answer = await here.browser().post(link, { ...chosen, login: 'RITA@northwind.example ' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('Somebody here has this name. Choose another.');
  expect(page).toContain('value="Noor Bakker"');
  expect(page).not.toContain(chosen.password);
  expect((await here.browser().post(link, chosen)).status).toBe(303);
});

test('a poor passphrase is refused with the reason', async () => {
  const here = await house();
  const { link } = await invite(here);
  const tried = async (password: string) => words(await here.browser().post(link, { ...chosen, password }));
  expect(await tried('too short')).toContain('Use at least 15 characters.');
  expect(await tried('Northwind Foundry Noor')).toContain('made of names of this house');
});

test.each([
  ['a line break that would begin a mail header', { name: 'Noor\r\nBcc: all@example.org' }, 'in one line'],
  ['a control character', { name: 'Noor\u0007' }, 'without control characters'],
  ['two addresses', { email: 'a@example.org,b@example.org' }, 'This is not an e-mail address'],
  [
    'a header in the address',
    { email: 'a@example.org\nBcc: b@example.org' },
    'This is not an e-mail address',
  ],
  ['no role', { roles: [] }, 'Choose at least one role.'],
  ['a role that does not exist', { roles: ['owner'] }, 'Invalid'],
  ['a name of 200 letters', { name: 'n'.repeat(200) }, 'at most 120 characters'],
])('an invitation with %s is refused', async (_what, fields, sentence) => {
  const here = await house();
  const answer = await here.admin.post('/team/new', { ...noor, ...fields });
  expect([answer.status, await words(answer)]).toEqual([422, expect.stringContaining(sentence)]);
  expect(here.facts).toEqual([]);
});

test('a name with markup is shown as it was typed', async () => {
  const here = await house();
  const { page } = await invite(here, { name: '<script>alert(1)</script> "Noor"' });
  const shown = await here.admin.page(page);
  expect(shown).not.toContain('<script>alert');
  expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('a closed account ends at once, everywhere, with its links', async () => {
  const here = await house();
  const { rita: colleague, admin } = here;
  const page = `/team/${colleague.subjectId}`;
  await admin.post(`${page}/links`);
  const link = linkOn(await admin.page(page));
  await admin.post(`${page}/closing`);
  expect((await colleague.get('/account')).headers.get('location')).toContain('/sign-in');
  expect((await here.browser().post('/sign-in', rita)).status).toBe(422);
  expect((await here.browser().get(link)).status).toBe(404);
  expect(await admin.page(page)).toContain('This account is closed.');
  expect(here.said()).toEqual(['team.new-passphrase-offered', 'team.account-closed']);
});

test('who left comes back by a new invitation, as the same person', async () => {
  const here = await house();
  await here.admin.post(`/team/${here.rex.subjectId}/closing`);
  const { page, link } = await invite(here, { name: rex.name, email: rex.login });
  expect(page).toBe(`/team/${here.rex.subjectId}`);
  const browser = here.browser();
  await browser.post(link, rex);
  expect(await comesIn(browser)).toContain('Rex Lund');
});

test('somebody who works here is not invited twice', async () => {
  const here = await house();
  const answer = await here.admin.post('/team/new', { ...noor, email: 'Rita@Northwind.example' });
  expect([answer.status, await words(answer)]).toEqual([422, expect.stringContaining('works here already')]);
  expect(await comesIn(here.rita)).toContain('Rita Osei');
});

test('Rita forgot her passphrase: a link lets her choose a new one and ends her old sessions', async () => {
  const here = await house();
  const page = `/team/${here.rita.subjectId}`;
  const thief = here.browser();
  await thief.post('/sign-in', rita);
  await here.admin.post(`${page}/links`);
  const link = linkOn(await here.admin.page(page));
  const browser = here.browser();
  await browser.post(link, { ...rita, password: 'marble kettle autumn bridge' });
  expect(await comesIn(browser)).toContain('Rita Osei');
  expect((await thief.get('/account')).status).toBe(303);
  expect((await here.browser().post('/sign-in', rita)).status).toBe(422);
  expect(here.said()).toContain('team.new-passphrase-chosen');
});

test('other roles count from the next click on', async () => {
  const here = await house();
  const page = `/team/${here.rex.subjectId}`;
  await here.admin.post(`${page}/roles`, { roles: ['reviewer', 'admin'] });
  expect((await here.rex.get('/team')).status).toBe(200);
  await here.admin.post(`${page}/roles`, { roles: 'reviewer' });
  expect((await here.rex.get('/team')).status).toBe(403);
  const none = await here.admin.post(`${page}/roles`, {});
  expect([none.status, await words(none)]).toEqual([
    422,
    expect.stringContaining('Choose at least one role.'),
  ]);
});

test('the house keeps an admin, also when two leave at the same moment', async () => {
  const here = await house();
  const page = `/team/${here.admin.subjectId}`;
  for (const [path, fields] of [
    ['roles', { roles: 'recruiter' }],
    ['closing', {}],
  ] as const) {
    const answer = await here.admin.post(`${page}/${path}`, fields);
    expect([answer.status, await words(answer)]).toEqual([409, expect.stringContaining('the only admin')]);
  }
  await here.admin.post(`/team/${here.rita.subjectId}/roles`, { roles: ['admin', 'officer'] });
  const both = await Promise.all([
    here.admin.post(`/team/${here.rita.subjectId}/closing`),
    here.rita.post(`/team/${here.admin.subjectId}/closing`),
  ]);
  expect(both.map(({ status }) => status).toSorted()).not.toEqual([303, 303]);
  expect(await staffWith(here.ctx, 'admin')).toHaveLength(1);
});

test('only an admin reaches the team, whatever the way', async () => {
  const here = await house();
  const page = `/team/${here.rex.subjectId}`;
  const tries = [here.rita.get('/team'), here.rita.get(page), here.rita.get('/team/new')];
  const posts = ['/team/new', `${page}/roles`, `${page}/links`, `${page}/closing`];
  const answers = await Promise.all([
    ...tries,
    ...posts.map((path) => here.rita.post(path, { roles: 'admin' })),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
  expect(here.facts).toEqual([]);
});

test('a colleague who does not exist is a clear no', async () => {
  const { admin } = await house();
  for (const id of ['nobody', '00000000-0000-4000-8000-000000000000']) {
    const answer = await admin.get(`/team/${id}`);
    expect([answer.status, await words(answer)]).toEqual([404, expect.stringContaining('no such colleague')]);
  }
});

test('names, addresses and sign-in names are sealed where they lie', async () => {
  const { ctx, admin } = await house();
  expect((await personOf(ctx, admin.subjectId)).email).toBe(hanne.login);
  const { readFile } = await import('node:fs/promises');
  if (ctx.db.dialect !== 'sqlite') return;
  const folder = ctx.config.dataDir;
  const bytes = Buffer.concat([
    await readFile(`${folder}/house.db`),
    await readFile(`${folder}/house.db-wal`),
  ]);
  for (const secret of ['Hanne', 'hanne@', 'Rita Osei', 'rita@northwind'])
    expect(bytes.includes(secret)).toBe(false);
  expect(bytes.includes('Northwind Foundry')).toBe(true);
});

test('the house keeps a privacy officer: without one nobody answers what people ask', async () => {
  const here = await house();
  await here.admin.post(`/team/${here.rita.subjectId}/roles`, { roles: ['admin', 'recruiter'] });
  const page = `/team/${here.admin.subjectId}`;
  for (const [path, fields] of [
    ['roles', { roles: 'admin' }],
    ['closing', {}],
  ] as const) {
    const answer = await here.rita.post(`${page}/${path}`, fields);
    expect([answer.status, await words(answer)]).toEqual([
      409,
      expect.stringContaining('the only privacy officer'),
    ]);
  }
  await here.admin.post(`/team/${here.rita.subjectId}/roles`, { roles: ['admin', 'officer'] });
  expect((await here.rita.post(`${page}/closing`)).status).toBe(303);
});
