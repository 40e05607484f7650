import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserStores, type CookieStatement, cookies } from '#kernel/cookies.ts';
import { type Browser, house } from '#testing/house.ts';
import { invited, ready, typedThrough } from '#testing/interviewees.ts';

const page = '/privacy/cookies';
const ours = (name: string) => name.replace('__Host-', '');
const namesIn = ({ jar }: Browser) => [...jar.keys()].map(ours).toSorted();
const declared: Record<string, CookieStatement> = cookies;
const essential = Object.keys(declared).filter((name) => declared[name]?.category === 'essential');
const sourcesIn = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => ending.test(name));

/** The way of a browser through the house, with every cookie that it was given and how long each stays. */
function walker(browser: Browser) {
  const given = new Map<string, number>();
  const note = async (answer: Response | Promise<Response>) => {
    for (const cookie of (await answer).headers.getSetCookie()) {
      const name = ours(cookie.slice(0, cookie.indexOf('=')));
      given.set(name, Math.max(given.get(name) ?? 0, Number(/max-age=(\d+)/i.exec(cookie)?.[1] ?? Infinity)));
      expect(cookie).toMatch(/; Secure/);
    }
  };
  return { given, get: (path: string) => note(browser.get(path)), note };
}

test('whoever walks through the house is given declared cookies only, for no longer than declared', async () => {
  const here = await house({ mail: true });
  const { invitation, kit, positionId } = await invited(here);
  const { person } = await typedThrough(here, invitation, kit.questions, ['I looked at the graphs.']);
  const staff = [
    '/',
    '/positions',
    `/positions/${positionId}`,
    '/kits',
    '/letters',
    '/team',
    '/account',
    '/audit',
  ];
  const candidate = [
    '/interview',
    '/interview/done',
    '/interview/transcripts',
    '/space',
    '/space/consents',
    '/space/mail',
  ];
  const walks = [
    { browser: here.admin, paths: [...staff, '/settings', '/models'] },
    { browser: here.rita, paths: [...staff, '/reviews', page] },
    { browser: person, paths: [...candidate, page] },
    { browser: here.browser(), paths: ['/sign-in', page, '/space/link', '/nowhere'] },
  ];
  for (const { browser, paths } of walks) {
    const walk = walker(browser);
    for (const path of paths) await walk.get(path);
    await walk.note(browser.post(page, { choice: 'all' }));
    await walk.note(browser.post(`${page}/look`, { appearance: 'dark', speed: '1.5' }));
    for (const path of paths) await walk.get(path);
    for (const [name, seconds] of walk.given)
      expect([name, seconds * 1000 <= (declared[name]?.longest ?? 0)]).toEqual([name, true]);
    for (const name of namesIn(browser)) expect(Object.keys(declared)).toContain(name);
  }
});

test('no file sets a cookie or keeps something in a browser past the declaration', () => {
  const setters = sourcesIn('src', /(?<!\.test)\.tsx?$/)
    .filter((file) => /hono\/cookie|set-cookie/i.test(readFileSync(file, 'utf8')))
    .filter((file) => !file.endsWith('house.ts'));
  expect(setters).toEqual(['src/kernel/cookies.ts']);
  const scripts = sourcesIn('public', /\.js$/)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  expect(scripts).not.toMatch(/document\.cookie|sessionStorage|caches\.open|cookieStore/);
  const kept = [
    ...[...scripts.matchAll(/indexedDB\.open\('([^']+)'/g)].map(([, name]) => `IndexedDB ${name}`),
    ...[...scripts.matchAll(/localStorage\.setItem\('([^']+)'/g)].map(([, name]) => `localStorage ${name}`),
    ...[...scripts.matchAll(/keyOf = \(url\) => `([\w-]+)/g)].map(([, name]) => `localStorage ${name}`),
  ];
  expect(kept.toSorted()).toEqual(browserStores.map(({ kind, name }) => `${kind} ${name}`).toSorted());
  expect(scripts.match(/localStorage\.setItem\(/g)).toHaveLength(2);
});

test('before a choice only what is needed is set, and the question goes away with either answer', async () => {
  const here = await house();
  const { ada } = await ready(here);
  expect(essential).toEqual(expect.arrayContaining(namesIn(ada)));
  for (const choice of ['essential', 'all']) {
    const bob = here.browser();
    expect(await bob.page('/sign-in')).toContain('class="cookies"');
    const answer = await bob.post(page, { choice, back: '/sign-in' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
    expect(await bob.page('/sign-in')).not.toContain('class="cookies"');
    expect(namesIn(bob)).toEqual(['cookies']);
  }
  const away = await here.browser().post(page, { choice: 'all', back: 'https://elsewhere.example/' });
  expect(away.headers.get('location')).toBe('/');
});

test('light or dark and the pace are remembered where that is allowed, and forgotten with a no', async () => {
  const here = await house();
  const { rita } = here;
  const like = () => rita.post(`${page}/look`, { appearance: 'dark', speed: '1.25' });
  expect((await like()).status).toBe(409);
  await rita.post(page, { choice: 'all' });
  await like();
  expect(await rita.page('/account')).toContain('data-appearance="dark" data-speed="1.25"');
  expect((await rita.post(`${page}/speed`, { speed: '2' })).status).toBe(204);
  expect(await rita.page('/account')).toContain('data-appearance="dark" data-speed="2"');
  await rita.post(page, { choice: 'essential' });
  expect(namesIn(rita)).toEqual(['cookies', 'desk']);
  expect(await rita.page('/account')).not.toContain('data-appearance');
});

test('Global Privacy Control is a no: nobody is asked, and nothing is remembered, whatever was chosen', async () => {
  const here = await house();
  const { rita } = here;
  await rita.post(page, { choice: 'all' });
  await rita.post(`${page}/look`, { appearance: 'dark', speed: '1.25' });
  const signal = { 'sec-gpc': '1' };
  expect(await (await rita.get('/account', signal)).text()).not.toMatch(/data-appearance|class="cookies"/);
  const shown = await (await rita.get(page, signal)).text();
  expect(shown).toContain('Your browser sends Global Privacy Control');
  expect(shown).not.toContain('value="all"');
  const stranger = here.browser();
  expect(await (await stranger.get('/sign-in', signal)).text()).not.toContain('class="cookies"');
  await stranger.post(page, { choice: 'all' }, signal);
  expect((await stranger.post(`${page}/look`, { appearance: 'dark', speed: '1' })).status).toBe(409);
});

test('all five kinds stand on the page, in both languages, and say where there is none', async () => {
  const here = await house();
  const english = await here.browser().page(page);
  for (const title of ['Essential', 'Performance', 'Functionality', 'Analytics', 'Advertising'])
    expect(english).toContain(`<h2>${title}</h2>`);
  expect(english.match(/None\. We set no such cookie\./g)).toHaveLength(3);
  for (const name of [...Object.keys(declared), ...browserStores.map((one) => one.name)])
    expect(english).toContain(`<code>${name}</code>`);
  const german = await (await here.browser().get(page, { 'accept-language': 'de' })).text();
  expect(german).toContain('Keine. Wir setzen kein solches Cookie.');
});

test('the page stands among its siblings, and the language that was chosen there stays', async () => {
  const here = await house();
  const stranger = here.browser();
  const german = await stranger.page(`${page}?lang=de`);
  expect(german).toContain('href="/privacy/retention?lang=de"');
  expect(german).toContain(`aria-current="page"`);
  const answer = await stranger.post(`${page}?lang=de`, { choice: 'all' });
  expect(answer.headers.get('location')).toBe(`${page}?lang=de&done=saved`);
});

test('at the foot of every page stand the policy, the cookies and what is held about oneself', async () => {
  const here = await house();
  const { ada } = await ready(here);
  const foot = (html: string) => html.slice(html.lastIndexOf('<footer'));
  const staff = [await here.rita.page('/'), await here.rita.page('/account/data')];
  for (const html of staff) expect(foot(html)).toContain('<a href="/account/data">What is held about me</a>');
  const others = [
    await ada.page('/interview/practice'),
    await ada.page('/space'),
    await here.browser().page('/sign-in'),
  ];
  for (const html of others) expect(foot(html)).toContain('<a href="/space">What is held about me</a>');
  for (const html of [...staff, ...others])
    expect(foot(html)).toMatch(/href="\/privacy".*href="\/privacy\/cookies"/);
  const german = await here.browser().page('/privacy?lang=de');
  expect(foot(german)).toContain('<a href="/space">Was über mich gespeichert ist</a>');
});
