import { expect, test } from 'vitest';
import { days, minutes } from '#kernel/data.ts';
import { admitPerson } from '#people';
import { invite } from '#testing/candidates.ts';
import { type House, house } from '#testing/house.ts';
import { hourly } from './model.ts';

const admitAda = ({ ctx }: House, language: 'en' | 'de' = 'en') =>
  admitPerson(ctx, { kind: 'candidate', name: 'Ada Lovelace', email: 'ada@example.org', language });
const ask = (here: House, email: string) => here.browser().post('/space/link', { email });
const linksIn = (text = '') =>
  [...text.matchAll(/http:\/\/house\.example(\/space\/link\/[\w-]+)/g)].map((at) => at[1] ?? '');

/** How often the house reads and writes while it answers. */
async function counted({ ctx }: House, doing: () => Promise<Response>) {
  const counts = { reads: 0, writes: 0 };
  const db = ctx.db as { write: typeof ctx.db.write; read: typeof ctx.db.read };
  const { write, read } = db;
  db.write = (run) => {
    counts.writes++;
    return write(run);
  };
  db.read = new Proxy(read, {
    get(target, name, receiver) {
      if (name === 'select' || name === '$count') counts.reads++;
      return Reflect.get(target, name, receiver);
    },
  });
  const answer = await doing();
  Object.assign(db, { write, read });
  return { ...counts, status: answer.status, to: answer.headers.get('location'), words: await answer.text() };
}

test('whether an address is known shows in no word, no status and no amount of work before the answer', async () => {
  const here = await house({ mail: true });
  await admitAda(here);
  await here.settle();
  here.facts.length = 0;
  const known = await counted(here, () => ask(here, 'ada@example.org'));
  const unknown = await counted(here, () => ask(here, 'nobody@example.org'));
  expect(known).toEqual(unknown);
  expect(known).toMatchObject({ status: 303, to: '/space/link?asked', writes: 1 });
  expect(here.said()).toEqual(['passes.pass-asked', 'passes.pass-asked']);
  const page = await here.browser().page('/space/link?asked');
  expect(page).toContain('If anything is held about this address');
  await here.settle();
  expect(here.posted.map(({ to }) => to)).toEqual(['ada@example.org']);
});

test('what is no address is said to be none, and nobody is looked for', async () => {
  const here = await house({ mail: true });
  const answer = await ask(here, 'ada at example');
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('This is not an e-mail address');
  await here.settle();
  expect(here.said()).toEqual([]);
});

test('Ada comes in by the link in her letter once; a scanner that looks at it before her uses nothing up', async () => {
  const here = await house({ mail: true });
  await admitAda(here);
  await ask(here, 'ADA@example.org ');
  await here.settle();
  const [link = ''] = linksIn(here.posted[0]?.text);
  const scanner = here.browser();
  expect(await scanner.page(link)).toContain('Open my space');
  expect(scanner.jar.size).toBe(0);
  const ada = here.browser();
  const opened = await ada.post(link);
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/space']);
  const space = await ada.page('/space');
  expect(space).toContain('Ada Lovelace, this is everything we hold about you');
  expect(space).not.toContain(link.split('/').at(-1));
  const again = await here.browser().post(link);
  expect([again.status, await again.text()]).toEqual([410, expect.stringContaining('used already')]);
  expect((await ada.get('/interview')).status).toBe(401);
});

test('asking for ever new addresses ends after some hundred in an hour, with the same words', async () => {
  const may = hourly();
  const now = new Date('2026-11-24T10:00:00Z');
  const granted = Array.from({ length: 1000 }, (_, n) => may(`address ${n}`, now)).filter(Boolean);
  expect(granted).toHaveLength(300);
  expect(may('address 0', new Date(now.getTime() + minutes(59)))).toBe(false);
  expect(may('address 0', new Date(now.getTime() + minutes(61)))).toBe(true);
});

test('the link of a letter opens nothing after half an hour, and one that was never written opens nothing', async () => {
  const here = await house({ mail: true });
  await admitAda(here, 'de');
  await ask(here, 'ada@example.org');
  await here.settle();
  const [link = ''] = linksIn(here.posted[0]?.text);
  expect(here.posted[0]?.text).toContain('Guten Tag Ada Lovelace');
  here.wait(minutes(30));
  const late = await here.browser().post(link);
  expect([late.status, await late.text()]).toEqual([
    410,
    expect.stringContaining('time of this link is over'),
  ]);
  const forged = await here.browser().post('/space/link/forged');
  expect([forged.status, await forged.text()]).toEqual([
    410,
    expect.stringContaining('does not lead anywhere'),
  ]);
});

test('who is a candidate and works here gets one letter with two links', async () => {
  const here = await house({ mail: true });
  const email = 'rita@northwind.example';
  await admitPerson(here.ctx, { kind: 'candidate', name: 'Rita Osei', email, language: 'en' });
  await ask(here, email);
  await here.settle();
  expect(here.posted).toHaveLength(1);
  const links = linksIn(here.posted[0]?.text);
  expect(new Set(links).size).toBe(2);
  const pages = await Promise.all(
    links.map(async (link) => {
      const browser = here.browser();
      await browser.post(link);
      return browser.page('/space');
    }),
  );
  expect(pages.filter((page) => page.includes('Account of a colleague'))).toHaveLength(1);
});

test('nobody floods the mailbox of Ada, and is not told so', async () => {
  const here = await house({ mail: true });
  await admitAda(here);
  for (let asked = 0; asked < 6; asked++)
    expect((await ask(here, 'ada@example.org')).headers.get('location')).toBe('/space/link?asked');
  await here.settle();
  expect(here.posted).toHaveLength(3);
  here.wait(minutes(61));
  await ask(here, 'ada@example.org');
  await here.settle();
  expect(here.posted).toHaveLength(4);
});

test('without a mail server the letter waits, for days, for whoever hands it on', async () => {
  const here = await house();
  await admitAda(here);
  const answer = await ask(here, 'ada@example.org');
  expect(answer.headers.get('location')).toBe('/space/link?asked');
  await here.settle();
  expect(here.said()).toContain('letters.letter-written');
  here.wait(days(2));
  expect(here.posted).toEqual([]);
});

test('an invitation that was taken back still opens what is held', async () => {
  const here = await house();
  const { link, page, browser } = await invite(here);
  await here.rita.post(`${page}/cancellation`, { reason: 'The position is filled.' });
  const answer = await browser.get(link);
  expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('href="/space"')]);
  expect(await browser.page('/space')).toContain('this is everything we hold about you');
});

test('an interview whose time is over opens what is held; an older link asks for the address first', async () => {
  const here = await house();
  const { link, page } = await invite(here);
  await here.rita.post(`${page}/links`);
  const old = await here.browser().get(link);
  expect(await old.text()).toContain('href="/space/link"');
  const { link: bobs, browser } = await invite(here, { name: 'Bob', email: 'bob@example.org' });
  here.wait(days(60));
  expect((await browser.get(bobs)).status).toBe(410);
  expect(await browser.page('/space')).toContain('Bob, this is everything we hold about you');
});

test('the log, whose length everybody may read, grows alike for an address that is known and one that is not', async () => {
  for (const mail of [true, false]) {
    const here = await house({ mail });
    await admitAda(here);
    const grownBy = async (email: string) => {
      here.facts.length = 0;
      await ask(here, email);
      await here.settle();
      return here.facts.length;
    };
    const [known, unknown] = [await grownBy('ada@example.org'), await grownBy('nobody@example.org')];
    expect(known).toBeGreaterThan(1);
    expect(unknown).toBe(known);
  }
});
