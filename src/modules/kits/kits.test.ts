import { expect, test } from 'vitest';
import { type Id, newId } from '#kernel/ids.ts';
import { fileOf } from '#kitfiles';
import { openVersionOf } from '#positions';
import { lint } from '#rubrics';
import { type Browser, house } from '#testing/house.ts';
import { emptyQuestion, refusalOf } from './model.ts';
import { examplesIn, sampleKit } from './sidecar.ts';
import { changeDraft, kitVersionOf, openVersion } from './verbs.ts';

const after = (answer: Response) => answer.headers.get('location') ?? '';
const idAt = (path: string) => path.split('/')[2]?.split('?')[0] ?? '';
async function imported(rita: Browser, text: string) {
  return idAt(after(await rita.post('/kits/import', { text }))) as Id<'kit'>;
}
const hidden = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
const sample = async () => JSON.stringify(fileOf(await sampleKit('en')));

test.each(['en', 'de'] as const)(
  'the sample kit (%s) passes the linter, and so does every example',
  async (language) => {
    expect(refusalOf(await sampleKit(language))).toBeUndefined();
    const examples = await examplesIn(language);
    expect(new Set(examples.map(({ role }) => role)).size).toBeGreaterThan(7);
    const remarks = examples.flatMap(({ criterion }) => {
      const question = {
        ...emptyQuestion(),
        text: 'x',
        criteria: [{ ...criterion, id: newId<'criterion'>() }],
      };
      return lint(question, language).map(({ text }) => text);
    });
    expect(remarks).toEqual([]);
  },
);

test('a kit that is exported and imported is the same kit', async () => {
  const { rita } = await house();
  const id = await imported(rita, await sample());
  const file = await (await rita.get(`/kits/${id}/file`)).text();
  expect(JSON.parse(file)).toEqual(JSON.parse(await sample()));
  const again = await imported(rita, file);
  expect(again).not.toBe(id);
  expect(await (await rita.get(`/kits/${again}/file`)).text()).toBe(file);
});

test.each([
  ['no JSON', 'Line 1, column 1: a value is missing here'],
  ['{"format":\n  1,}', 'Line 2, column 5: a name in double quotation marks'],
  ['{"format":"other"}', 'not an interview kit of ours'],
  ['{"format":"ai-interview-space-kit","version":2,"kit":{}}', 'another version of the product'],
  [
    '{"format":"ai-interview-space-kit","version":1,"kit":{"title":"x","language":"fr","questions":[{"text":"a","kinds":[],"thinkSeconds":-1,"answerSeconds":60,"retakes":0,"criteria":[]}]}}',
    'kit.questions[0].thinkSeconds (question 1): Use a whole number from 0 to 600.',
  ],
])('a file that is wrong says where: %s', async (text, words) => {
  const { rita, said } = await house();
  const answer = await rita.post('/kits/import', { text });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(words);
  expect(said()).toEqual([]);
});

test('a file is refused whole: unknown names, other types and wrong lists, each by its place, in our words', async () => {
  const { rita, said } = await house();
  const file = JSON.parse(await sample());
  const [first, second] = file.kit.questions;
  file.kit.colour = 'blue';
  first.answerSeconds = '180';
  first.kinds = ['video', 'telepathy'];
  first.hint = 7;
  second.criteria[0].levels = ['one', 'two'];
  second.criteria[1].wieght = 2;
  delete second.text;
  delete file.kit.language;
  const answer = await rita.post('/kits/import', { text: JSON.stringify(file) });
  const page = (await answer.text()).replaceAll('&#39;', "'");
  expect(answer.status).toBe(422);
  for (const sentence of [
    'kit.colour: No kit has a field of this name.',
    'kit.language: Choose English (en) or German (de).',
    'kit.questions[0].answerSeconds (question 1): Use a whole number from 15 to 1800, without quotation marks.',
    'kit.questions[0].kinds[1] (question 1): Use one of: video, audio, typed.',
    'kit.questions[0].hint (question 1): This must be text, in quotation marks.',
    'kit.questions[1].text (question 2): This is missing.',
    'kit.questions[1].criteria[0].levels (question 2, criterion 1): A criterion has five described levels.',
    'kit.questions[1].criteria[1].wieght (question 2, criterion 2): No kit has a field of this name.',
  ])
    expect(page).toContain(`<li>${sentence}`);
  expect(page).not.toMatch(/Invalid|expected|received/);
  expect(said()).toEqual([]);
});

test('a file in another encoding, and one that begins with a mark of its encoding', async () => {
  const { rita } = await house();
  const send = (bytes: Buffer) => {
    const body = new FormData();
    body.set('file', new File([new Uint8Array(bytes)], 'kit.json', { type: 'application/json' }));
    return rita.request('/kits/import', { method: 'POST', body });
  };
  const text = JSON.stringify(fileOf(await sampleKit('de')));
  const refused = await send(Buffer.from(text, 'latin1'));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('not UTF-8 text');
  expect((await send(Buffer.from(`\uFEFF${text}`))).status).toBe(303);
});

test('what looks like HTML or SQL is words, in every field', async () => {
  const { rita } = await house();
  const nasty = `<script>alert(1)</script>'; drop table kits; --`;
  const kit = JSON.parse(await sample());
  kit.kit.title = nasty;
  kit.kit.questions[0].text = nasty;
  kit.kit.questions[0].criteria[0].name = nasty;
  const id = await imported(rita, JSON.stringify(kit));
  for (const path of ['/kits', `/kits/${id}`, `/kits/${id}/preview/notice`]) {
    const page = await rita.page(path);
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)');
  }
});

test('interviews keep the version they began with; a change makes the next one', async () => {
  const { rita, ctx } = await house();
  const id = await imported(rita, await sample());
  const first = await openVersion(ctx, id);
  expect((await openVersion(ctx, id)).id).toBe(first.id);
  const mark = hidden(await rita.page(`/kits/${id}`), 'mark');
  await rita.post(`/kits/${id}`, { title: 'Another title', language: 'en', introduction: '', mark });
  const second = await openVersion(ctx, id);
  expect([first.number, second.number]).toEqual([1, 2]);
  expect((await kitVersionOf(ctx, first.id)).kit.title).toBe(first.kit.title);
});

test('Rita sees whether the draft is what candidates get, what differs, and every version as it was', async () => {
  const { rita, ctx } = await house();
  const id = await imported(rita, await sample());
  expect(await rita.page(`/kits/${id}`)).toContain('The first invitation takes it as version 1');
  await openVersion(ctx, id);
  expect(await rita.page(`/kits/${id}`)).toContain('The same as version 1, which candidates get.');
  await changeDraft(ctx, rita, id, ({ draft }) => {
    const [first, second] = draft.questions;
    if (!first || !second) return undefined;
    const [criterion, ...rest] = first.criteria;
    if (!criterion) return undefined;
    const lighter = { ...criterion, weight: 1, levels: ['Nothing.', ...criterion.levels.slice(1)] as never };
    return { ...draft, questions: [{ ...first, retakes: 3, criteria: [lighter, ...rest.slice(1)] }] };
  });
  const page = await rita.page(`/kits/${id}`);
  expect(page).toContain('the next invitation takes it as version 2');
  for (const change of [
    'Not asked any more: “Describe a piece of repeated manual work',
    'Question 1: its times or retakes are others.',
    'Question 1: the criterion “Keeps others informed” is gone.',
    'Question 1: “Finds the cause” counts 1 instead of 3.',
    'Question 1: “Finds the cause” describes level 1 in other words.',
  ])
    expect(page).toContain(`<li>${change}`);
  await openVersion(ctx, id);
  expect(await rita.page(`/kits/${id}/versions`)).toContain(`<a href="/kits/${id}/versions/2">Version 2</a>`);
  const old = await rita.page(`/kits/${id}/versions/1`);
  expect(old).toContain('Keeps others informed');
  expect(old).not.toContain('<form method="post" action="/kits');
  expect((await rita.get(`/kits/${id}/versions/3`)).status).toBe(404);
});

test('two who begin at once get the same version', async () => {
  const { rita, ctx } = await house();
  const id = await imported(rita, await sample());
  const versions = await Promise.all([openVersion(ctx, id), openVersion(ctx, id), openVersion(ctx, id)]);
  expect(new Set(versions.map((version) => version.id)).size).toBe(1);
});

test('a kit that the linter refuses opens no interview, and the page says what to settle', async () => {
  const { rita, ctx } = await house();
  const kit = JSON.parse(await sample());
  kit.kit.questions[0].criteria[0].name = 'Sounds confident';
  kit.kit.questions[1].kinds = ['audio'];
  const id = await imported(rita, JSON.stringify(kit));
  await expect(openVersion(ctx, id)).rejects.toThrow('not ready');
  const page = await rita.page(`/kits/${id}`);
  const [stops = '', warns = ''] = page
    .slice(page.indexOf('class="notice stop"'))
    .split('class="notice wait"');
  expect(stops).toMatch(/To settle before people can be invited.*“confident”/s);
  expect(warns).toMatch(/Worth another look.*without being recorded/s);
  expect(warns).not.toContain('hidden trait');
});

test('two recruiters change one kit: the second sees both versions, and neither is lost', async () => {
  const { rita, admin } = await house();
  const id = await imported(rita, await sample());
  const mark = hidden(await rita.page(`/kits/${id}`), 'mark');
  const form = (title: string) => ({ title, language: 'en', introduction: '', mark });
  expect((await admin.post(`/kits/${id}`, form('Of the admin'))).status).toBe(303);
  const late = await rita.post(`/kits/${id}`, form('Of Rita'));
  const page = await late.text();
  expect(late.status).toBe(409);
  expect(page).toContain('Your colleague saved this kit while you wrote.');
  expect(page).toContain('value="Of Rita"');
  expect(page).toContain('<dd>Of the admin</dd>');
  expect(await rita.page('/kits')).toContain('Of the admin');
  await rita.post(`/kits/${id}`, { ...form('Of Rita'), mark: hidden(page, 'mark') });
  expect(await rita.page('/kits')).toContain('Of Rita');
});

test('a reviewer and a stranger change no kit', async () => {
  const { rex, browser } = await house();
  expect((await rex.post('/kits', { title: 'x', language: 'en' })).status).toBe(403);
  expect((await browser().post('/kits', { title: 'x', language: 'en' })).status).toBe(303);
});

test('a position invites with the newest version, and not at all when it is closed', async () => {
  const { rita, ctx } = await house();
  const kitId = await imported(rita, await sample());
  const place = after(await rita.post('/positions', { title: 'Engineer', description: '', kitId }));
  const id = idAt(place) as Id<'position'>;
  expect((await openVersionOf(ctx, id)).number).toBe(1);
  await rita.post(`${place}/state`, { open: 'no' });
  await expect(openVersionOf(ctx, id)).rejects.toThrow('closed');
  expect(await rita.page('/positions')).toContain('Closed');
});

test('a kit that was put away is brought back, and the position that uses it never loses it', async () => {
  const { rita, said } = await house();
  const kitId = await imported(rita, await sample());
  const other = await imported(rita, (await sample()).replace('first conversation', 'second conversation'));
  const form = { title: 'Engineer', description: '', kitId };
  const place = after(await rita.post('/positions', form));
  await rita.post(`/kits/${kitId}/archive`, { away: 'yes' });
  const list = await rita.page('/kits');
  expect(list.indexOf('first conversation')).toBeGreaterThan(list.indexOf('Put away</h2>'));
  expect(await rita.page('/positions')).toContain('first conversation (put away)');
  expect(await rita.page(`${place}/change`)).toContain(`<option value="${kitId}" selected="">`);
  expect(await rita.page('/positions/new')).not.toContain('first conversation');
  expect((await rita.post(`${place}/change`, { ...form, description: 'Words' })).status).toBe(303);
  expect((await rita.post('/positions', form)).status).toBe(409);
  await rita.post(`${place}/change`, { ...form, kitId: other });
  await rita.post(`/kits/${kitId}/archive`, { away: 'no' });
  await rita.post(`/kits/${kitId}/archive`, { away: 'no' });
  expect(await rita.page('/positions/new')).toContain('first conversation');
  expect(
    said()
      .filter((name) => name.startsWith('kits.'))
      .slice(2),
  ).toEqual(['kits.kit-archived', 'kits.kit-brought-back']);
});

test('a position without title or kit is not made, and what was typed stays', async () => {
  const { rita, said } = await house();
  await imported(rita, await sample());
  const answer = await rita.post('/positions', { title: '', description: 'typed with care', kitId: 'nose' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('Give the position a title.');
  expect(page).toContain('Choose an interview kit.');
  expect(page).toContain('typed with care');
  expect(said()).toEqual(['kits.kit-created']);
});
