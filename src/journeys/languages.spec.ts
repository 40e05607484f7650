import { expect, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { agreeToWords, invite, openQuestion, setUp, typeTheRest } from './support/people.ts';

let house: Product;
test.beforeEach(async () => {
  house = await product();
});
test.afterEach(() => house?.close());

test('Jonas takes a German interview, and every page of it is German', async ({ page: rita, browser }) => {
  await setUp(rita, house, 'de');
  const link = await invite(rita, house, 'Jonas Weber', 'Kundenberatung');
  const jonas = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  const read: string[] = [];
  const reads = async (name: string) => {
    expect(await jonas.locator('html').getAttribute('lang')).toBe('de');
    read.push(await jonas.locator('body').innerText());
    await look(jonas, `german-${name}`);
  };
  await jonas.goto(link);
  await reads('notice');
  await openQuestion(jonas, link, 'typed');
  await reads('question');
  await typeTheRest(jonas, ['Ich habe zugehört, nachgefragt und eine Lösung vorgeschlagen.']);
  await jonas.goto(`${house.base}/interview/transcripts`);
  await reads('words');
  await agreeToWords(jonas);
  await reads('done');
  for (const english of ['Your ', 'Answer', 'Question', 'Thank you', 'minutes', 'people only'])
    expect(read.join('\n')).not.toContain(english);
});

test('somebody who wants people alone looks like everybody else in the list', async ({
  page: rita,
  browser,
}) => {
  await setUp(rita, house);
  for (const [name, scoring] of [
    ['Ada Lovelace', 'ai'],
    ['Bob Hopper', 'people'],
  ] as const) {
    const link = await invite(rita, house, name);
    const guest = await (await browser.newContext()).newPage();
    await openQuestion(guest, link, 'typed', scoring);
    await typeTheRest(guest, ['We found a full disk.', 'I removed a weekly report.']);
    await agreeToWords(guest);
  }
  await rita.goto(`${house.base}/positions`);
  await rita.getByRole('link', { name: 'Site reliability engineer', exact: true }).click();
  await rita.getByRole('link', { name: 'Candidates', exact: true }).click();
  const rows = await rita.locator('tbody tr').all();
  const [one, other] = await Promise.all(
    rows.map(async (row) =>
      (await row.innerHTML())
        .replace(/(Ada Lovelace|Bob Hopper|ada@example\.org|bob@example\.org)/g, 'NAME')
        .replace(/invitations\/[\w-]+/g, 'invitations/ID')
        .replace(/value="[\w-]+"/g, 'value="ID"')
        .replace(/datetime="[^"]+"/g, 'datetime="AT"')
        .replace(/\d\d:\d\d/g, 'HH:MM'),
    ),
  );
  expect(rows).toHaveLength(2);
  expect(one).toBe(other);
  await look(rita, 'list-alike');
});
