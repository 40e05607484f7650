import { expect, test } from 'vitest';
import { markDeclined, markFinished, markStarted } from '#invitations';
import { days, hours } from '#kernel/data.ts';
import { freeze } from '#kernel/guards.ts';
import { newId } from '#kernel/ids.ts';
import { invite, samplePosition } from '#testing/candidates.ts';
import { house } from '#testing/house.ts';
import { arrived, invited } from '#testing/interviewees.ts';

test('a wrong or mutilated link leads to a page that says what to do, and creates nothing', async () => {
  const here = await house();
  const { link } = await invite(here);
  for (const wrong of [link.slice(0, -2), `${link}x`, 'http://house.example/i/nothing']) {
    const browser = here.browser();
    const answer = await browser.get(wrong);
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('Copy it once more from the letter'),
    ]);
    expect(browser.jar.size).toBe(0);
  }
});

test('the link leaves the address bar at once, and no page that follows repeats it', async () => {
  const here = await house();
  const { link, browser } = await invite(here);
  const answer = await browser.get(link);
  expect(answer.headers.get('location')).toBe('/interview');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const token = link.split('/').at(-1) ?? '';
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).not.toContain(token);
  expect(cookie).toMatch(/^__Host-.*HttpOnly/);
  expect(await browser.page('/interview')).not.toContain(token);
});

test('a mail scanner that looks at the link before Ada does uses nothing up', async () => {
  const here = await house();
  const { link, browser } = await invite(here);
  const scanner = here.browser();
  const head = await scanner.request(link, { method: 'HEAD' });
  expect([head.status, scanner.jar.size]).toEqual([204, 0]);
  await scanner.get(link);
  expect((await browser.get(link)).status).toBe(303);
});

test('who declined reads that, in the language of the invitation; who has finished comes back in', async () => {
  const here = await house();
  const positionId = await samplePosition(here, 'de');
  const bob = await invite(here, { positionId, name: 'Bob', email: 'bob@example.org' });
  await here.ctx.db.write((tx) => markDeclined(tx, bob.invitationId, here.ctx.now()));
  const declined = await bob.browser.get(bob.link);
  const page = await declined.text();
  expect(declined.status).toBe(410);
  expect(page).toContain('lang="de"');
  expect(page).toContain('rita@northwind.example');
  const cleo = await invite(here, { positionId, name: 'Cleo', email: 'cleo@example.org' });
  await here.ctx.db.write(async (tx) => {
    await markStarted(tx, cleo.invitationId, here.ctx.now());
    await markFinished(tx, cleo.invitationId, here.ctx.now());
  });
  expect((await cleo.browser.get(cleo.link)).headers.get('location')).toBe('/interview');
});

test('the link of a decision leads to how it was decided when the time is over, too; an old one says what to do', async () => {
  const here = await house({ mail: true });
  const { link, page, browser } = await invite(here);
  await here.rita.post(`${page}/links`);
  const old = here.browser();
  expect(await (await old.get(`${link}/decisions`)).text()).toContain('There is a newer link');
  expect((await old.get('/space/decisions')).status).toBe(303);
  const newest = await invite(here, { name: 'Bob', email: 'bob@example.org' });
  here.wait(days(90));
  expect((await here.browser().get(newest.link)).status).toBe(410);
  expect((await browser.get(`${newest.link}/decisions`)).headers.get('location')).toBe('/space/decisions');
  expect((await browser.get('/space/decisions')).status).toBe(200);
  expect((await here.browser().get(`${newest.link.slice(0, -2)}/decisions`)).status).toBe(404);
});

test('Ada has an old letter: she asks for the new link, gets it by mail, and not twice in an hour', async () => {
  const here = await house({ mail: true });
  const { link, page } = await invite(here);
  await here.settle();
  await here.rita.post(`${page}/links`);
  await here.settle();
  here.wait(hours(2));
  const browser = here.browser();
  expect(await (await browser.get(link)).text()).toContain('There is a newer link');
  const path = new URL(link).pathname;
  for (const _ of [1, 2]) {
    const answer = await browser.post(`${path}/letters`);
    expect([answer.status, await answer.text()]).toEqual([
      410,
      expect.stringContaining('If this link belonged to an open interview'),
    ]);
    await here.settle();
  }
  expect(here.posted).toHaveLength(3);
  const newest = /http:\/\/house\.example\/i\/[\w-]+/.exec(here.posted[2]?.text ?? '')?.[0] ?? '';
  expect((await browser.get(newest)).status).toBe(303);
  expect((await browser.post('/i/nothing/letters')).status).toBe(404);
});

test('who opens their link is here: the time of their name and address starts again, once a day, and not while frozen', async () => {
  const here = await house();
  const { ctx } = here;
  const { invitation } = await invited(here, { days: 60 });
  const contact = ctx.holdings.find(({ name }) => name === 'people');
  const made = async () => (await contact?.items(ctx, invitation.subjectId))?.[0]?.made?.getTime();
  const first = await made();
  const visit = await arrived(here, invitation);
  expect(await made()).toBe(first);
  here.wait(days(10));
  await visit.openLink();
  expect(await made()).toBe(ctx.now().getTime());
  const seen = await made();
  here.wait(hours(2));
  await visit.openLink();
  expect(await made()).toBe(seen);
  await ctx.db.write((tx) => freeze(tx, invitation.subjectId, newId<'request'>(), ctx.now()));
  here.wait(days(10));
  await visit.openLink();
  expect(await made()).toBe(seen);
});
