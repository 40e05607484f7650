import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import {
  agreeToWords,
  invite,
  joinAsReviewer,
  openQuestion,
  rate,
  setUp,
  typeTheRest,
} from './support/people.ts';

const words = 'Ich habe zugehört, nachgefragt und eine Lösung vorgeschlagen.';
const objection = 'Ich habe den Grund genannt: Der Vertrag war falsch angelegt.';
const firstReason = 'Der Grund des Ärgers wird nicht genannt.';
const secondReason = 'Der Grund steht in der Antwort.';

let house: Product;
let rita: Page;
let rex: Page;
let mira: Page;
test.beforeAll(async ({ browser }) => {
  house = await product();
  rita = await (await browser.newContext()).newPage();
  await setUp(rita, house, 'de');
  const link = await invite(rita, house, 'Mira Sommer', 'Kundenberatung');
  rex = await (await browser.newContext({ colorScheme: 'dark' })).newPage();
  await joinAsReviewer(rex, rita, house);
  mira = await (await browser.newContext({ locale: 'de-DE', colorScheme: 'dark' })).newPage();
  await openQuestion(mira, link, 'typed');
  await typeTheRest(mira, [words]);
  await agreeToWords(mira);
});
test.afterAll(() => house?.close());

/** Everything of the interview gets this level and is handed in. */
async function handIn(page: Page, level: string) {
  await rate(page, level);
  await page.getByRole('button', { name: 'Hand in' }).click();
}

test('Mira reads in German what was decided and why, and asks for a second person', async () => {
  await mira.goto(`${house.base}/space/decisions`);
  await look(mira, 'decisions-none');
  await rita.goto(house.base);
  await rita.getByRole('link', { name: 'Interview to rate' }).click();
  await handIn(rita, '2');
  await expect(rita.getByText('Your scorecard is handed in.')).toBeVisible();
  await rita.goto(rita.url().replace(/review.*/, 'decision'));
  await rita.getByText('We do not go on with this person').click();
  await rita.getByLabel('Reason').fill(firstReason);
  await rita.getByRole('button', { name: 'Write the letter' }).click();
  await rita.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(rita.getByText('It is decided.')).toBeVisible();

  await mira.goto(`${house.base}/space/decisions`);
  await expect(mira.getByText(firstReason)).toBeVisible();
  await look(mira, 'decisions-german-dark');
  await mira.locator('textarea[name="words"]').fill(objection);
  await mira.locator('form[action$="/contest"] button.main').click();
  await expect(mira.getByRole('status')).toBeVisible();
  await look(mira, 'contested-german-dark');
});

test('Rita, who keeps privacy, gives it to Rex; she who decided is not to be chosen', async () => {
  await rita.goto(`${house.base}/requests`);
  await look(rita, 'board');
  await rita.locator('main table a').first().click();
  await look(rita, 'board-request');
  await rita.goto(`${house.base}/contests`);
  await look(rita, 'contests');
  await rita.locator('main table a').first().click();
  await expect(rita.getByLabel('Rex Lund')).toBeVisible();
  await expect(rita.getByLabel('Rita Osei')).toHaveCount(0);
  await look(rita, 'contest-choose');
  await rita.getByLabel('Rex Lund').check();
  await rita.getByRole('button', { name: 'Give it to this person' }).click();
  await expect(rita.getByText('Being read')).toBeVisible();
});

test('Rex rates blind, decides otherwise, and both results stay', async () => {
  await rex.goto(`${house.base}/contests`);
  await look(rex, 'contests-reader-dark');
  await rex.locator('main table a').first().click();
  await expect(rex.getByText(words).first()).toBeVisible();
  for (const hidden of [firstReason, objection, 'AI proposal'])
    expect(await rex.content()).not.toContain(hidden);
  await handIn(rex, '4');
  await expect(rex.getByText('You decide now')).toBeVisible();
  await rex.locator('main table a').first().click();
  await look(rex, 'contest-decide-dark');
  await rex.getByLabel('Goes on').first().check();
  await rex.getByLabel('Reason').fill(secondReason);
  await rex.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(rex.getByText(firstReason)).toBeVisible();
  await look(rex, 'contest-both-dark');
  await mira.goto(`${house.base}/space/decisions`);
  for (const reason of [firstReason, secondReason]) await expect(mira.getByText(reason)).toBeVisible();
  await look(mira, 'contest-both-german-dark');
});
