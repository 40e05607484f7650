import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { type House, house } from '#testing/house.ts';
import { languageModel } from '#testing/language.ts';
import { decided, interviewed, rated, typedPosition } from '#testing/reviews.ts';

const thinking = () => ({
  machines: { language: languageModel({ level: ({ rest }) => (rest.includes('log') ? 3.5 : 2.5) }).model },
});
const pathOf = (positionId: string, query = '') => `/positions/${positionId}/comparison${query}`;
const plain = (html: string) =>
  html
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const tablesIn = (page: string) => [...page.matchAll(/<table[\s\S]*?<\/table>/g)].map(([table]) => table);
const rowsIn = (table = '') =>
  [...table.matchAll(/<tr role="row"><th scope="row"[\s\S]*?<\/tr>/g)].map(([row]) => row);
const namesIn = (table: string) => rowsIn(table).map((row) => /Ada|Bob|Cleo/.exec(row)?.[0]);

/** Ada, Bob who wants people alone, and Cleo answered; Rita rated all of them, the model thinks most of Ada. */
async function three(here: House) {
  const positionId = await typedPosition(here);
  const ada = await interviewed(here, { positionId, name: 'Ada' });
  here.wait(60_000);
  const bob = await interviewed(here, { positionId, name: 'Bob', scoring: 'people' });
  here.wait(60_000);
  const cleo = await interviewed(here, {
    positionId,
    name: 'Cleo',
    words: 'The disk was full. So I guessed.',
  });
  await rated(here, here.rita, ada, [2, 3]);
  await rated(here, here.rita, bob, [5, 5]);
  await rated(here, here.rita, cleo, [4, null]);
  return { positionId, ada, bob, cleo };
}

test('Rita reads everybody side by side, and only people put anybody in an order', async () => {
  const here = await house(thinking());
  const { positionId } = await three(here);
  const page = await here.rita.page(pathOf(positionId));
  const [short = '', cause = ''] = tablesIn(page);
  expect(namesIn(short)).toEqual(['Ada', 'Bob', 'Cleo']);
  expect(plain(rowsIn(short)[2] ?? '')).toMatch(
    /Not decided 4\.0 of 5 1 of 2 criteria 2\.0 of 5 2 of 2 criteria/,
  );
  expect(plain(cause)).toContain('Ada 2 4 4, 4, 4');
  expect(page).toContain('People, Cleo: 3 of 4 of the weight is covered');
  const ordered = async (order: string) =>
    namesIn(tablesIn(await here.rita.page(pathOf(positionId, `?order=${order}`)))[0] ?? '');
  expect(await ordered('people')).toEqual(['Bob', 'Cleo', 'Ada']);
  expect(await ordered('newest')).toEqual(['Cleo', 'Bob', 'Ada']);
  for (const order of ['ai', 'proposed', 'x']) expect(await ordered(order)).toEqual(['Ada', 'Bob', 'Cleo']);
});

test('Bob, who declined AI, looks like Cleo, whose proposal is still waiting', async () => {
  const here = await house();
  const { positionId } = await three(here);
  const [short = ''] = tablesIn(await here.rita.page(pathOf(positionId)));
  const [, bob, cleo] = rowsIn(short).map((row) => plain(row).replaceAll(/Bob|Cleo|\d\.\d of 5 \d/g, ''));
  expect(bob).toContain('No proposal');
  expect(bob).toBe(cleo);
});

test('for whom Rex has not rated, the comparison is closed to him, on the page and in the file', async () => {
  const here = await house(thinking());
  const { positionId, ada, bob } = await three(here);
  await decided(here, here.rita, bob, 'Good.');
  await rated(here, here.rex, ada, [3, 3]);
  const page = await here.rex.page(pathOf(positionId, '?order=people'));
  const [first, ...closed] = rowsIn(tablesIn(page)[0]).map(plain);
  expect(first).toContain('2.6 of 5');
  expect(first).toContain('4.0 of 5');
  for (const row of closed) {
    expect(row).toContain('Your scorecard comes first');
    expect(row).not.toMatch(/of 5|Goes on/);
  }
  const table = tablesIn(page)[1] ?? '';
  expect(rowsIn(table).filter((row) => row.includes('class="person"'))).toHaveLength(1);
  const csv = await (await here.rex.get(pathOf(positionId).replace('comparison', 'comparison.csv'))).text();
  const cells = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
  expect(cells.map((row) => [row.Candidate, row['AI, mean'], row['People, mean'], row.Decision])).toEqual([
    ['Ada', '4.0', '2.6', ''],
    ['Bob', '', '', ''],
    ['Cleo', '', '', ''],
  ]);
});

test('one criterion can be chosen, a decision shows, and each person seen is a fact', async () => {
  const here = await house(thinking());
  const { positionId, ada, bob, cleo } = await three(here);
  await decided(here, here.rita, bob, 'Good.');
  const second = ada.questions[0]?.criteria[1]?.id;
  here.facts.length = 0;
  const page = await here.rita.page(pathOf(positionId, `?criterion=${second}`));
  expect(tablesIn(page)).toHaveLength(2);
  expect(page).toContain('<h2>Telling others</h2>');
  expect(plain(rowsIn(tablesIn(page)[0])[1] ?? '')).toContain('Goes on');
  expect(here.facts).toEqual(
    [ada, bob, cleo].map(({ sittingId, subjectId }) => ({
      name: 'reports.comparison-opened',
      fact: { positionId, sittingId, subjectId, by: here.rita.subjectId, open: 1 },
    })),
  );
});

test('nobody has finished yet: the page says when they will stand here, and the tab leads to it', async () => {
  const here = await house();
  const positionId = await typedPosition(here);
  expect(await here.rita.page(pathOf(positionId))).toContain('Nobody has finished yet');
  expect(await here.rita.page(`/positions/${positionId}`)).toContain(`href="${pathOf(positionId)}"`);
  expect((await here.rita.get('/positions/nothing/comparison')).status).toBe(404);
});
