import { expect, test } from 'vitest';
import type { Id } from '#kernel/ids.ts';
import { fileOf, kitOf, openVersion, sampleKit } from '#kits';
import { house } from '#testing/house.ts';
import { inForm, moved, questionFrom, shown } from './model.ts';

const after = (answer: Response) => answer.headers.get('location') ?? '';
async function begun() {
  const here = await house();
  const text = JSON.stringify(fileOf(await sampleKit('en')));
  const id = (after(await here.rita.post('/kits/import', { text })).split('/')[2] ?? '') as Id<'kit'>;
  const questions = async () => (await kitOf(here.ctx, id)).draft.questions;
  return { ...here, id, questions };
}
/** The form of a question as a browser would send it. */
function sent(form: ReturnType<typeof inForm>, button: string) {
  const fields: Record<string, string | readonly string[]> = { ...form.given, do: button };
  for (const [at, { id, name, weight, levels }] of form.criteria.entries()) {
    Object.assign(fields, { [`id-${at}`]: id, [`name-${at}`]: name, [`weight-${at}`]: weight });
    for (const [level, words] of levels.entries()) fields[`level-${at}-${level}`] = words;
  }
  return fields;
}

test('a question goes through the form unchanged', async () => {
  const { questions } = await begun();
  for (const question of await questions())
    expect(questionFrom(question.id, inForm(sent(shown(question), 'save') as never))).toEqual({
      ok: true,
      question,
    });
});

test('Rita adds a question, an example and an own criterion, and saves', async () => {
  const { rita, id, questions } = await begun();
  const place = after(await rita.post(`/kits/${id}/questions`)).split('?')[0] ?? '';
  const now = async () => {
    const question = (await questions()).at(-1);
    if (!question) throw new Error('no question');
    return shown(question);
  };
  expect((await rita.post(place, sent(await now(), 'example-0'))).status).toBe(303);
  expect((await now()).criteria.map(({ name }) => name)).toEqual(['Finds the cause']);
  const changed = { ...(await now()), given: { ...(await now()).given, text: 'What did you repair last?' } };
  await rita.post(place, sent(changed, 'add'));
  expect((await now()).criteria).toHaveLength(2);
  await rita.post(place, sent(await now(), 'remove-1'));
  expect((await now()).criteria).toHaveLength(1);
  expect((await now()).given.text).toBe('What did you repair last?');
});

test('what is wrong in a question is said at its field, and nothing that was typed is lost', async () => {
  const { rita, id, questions } = await begun();
  const [question] = await questions();
  if (!question) throw new Error('no question');
  const form = shown(question);
  const wrong = { ...form, given: { ...form.given, thinkSeconds: 'soon', text: 'Typed with care?' } };
  const answer = await rita.post(`/kits/${id}/questions/${question.id}`, sent(wrong, 'save'));
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('Use a whole number from 0 to 600.');
  expect(page).toContain('Typed with care?');
  expect(await questions()).toEqual(
    (await questions()).map((one) => (one.id === question.id ? question : one)),
  );
});

test('a removed question can be put back where it stood', async () => {
  const { rita, id, questions } = await begun();
  const before = await questions();
  const page = await (await rita.post(`/kits/${id}/questions/${before[0]?.id}/removal`)).text();
  expect((await questions()).length).toBe(before.length - 1);
  const json =
    /name="question" value="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"').replaceAll('&#39;', "'") ??
    '';
  await rita.post(`/kits/${id}/questions`, { question: json.replaceAll('&amp;', '&'), at: '0' });
  expect((await questions()).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
});

test('questions move up and down, and never out of the list', async () => {
  const { rita, id, questions } = await begun();
  const [first, second] = await questions();
  await rita.post(`/kits/${id}/questions/${first?.id}/move`, { to: '1' });
  expect((await questions()).map((one) => one.id)).toEqual([second?.id, first?.id]);
  expect(moved([{ id: 'a' }, { id: 'b' }], 'a', 99).map((one) => one.id)).toEqual(['b', 'a']);
});

test('what a browser does to line ends makes no new version, and what no database holds is left out', async () => {
  const { rita, ctx, id, questions } = await begun();
  const first = await openVersion(ctx, id);
  const [question] = await questions();
  if (!question) throw new Error('no question');
  const here = `/kits/${id}/questions/${question.id}`;
  await rita.post(here, sent(shown({ ...question, hint: 'one\ntwo' }), 'save'));
  const second = await openVersion(ctx, id);
  await rita.post(here, sent(shown({ ...question, hint: 'one\r\ntwo\0' }), 'save'));
  expect([first.number, second.number, (await openVersion(ctx, id)).number]).toEqual([1, 2, 2]);
});

test('an address that is no kit and a question that is no question are refused in words', async () => {
  const { rita, id } = await begun();
  expect((await rita.post('/kits/nonsense/questions')).status).toBe(404);
  expect((await rita.post(`/kits/${id}/questions`, { question: '{broken', at: '0' })).status).toBe(422);
});

test('Enter in a field saves the question and removes nothing', async () => {
  const { rita, id, questions } = await begun();
  const [question] = await questions();
  const page = await rita.page(`/kits/${id}/questions/${question?.id}`);
  const form = page.slice(page.indexOf(`action="/kits/${id}/questions/`));
  expect(/<button[^>]*>/.exec(form)?.[0]).toContain('value="save"');
});
