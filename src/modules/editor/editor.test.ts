import { expect, test } from 'vitest';
import type { Id } from '#kernel/ids.ts';
import { fileOf, kitOf, markOf, openVersion, sampleKit } from '#kits';
import type { Question } from '#rubrics';
import { house } from '#testing/house.ts';
import { inForm, moved, questionFrom, type Sent, shown } from './model.ts';

const after = (answer: Response) => answer.headers.get('location') ?? '';
async function begun() {
  const here = await house();
  const text = JSON.stringify(fileOf(await sampleKit('en')));
  const id = (after(await here.rita.post('/kits/import', { text })).split('/')[2] ?? '') as Id<'kit'>;
  const questions = async () => (await kitOf(here.ctx, id)).draft.questions;
  /** Presses a button of the question's form as it stands, with these fields filled in. */
  const press = async (question: string | undefined, button: string, fields: Sent = {}) => {
    const now = (await questions()).find((one) => one.id === question);
    if (!now) throw new Error('no question');
    return here.rita.post(`/kits/${id}/questions/${question}`, {
      ...sent(shown(now), button, markOf(now)),
      ...fields,
    });
  };
  return { ...here, id, questions, press };
}
const idAt = (path: string, at: number) => path.split('/')[at] ?? '';
const words: Record<string, string> = { quot: '"', '#39': "'", amp: '&', lt: '<', gt: '>' };
/** What a hidden field of a page holds. */
const hidden = (page: string, name: string) =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '').replace(
    /&(quot|#39|amp|lt|gt);/g,
    (_, word: string) => words[word] ?? '',
  );
/** The form of a question as a browser would send it. */
function sent(form: ReturnType<typeof inForm>, button: string, mark = '') {
  const fields: Record<string, string | readonly string[]> = { ...form.given, do: button, mark };
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
  const { rita, id, press, questions } = await begun();
  const place = after(await rita.post(`/kits/${id}/questions`)).split('?')[0] ?? '';
  const added = idAt(place, 4);
  expect((await press(added, 'example-0')).status).toBe(303);
  const now = async () => (await questions()).at(-1) as Question;
  expect((await now()).criteria).toHaveLength(1);
  await press(added, 'add', { text: 'What did you repair last?' });
  expect((await now()).criteria).toHaveLength(2);
  await press(added, `remove-${(await now()).criteria[1]?.id}`);
  expect((await now()).criteria).toHaveLength(1);
  expect((await now()).text).toBe('What did you repair last?');
});

test('criteria move up and down by buttons, and the page comes back at the one that moved', async () => {
  const { press, questions } = await begun();
  const [question] = await questions();
  const order = async () => (await questions())[0]?.criteria.map((one) => one.id);
  const [first, second, third] = question?.criteria.map((one) => one.id) ?? [];
  const answer = await press(question?.id, `down-${first}`);
  expect(after(answer)).toContain(`#criterion-${first}`);
  expect(await order()).toEqual([second, first, third]);
  await press(question?.id, `up-${third}`);
  await press(question?.id, `up-${second}`);
  expect(await order()).toEqual([second, third, first]);
});

test('a criterion that was removed comes back where it stood, as the same one', async () => {
  const { press, questions } = await begun();
  const [before] = await questions();
  const gone = before?.criteria[1];
  const removed = await press(before?.id, `remove-${gone?.id}`);
  const page = await removed.text();
  expect(page).toContain(`“${gone?.name}” is removed.`);
  expect((await questions())[0]?.criteria).toHaveLength(2);
  await press(before?.id, 'restore', { out: hidden(page, 'out') });
  expect((await questions())[0]).toEqual(before);
});

test('Rita saves a question that a colleague saved meanwhile: both stand on the page, hers is not lost', async () => {
  const { admin, rita, id, questions } = await begun();
  const [question] = await questions();
  if (!question) throw new Error('no question');
  const here = `/kits/${id}/questions/${question.id}`;
  const mark = hidden(await rita.page(here), 'mark');
  const written = (text: string) => shown({ ...question, text });
  expect((await admin.post(here, sent(written('Of the admin?'), 'save', mark))).status).toBe(303);
  const late = await rita.post(here, sent(written('Of Rita?'), 'save', mark));
  const page = await late.text();
  expect(late.status).toBe(409);
  expect(page).toContain('Your colleague saved this question while you wrote.');
  expect(page).toContain('>Of the admin?</p>');
  expect(page).toContain('>Of Rita?</textarea>');
  expect((await questions())[0]?.text).toBe('Of the admin?');
  await rita.post(here, sent(written('Of Rita?'), 'save', hidden(page, 'mark')));
  expect((await questions())[0]?.text).toBe('Of Rita?');
});

test('two who write two questions of one kit do not disturb each other', async () => {
  const { admin, rita, id, questions } = await begun();
  const marks = await Promise.all(
    (await questions()).map(async (question) => ({ question, mark: markOf(question) })),
  );
  const answers = await Promise.all(
    marks.map(({ question, mark }, at) =>
      (at ? admin : rita).post(
        `/kits/${id}/questions/${question.id}`,
        sent(shown({ ...question, hint: `Hint ${at}` }), 'save', mark),
      ),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect((await questions()).map(({ hint }) => hint)).toEqual(['Hint 0', 'Hint 1']);
});

test('Rita saves a question that a colleague removed: it is kept on the page and can be put back', async () => {
  const { admin, rita, id, questions } = await begun();
  const [question] = await questions();
  if (!question) throw new Error('no question');
  const here = `/kits/${id}/questions/${question.id}`;
  await admin.post(`${here}/removal`);
  const late = await rita.post(here, sent(shown(question), 'save', markOf(question)));
  const page = await late.text();
  expect(late.status).toBe(409);
  expect(page).toContain('Your colleague removed this question while you wrote.');
  await rita.post(here, sent(shown(question), 'save', hidden(page, 'mark')));
  expect((await questions()).at(-1)).toEqual(question);
});

test('what only warns looks like a warning, and every remark of a field is there', async () => {
  const { rita, id, press, questions } = await begun();
  const [question] = await questions();
  const text = 'How confident are you? Do you have a nice accent?';
  const here = `/kits/${id}/questions/${question?.id}`;
  const [criterion] = question?.criteria ?? [];
  await press(question?.id, 'save', { text, kinds: ['audio'], 'name-0': 'Energy of the grid and its load' });
  const page = await rita.page(here);
  const remarks = (kind: string) => page.match(new RegExp(`<p class="${kind}"[^>]*>[^<]*`, 'g'))?.join('\n');
  expect(remarks('error')).toMatch(/“accent”.*“confident”.*asks 2 questions/s);
  expect(remarks('warning')).toMatch(/without being recorded.*“Energy”.*may hold two things/s);
  expect(remarks('error')).not.toContain('Energy');
  expect(page).toContain('aria-describedby="text-hint text-error text-error-2 text-error-3"');
  expect(criterion?.name).toBe('Finds the cause');
});

test('a field that was left empty is refused, not read as nought', async () => {
  const { press, questions } = await begun();
  const [question] = await questions();
  const answer = await press(question?.id, 'save', { thinkSeconds: '', retakes: '1e0' });
  expect(answer.status).toBe(422);
  expect((await answer.text()).match(/Use a whole number/g)).toHaveLength(2);
  expect((await questions())[0]).toEqual(question);
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

test('a removed question is put back where it stood, as the same question', async () => {
  const { rita, id, questions } = await begun();
  const before = await questions();
  const page = await (await rita.post(`/kits/${id}/questions/${before[0]?.id}/removal`)).text();
  expect((await questions()).length).toBe(before.length - 1);
  const question = hidden(page, 'question');
  await rita.post(`/kits/${id}/questions`, { question, at: '0' });
  await rita.post(`/kits/${id}/questions`, { question, at: '0' });
  expect(await questions()).toEqual(before);
});

test('questions move up and down, and never out of the list', async () => {
  const { rita, id, questions } = await begun();
  const [first, second] = await questions();
  await rita.post(`/kits/${id}/questions/${first?.id}/move`, { to: '1' });
  expect((await questions()).map((one) => one.id)).toEqual([second?.id, first?.id]);
  expect(moved([{ id: 'a' }, { id: 'b' }], 'a', 99).map((one) => one.id)).toEqual(['b', 'a']);
});

test('what a browser does to line ends makes no new version, and what no database holds is left out', async () => {
  const { press, ctx, id, questions } = await begun();
  const first = await openVersion(ctx, id);
  const [question] = await questions();
  if (!question) throw new Error('no question');
  await press(question.id, 'save', { hint: 'one\ntwo' });
  const second = await openVersion(ctx, id);
  await press(question.id, 'save', { hint: 'one\r\ntwo\0' });
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
