import { expect, test } from 'vitest';
import { house } from '#testing/house.ts';
import { hanne, rita } from '#testing/people.ts';

const words = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>|\s+/g, ' ');
const signIn = { login: rita.login, password: rita.password };

test('every answer forbids what is not ours: script, style, frame, sniffing, caching', async () => {
  const { browser, rita: recruiter } = await house();
  const answers = [
    await browser().get('/sign-in'),
    await browser().get('/nothing'),
    await recruiter.get('/account'),
    await recruiter.get('/team'),
    await browser().post('/sign-in', signIn),
    await browser().post('/sign-in', signIn, { origin: 'https://evil.example' }),
  ];
  for (const { headers } of answers) {
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('no page carries script or style of its own', async () => {
  const { admin, browser } = await house();
  const pages = [
    '/account',
    '/team',
    '/team/new',
    '/settings',
    '/settings/system',
    `/team/${admin.subjectId}`,
  ];
  const shown = await Promise.all(pages.map((path) => admin.page(path)));
  for (const page of [...shown, await browser().page('/sign-in')]) {
    expect(page).not.toMatch(/ style=| on\w+=|<style|hx-on|javascript:/i);
    expect(page.match(/<script[^>]*>[^<]/g)).toBeNull();
  }
});

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a page beside us', { 'sec-fetch-site': 'same-site', origin: 'http://house.example' }],
  ['another site that hides its origin', { origin: 'null' }],
  ['another site, by its own word', { 'sec-fetch-site': 'cross-site', origin: 'http://house.example' }],
  ['our name on another port', { origin: 'http://house.example:8080' }],
])('a form from %s changes nothing', async (_where, headers) => {
  const here = await house();
  const answer = await here.rita.post('/account/sign-outs', {}, headers);
  expect([answer.status, await words(answer)]).toEqual([
    403,
    expect.stringContaining('came from another site'),
  ]);
  expect((await here.browser().post('/sign-in', signIn, headers)).status).toBe(403);
  expect(here.facts).toEqual([]);
});

test('a form of ours passes, with the origin or with the word of the browser', async () => {
  const { rita: recruiter } = await house();
  const named = await recruiter.post('/account/sign-outs', {}, { 'sec-fetch-site': 'same-origin' });
  expect(named.status).toBe(303);
  expect((await recruiter.post('/account/sign-outs')).status).toBe(303);
});

test('a page that is not there is refused in the frame and the language of whoever asks', async () => {
  const here = await house();
  const atDesk = await here.rita.get('/nothing');
  expect(atDesk.status).toBe(404);
  expect(await atDesk.text()).toMatch(/<body class="staff">[\s\S]*Rita Osei[\s\S]*Nothing here/);
  const stranger = await (await here.browser().get('/nothing')).text();
  expect(stranger).toMatch(/<body class="person">[\s\S]*Nothing here/);
  const german = await here.browser().get('/interview/nothing', { 'accept-language': 'de-AT,de;q=0.9' });
  expect(await german.text()).toMatch(/<html lang="de">[\s\S]*Hier ist nichts/);
  const gone = await here.browser().get('/interview/notice', { 'accept-language': 'de' });
  expect([gone.status, await words(gone)]).toEqual([401, expect.stringContaining('öffnen Sie')]);
  const script = await here.browser().get('/nothing', { accept: 'application/json' });
  expect(await script.json()).toEqual({ problem: expect.stringContaining('nothing at this address') });
});

test('what breaks on our side says so, repeats nobody, and the page comes all the same', async () => {
  const { ctx, rita: recruiter, wait } = await house();
  const read = Object.getOwnPropertyDescriptor(ctx.db, 'read');
  Object.defineProperty(ctx.db, 'read', {
    ...read,
    value: {
      select: () => {
        throw new Error(`the database is gone, and so is ${hanne.name}`);
      },
    },
  });
  const dark = await recruiter.get('/account');
  const page = await words(dark);
  expect([dark.status, page]).toEqual([500, expect.stringContaining('What you saved is safe.')]);
  expect(page).not.toContain(hanne.name);
  const unready = await recruiter.get('/readyz');
  expect(unready.status).toBe(503);
  expect(await unready.json()).toMatchObject({ ready: false, failed: ['database'] });
  expect((await recruiter.get('/livez')).status).toBe(200);
  Object.defineProperty(ctx.db, 'read', { ...read });
  wait(2_000);
  expect((await recruiter.get('/readyz')).status).toBe(200);
});

test('a form of more than a mebibyte is refused before it is read', async () => {
  const { browser } = await house();
  const answer = await browser().post('/sign-in', signIn, { 'content-length': '2000000' });
  expect([answer.status, await words(answer)]).toEqual([413, expect.stringContaining('larger than 1 MiB')]);
});

test('assets are ours and only ours', async () => {
  const { browser } = await house();
  const style = await browser().get('/assets/style.css');
  expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  const again = await browser().get('/assets/style.css', {
    'if-none-match': style.headers.get('etag') ?? '',
  });
  expect(again.status).toBe(304);
  for (const path of [
    '/assets/..%2fpackage.json',
    '/assets/%2e%2e%2fsrc%2fmain.ts',
    '/assets/app.ts',
    '/assets/none.js',
  ])
    expect((await browser().get(path)).status).toBe(404);
});
