import { expect, test, vi } from 'vitest';
import { admitPerson, openCandidateSession, signInLink } from '#auth';
import { days, hours, minutes } from '#kernel/data.ts';
import { web } from '#kernel/http.ts';
import { newId } from '#kernel/ids.ts';
import { type House, house } from '#testing/house.ts';
import { hanne, rita } from '#testing/people.ts';
import { sessions } from './data.ts';
import { deviceOf, localPath, passwordProblem } from './model.ts';

/** The library itself, which also notes what it was given to check. */
const verified = vi.hoisted(() => ({ hashes: [] as string[] }));
vi.mock('argon2', async (original) => {
  const { default: argon2 } = await original<{ default: typeof import('argon2') }>();
  const verify: typeof argon2.verify = (hash, ...rest) => {
    verified.hashes.push(hash);
    return argon2.verify(hash, ...rest);
  };
  return { default: { ...argon2, verify } };
});

const atDoor = async (here: House, login: string, password: string, next = '/') => {
  const browser = here.browser();
  return { browser, answer: await browser.post('/sign-in', { login, password, next }) };
};
const words = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>|\s+/g, ' ');
const cookieIn = (answer: Response) =>
  answer.headers.getSetCookie().find((cookie) => cookie.includes('desk')) ?? '';
const desk = '__Host-desk';

test('Rita signs in and goes on where she wanted to', async () => {
  const here = await house();
  const { browser, answer } = await atDoor(here, rita.login, rita.password, '/account?done=sessions');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account?done=sessions']);
  expect(cookieIn(answer)).toMatch(/^__Host-desk=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(await browser.page('/account')).toContain('Rita Osei');
  expect(here.facts).toEqual([
    { name: 'auth.staff-signed-in', fact: { subjectId: here.rita.subjectId, by: here.rita.subjectId } },
  ]);
});

test('what stands in the table of sessions opens no door', async () => {
  const here = await house();
  const cookie = here.rita.jar.get(desk) ?? '';
  const stored = JSON.stringify(await here.ctx.db.read.select().from(sessions));
  expect(stored).not.toContain(cookie);
  const id = (await here.ctx.db.read.select().from(sessions)).at(-1)?.id ?? '';
  const thief = here.browser();
  thief.jar.set(desk, id);
  expect((await thief.get('/account')).headers.get('location')).toBe('/sign-in?next=%2Faccount');
});

test('an unknown name and a wrong passphrase get the same answer', async () => {
  const here = await house();
  const wrong = await atDoor(here, rita.login, 'not her passphrase');
  const unknown = await atDoor(here, 'nobody@northwind.example', 'not her passphrase');
  expect([wrong.answer.status, unknown.answer.status]).toEqual([422, 422]);
  const page = async (answer: Response) => (await answer.text()).replace(/value="[^"]*"/g, '');
  const said = await page(wrong.answer);
  expect(said).toContain('That did not match.');
  expect(await page(unknown.answer)).toBe(said);
  expect(here.facts).toEqual([{ name: 'auth.sign-in-refused', fact: { subjectId: here.rita.subjectId } }]);
});

test('an unknown name costs the same work as a known one: one passphrase is held against one hash', async () => {
  const here = await house();
  const workFor = async (login: string) => {
    const before = verified.hashes.length;
    await atDoor(here, login, 'not the passphrase');
    return verified.hashes.slice(before).map((hash) => hash.split('$').slice(0, 4).join('$'));
  };
  const known = await workFor(rita.login);
  expect(known).toEqual(['$argon2id$v=19$m=19456,p=1,t=2']);
  expect(await workFor('stranger@northwind.example')).toEqual(known);
});

test('whoever guesses waits longer and longer, and Rita can come in when the wait is over', async () => {
  const here = await house();
  for (let n = 0; n < 5; n += 1)
    expect((await atDoor(here, rita.login, `guess number ${n}`)).answer.status).toBe(422);
  const { answer } = await atDoor(here, rita.login, rita.password);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '15']);
  expect(await words(answer)).toContain('Wait 15 seconds, then try again.');
  expect((await atDoor(here, hanne.login, hanne.password)).answer.status).toBe(303);
  here.wait(15_000);
  await atDoor(here, rita.login, 'one more guess');
  expect((await atDoor(here, rita.login, rita.password)).answer.headers.get('retry-after')).toBe('30');
  here.wait(30_000);
  expect((await atDoor(here, rita.login, rita.password)).answer.status).toBe(303);
});

test('a hundred guesses at the same moment are not a hundred free ones', async () => {
  const here = await house();
  const all = await Promise.all(Array.from({ length: 40 }, (_, n) => atDoor(here, rita.login, `guess ${n}`)));
  expect(all.filter(({ answer }) => answer.status === 422).length).toBe(5);
});

test('a cookie that somebody planted before the sign-in is worth nothing after it', async () => {
  const here = await house();
  const planted = here.admin.jar.get(desk) ?? '';
  const browser = here.browser();
  browser.jar.set(desk, planted);
  await browser.post('/sign-in', { login: rita.login, password: rita.password });
  expect(browser.jar.get(desk)).not.toBe(planted);
  const attacker = here.browser();
  attacker.jar.set(desk, planted);
  expect((await attacker.get('/account')).status).toBe(303);
  expect(await browser.page('/account')).toContain('Rita Osei');
});

test('twelve hours without a click end a session; clicks carry it to its fourteenth day, not further', async () => {
  const here = await house();
  const { browser: idle } = await atDoor(here, rita.login, rita.password);
  const { browser: busy } = await atDoor(here, rita.login, rita.password);
  here.wait(hours(12) + 1);
  expect((await idle.get('/account')).status).toBe(303);
  const { browser } = await atDoor(here, rita.login, rita.password);
  for (let hour = 7; hour < 14 * 24; hour += 7) {
    here.wait(hours(7));
    expect((await browser.get('/account')).status).toBe(200);
  }
  here.wait(hours(7));
  expect((await browser.get('/account')).status).toBe(303);
  expect((await busy.get('/account')).status).toBe(303);
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const here = await house();
  const { browser } = await atDoor(here, rita.login, rita.password);
  const cookie = browser.jar.get(desk) ?? '';
  const answer = await browser.post('/sign-out');
  expect([answer.status, answer.headers.get('location'), browser.jar.has(desk)]).toEqual([
    303,
    '/sign-in',
    false,
  ]);
  const copy = here.browser();
  copy.jar.set(desk, cookie);
  expect((await copy.get('/account')).status).toBe(303);
  expect(here.said()).toEqual(['auth.staff-signed-in', 'auth.staff-signed-out']);
});

test('Rita sees her devices and signs out of all the others', async () => {
  const here = await house();
  const phone = here.browser();
  const safari = {
    'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605 Version/18.0 Safari/604.1',
  };
  await phone.post('/sign-in', { login: rita.login, password: rita.password }, safari);
  expect(await here.rita.page('/account')).toContain('Safari on iOS');
  await here.rita.post('/account/sign-outs');
  expect((await phone.get('/account')).status).toBe(303);
  expect(await here.rita.page('/account')).not.toContain('Safari on iOS');
});

test('a new passphrase signs out every device and the old one opens nothing', async () => {
  const here = await house();
  const { browser: other } = await atDoor(here, rita.login, rita.password);
  const before = here.rita.jar.get(desk);
  const password = 'marble kettle autumn bridge';
  const answer = await here.rita.post('/account/password', { current: rita.password, password });
  expect(answer.headers.get('location')).toBe('/account?done=password');
  expect(here.rita.jar.get(desk)).not.toBe(before);
  expect((await other.get('/account')).status).toBe(303);
  expect((await atDoor(here, rita.login, rita.password)).answer.status).toBe(422);
  expect((await atDoor(here, rita.login, password)).answer.status).toBe(303);
});

test('a passphrase is changed only by who knows it, and to a good one', async () => {
  const here = await house();
  const wrong = await here.rita.post('/account/password', {
    current: 'guess',
    password: 'marble kettle autumn bridge',
  });
  expect([wrong.status, await words(wrong)]).toEqual([
    422,
    expect.stringContaining('This is not your passphrase.'),
  ]);
  const poor = await here.rita.post('/account/password', {
    current: rita.password,
    password: 'Northwind Foundry 1',
  });
  expect([poor.status, await words(poor)]).toEqual([
    422,
    expect.stringContaining('made of names of this house'),
  ]);
});

test('without a session pages lead to the sign-in, scripts hear 401, and htmx is sent there', async () => {
  const { browser } = await house();
  const page = await browser().get('/team?x=1');
  expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fteam%3Fx%3D1']);
  const script = await browser().get('/team', { accept: 'application/json' });
  expect([script.status, await script.json()]).toEqual([
    401,
    { problem: expect.stringContaining('Sign in first') },
  ]);
  const htmx = await browser().get('/team', {
    'hx-request': 'true',
    'hx-current-url': 'http://house.example/kits',
  });
  expect([htmx.status, htmx.headers.get('hx-redirect')]).toEqual([204, '/sign-in?next=%2Fkits']);
});

test('whoever lacks the role is told so, and how to get it', async () => {
  const { rex } = await house();
  const answer = await rex.get('/team');
  expect(answer.status).toBe(403);
  expect(await words(answer)).toContain('This is for admins. An admin of your team can give you that role.');
});

test('after a sign-in nobody is led to another site', () => {
  for (const next of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/x',
    '',
    'account',
  ])
    expect(localPath(next)).toBe('/');
  expect(localPath('/positions/7?state=open')).toBe('/positions/7?state=open');
});

test('a sign-in link opens once, within ten minutes', async () => {
  const here = await house();
  const link = await signInLink(here.ctx, here.rita.subjectId, '/account');
  const browser = here.browser();
  expect((await browser.get(link)).headers.get('location')).toBe('/account');
  expect(await browser.page('/account')).toContain('Rita Osei');
  const again = await here.browser().get(link);
  expect([again.status, await words(again)]).toEqual([410, expect.stringContaining('has been used already')]);
  const late = await signInLink(here.ctx, here.rita.subjectId);
  here.wait(minutes(10));
  const expired = await here.browser().get(late);
  expect([expired.status, await words(expired)]).toEqual([410, expect.stringContaining('has expired')]);
  const wrong = await here.browser().get(`${late}x`);
  expect([wrong.status, await words(wrong)]).toEqual([404, expect.stringContaining('not one of ours')]);
});

test('two browsers that open one link at the same moment do not both come in', async () => {
  const here = await house();
  const link = await signInLink(here.ctx, here.rita.subjectId);
  const both = await Promise.all([here.browser().get(link), here.browser().get(link)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 410]);
});

test('a malformed cookie is nobody, not an error', async () => {
  const { browser } = await house();
  const stranger = browser();
  for (const cookie of ['%E0%A4%A', '', 'a;b=c', 'x'.repeat(5000)]) {
    stranger.jar.set(desk, cookie);
    expect((await stranger.get('/account')).status).toBe(303);
  }
});

test('a candidate session opens no desk, and ends when its time is over', async () => {
  const here = await house();
  const ada = await admitPerson(here.ctx, {
    kind: 'candidate',
    name: 'Ada',
    email: 'ada@example.org',
    language: 'de',
  });
  const until = new Date(here.ctx.now().getTime() + days(1));
  const door = web.createApp();
  door.use(async (c, next) => {
    c.set('ctx', here.ctx);
    await next();
  });
  door.get('/', async (c) => {
    await openCandidateSession(c, { subjectId: ada, invitationId: newId<'invitation'>(), until });
    return c.text('in');
  });
  const cookie = (await door.request('http://house.example/')).headers.getSetCookie()[0] ?? '';
  expect(cookie).toMatch(/^__Host-visit=/);
  const token = cookie.split(';')[0]?.split('=')[1] ?? '';
  const browser = here.browser();
  browser.jar.set('__Host-visit', token);
  browser.jar.set(desk, token);
  expect((await browser.get('/account')).status).toBe(303);
  expect(await browser.page('/interview/nothing')).toContain('lang="de"');
  const before = await here.ctx.db.read.select().from(sessions);
  for (let n = 0; n < 3; n += 1) await browser.page('/interview/nothing');
  expect(await here.ctx.db.read.select().from(sessions)).toEqual(before);
  here.wait(days(1));
  expect(await browser.page('/interview/nothing')).toContain('lang="en"');
});

test('passphrases are measured by length and by what everybody tries first, not by signs', () => {
  expect(passwordProblem('short', [])).toContain('at least 15 characters');
  expect(passwordProblem('üüü ööö äää ßßß', [])).toContain('same few characters');
  expect(passwordProblem('Correct-Horse-Battery-Staple', [])).toContain('first that somebody would try');
  expect(passwordProblem('rita.osei@northwind.example', ['rita.osei@northwind.example'])).toContain(
    'first that',
  );
  expect(passwordProblem('x'.repeat(201), [])).toContain('at most 200');
  expect(passwordProblem('copper lantern morning tide', ['Northwind'])).toBeUndefined();
});

test('a device is known by browser and system, and by nothing else', () => {
  expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox on Linux',
  );
  expect(
    deviceOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'),
  ).toBe('Edge on Windows');
  expect(deviceOf(undefined)).toBe('Another program');
});
