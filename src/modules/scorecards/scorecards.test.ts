import { expect, test } from 'vitest';
import { type House, house } from '#testing/house.ts';
import { filledIn, interviewed, rated } from '#testing/reviewing.ts';
import { handedInRows } from './store.ts';
import { scorecardsOf } from './verbs.ts';

const reviewsIn = (here: House) => here.said().filter((name) => name.startsWith('reviews.'));
const page = async (answer: Response) => ({ status: answer.status, text: await answer.text() });

test('Rex changes a level with a reason; the one before stays, and Rita sees both', async () => {
  const here = await house();
  const ada = await interviewed(here);
  await rated(here.rex, ada, '3');
  const [criterion] = ada.first.criteria;
  const to = `${ada.review}/overrides?question=1&criterion=${criterion?.id}`;
  const change = { seen: '0', [`level-${criterion?.id}`]: '5', reason: 'The log <proves> it.' };
  const none = await page(await here.rex.post(to, { ...change, reason: ' ' }));
  expect([none.status, none.text]).toEqual([422, expect.stringContaining('Write the reason')]);
  expect(none.text).toMatch(/value="5" checked/);
  expect((await page(await here.rex.post(to, { seen: '0', reason: 'Because.' }))).text).toContain(
    'Because.</textarea>',
  );
  expect((await here.rex.post(to, change)).status).toBe(303);
  expect((await here.rex.post(to, change)).status).toBe(303);
  const stale = await page(await here.rex.post(to, { ...change, [`level-${criterion?.id}`]: '1' }));
  expect([stale.status, stale.text]).toEqual([409, expect.stringContaining('in another window meanwhile')]);
  const same = { ...change, seen: '1', reason: 'Once more.' };
  expect((await here.rex.post(to, same)).headers.get('location')).toContain('done=same');
  expect(reviewsIn(here).filter((name) => name === 'reviews.level-overridden')).toHaveLength(1);
  here.wait(60_000);
  await rated(here.rita, ada, '2');
  const text = await here.rita.page(`${ada.review}?question=1`);
  expect(text).toContain('The log &lt;proves&gt; it.');
  expect(text).toContain('Rex Lund changed level 3 to level 5: The log &lt;proves&gt; it.');
  const [card] = await scorecardsOf(here.ctx, ada.id);
  expect(card?.levels[0]).toMatchObject({
    level: 3,
    overrides: [{ level: 5, reason: 'The log <proves> it.' }],
  });
});

test('nobody changes a level of somebody else, nor before handing in', async () => {
  const here = await house();
  const ada = await interviewed(here);
  await rated(here.rex, ada, '3');
  const [criterion] = ada.first.criteria;
  const to = `${ada.review}/overrides?question=1&criterion=${criterion?.id}`;
  const answer = await page(
    await here.rita.post(to, { seen: '0', [`level-${criterion?.id}`]: '5', reason: 'No.' }),
  );
  expect([answer.status, answer.text]).toEqual([
    409,
    expect.stringContaining('Hand in your scorecard first'),
  ]);
  expect((await scorecardsOf(here.ctx, ada.id))[0]?.levels[0]?.overrides).toEqual([]);
});

test('two windows: the later one is told, overwrites nothing, and keeps its words', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const path = `${ada.review}?question=1`;
  const first = await filledIn(here.rex, path, ada.first, '2', 'From the first window');
  const second = await filledIn(here.rex, path, ada.first, '5', 'From the second window');
  expect((await here.rex.post(path, { ...first, do: 'next' })).status).toBe(303);
  const { status, text } = await page(await here.rex.post(path, { ...second, do: 'next' }));
  expect([status, text]).toEqual([409, expect.stringContaining('in another window meanwhile')]);
  expect(text).toContain('From the second window');
  expect(await here.rex.page(path)).toContain('From the first window');
  const seen = /name="seen" value="(\w*)"/.exec(text)?.[1] ?? '';
  expect((await here.rex.post(path, { ...second, seen, do: 'next' })).status).toBe(303);
  expect(await here.rex.page(path)).toContain('From the second window');
});

test('handed in twice is handed in once; what comes later from an old page is not taken, and says so', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const path = `${ada.review}?question=2`;
  const one = await filledIn(here.rex, `${ada.review}?question=1`, ada.first, '3');
  await here.rex.post(`${ada.review}?question=1`, { ...one, do: 'next' });
  const two = { ...(await filledIn(here.rex, path, ada.second, '4', 'Fine')), do: 'hand-in', summary: '' };
  const answers = await Promise.all([here.rex.post(path, two), here.rex.post(path, two)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(reviewsIn(here).filter((name) => name === 'reviews.scorecard-handed-in')).toHaveLength(1);
  const late = await page(
    await here.rex.post(`${ada.review}?question=1`, { ...one, [`level-${ada.first.criteria[0]?.id}`]: '5' }),
  );
  expect([late.status, late.text]).toEqual([
    409,
    expect.stringContaining('handed in this scorecard already'),
  ]);
  expect(
    (await scorecardsOf(here.ctx, ada.id)).map(({ levels }) => levels.map(({ level }) => level)),
  ).toEqual([[3, 4]]);
});

test('a level that is none, and a remark that is too long, are refused at their field', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const path = `${ada.review}?question=1`;
  const odd = await page(
    await here.rex.post(path, { ...(await filledIn(here.rex, path, ada.first, '9')), do: 'next' }),
  );
  expect([odd.status, odd.text]).toEqual([422, expect.stringContaining('Choose one of these levels')]);
  const long = await filledIn(here.rex, path, ada.first, '3', 'x'.repeat(2001));
  const { status, text } = await page(await here.rex.post(path, { ...long, do: 'next' }));
  expect([status, text]).toEqual([422, expect.stringContaining('Use at most 2,000 characters.')]);
  expect(text).toContain('x'.repeat(2001));
});

test('levels, remarks and reasons are sealed where they lie; facts hold ids alone', async () => {
  const here = await house();
  const ada = await interviewed(here);
  await rated(here.rex, ada, '3', 'Rex likes it');
  expect(JSON.stringify(await handedInRows(here.ctx.db.read, ada.id))).not.toMatch(/likes|"level"/);
  expect(JSON.stringify(here.facts)).not.toMatch(/likes|Ada/);
});

test('a double click on a change is one change, and what no page can show is left out of its reason', async () => {
  const here = await house();
  const ada = await interviewed(here);
  await rated(here.rex, ada, '3', 'Good\u0000\u0007\rreally');
  const [criterion] = ada.first.criteria;
  const door = `${ada.review}/overrides?question=1&criterion=${criterion?.id}`;
  const sent = { seen: '0', [`level-${criterion?.id}`]: '5', reason: 'Heard\u0000 it again' };
  const answers = await Promise.all([1, 2, 3].map(() => here.rex.post(door, sent)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(here.said().filter((name) => name === 'reviews.level-overridden')).toHaveLength(1);
  const [card] = await scorecardsOf(here.ctx, ada.id);
  expect(card?.levels[0]).toMatchObject({
    remark: 'Good\nreally',
    overrides: [{ level: 5, reason: 'Heard it again' }],
  });
});
