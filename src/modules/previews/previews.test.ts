import { expect, test } from 'vitest';
import { fileOf, sampleKit } from '#kits';
import { type House, house } from '#testing/house.ts';
import { afterStop } from './model.ts';

const after = (answer: Response) => answer.headers.get('location') ?? '';
async function imported(here: House, language: 'en' | 'de', change = (text: string) => text) {
  const text = change(JSON.stringify(fileOf(await sampleKit(language))));
  return `${after(await here.rita.post('/kits/import', { text }))}/preview`;
}

test('Rita walks through a draft by the buttons a candidate would press, and nothing is kept of it', async () => {
  const here = await house();
  const base = await imported(here, 'en');
  const before = here.said().length;
  const seen: string[] = [];
  let at = after(await here.rita.get(base));
  while (seen.length < 30 && !at.endsWith('/done')) {
    const page = await here.rita.page(at);
    seen.push(at.slice(base.length).replace(/[0-9a-f-]{36}/, 'q'));
    expect(page).toContain('Preview of the draft “Site reliability engineer, first conversation”');
    expect(page).not.toMatch(/="\/interview/);
    const main = page.slice(page.indexOf('<main'));
    const form = /<form[^>]*action="([^"]*)"/.exec(main)?.[1];
    const fields = { scoring: 'ai', record: 'on', kind: 'audio', text: 'Words of Rita' };
    const link = /<a class="button main" href="([^"]*)"/.exec(page)?.[1] ?? '';
    at = form ? after(await here.rita.post(form, fields)) : link;
  }
  expect(seen).toEqual([
    '/notice',
    '/devices',
    '/practice',
    ...['/questions/q', '/questions/q/audio', '/questions/q', '/questions/q/audio'],
  ]);
  expect(await here.rita.page(at)).toContain('Thank you');
  expect(here.said().slice(before)).toEqual([]);
});

test('a German kit is previewed in German, with its introduction and its questions', async () => {
  const here = await house();
  const base = await imported(here, 'de');
  const notice = await here.rita.page(`${base}/notice`);
  expect(notice).toContain('<html lang="de">');
  expect(notice).toContain('Eine Frage, etwa fünf Minuten.');
  const question = /\/questions\/[0-9a-f-]{36}/.exec(await here.rita.page(`${base}/practice`))?.[0];
  for (const kind of ['video', 'audio', 'typed']) {
    const page = await here.rita.page(`${base}${question}/${kind}`);
    expect(page).toContain('Erzählen Sie von einer Beschwerde');
    expect(page).not.toMatch(/recorder\.js|typed\.js|presence\.js/);
    expect(page).not.toContain('Nennt keine Nachfrage.');
  }
});

test('a preview changes no interview that runs in the same browser, whatever the kit says', async () => {
  const here = await house();
  const nasty = '=\\"/interview/x\\"';
  const base = await imported(here, 'en', (text) =>
    text.replace('Tell us about an incident', `${nasty} Tell us`),
  );
  const question = /\/questions\/[0-9a-f-]{36}/.exec(await here.rita.page(`${base}/practice`))?.[0];
  expect(await here.rita.page(`${base}${question}/typed`)).toContain('=&quot;/interview/x&quot;');
});

test('what may be refused or paused is shown, too', async () => {
  const here = await house();
  const base = await imported(here, 'en');
  expect(after(await here.rita.post(`${base}/refusal`))).toBe(`${base}/refusal`);
  expect((await here.rita.get(`${base}/refusal`)).status).toBe(200);
  expect((await here.rita.get(`${base}/paused`)).status).toBe(200);
  const renewal = await here.rita.page(`${base}/renewal`);
  expect(renewal).toContain('Do you still agree?');
  expect(renewal).not.toMatch(/action="\/interview/);
  expect(after(await here.rita.post(`${base}/renewal`))).toBe(`${base}/practice`);
  expect(after(await here.rita.post(`${base}/withdrawal`))).toBe(`${base}/renewal`);
});

test('only recruiters look, an empty kit says what to do, and a page that is not there is refused in words', async () => {
  const here = await house();
  const base = await imported(here, 'en');
  expect((await here.rex.get(`${base}/notice`)).status).toBe(403);
  const empty = after(await here.rita.post('/kits', { title: 'Empty', language: 'en' }));
  const answer = await here.rita.get(`${empty}/preview/notice`);
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('no question yet')]);
  expect((await here.rita.get(`${base}/questions/nonsense`)).status).toBe(404);
  const question = /\/questions\/[0-9a-f-]{36}/.exec(await here.rita.page(`${base}/practice`))?.[0];
  expect((await here.rita.get(`${base}${question}/singing`)).status).toBe(404);
  expect((await here.rita.get('/kits/nonsense/preview')).status).toBe(404);
});

test('after a question comes the next question, not the same one in another way', () => {
  const stops = [
    '/notice',
    '/questions/a',
    '/questions/a/audio',
    '/questions/a/typed',
    '/questions/b',
    '/done',
  ];
  const next = (path: string) =>
    afterStop(
      stops.map((one) => ({ path: one, label: '' })),
      path,
    );
  expect(['/notice', '/questions/a/audio', '/questions/b', '/done'].map(next)).toEqual([
    '/questions/a',
    '/questions/b',
    '/done',
    '/done',
  ]);
});
