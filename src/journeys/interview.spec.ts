import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { setUp } from './support/people.ts';

let house: Product;
test.beforeAll(async () => {
  house = await product();
});
test.afterAll(() => house.close());

/** Rita invites somebody and copies the private link out of the letter. */
async function invited(page: Page, name: string) {
  await page.goto(`${house.base}/positions`);
  await page.getByRole('link', { name: 'Site reliability engineer', exact: true }).click();
  await page.getByRole('link', { name: 'Candidates', exact: true }).click();
  await look(page, 'candidates-before');
  await page.goto(page.url().replace(/candidates.*/, 'invitations/new'));
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail address').fill(`${name.split(' ')[0]?.toLowerCase()}@example.org`);
  await look(page, 'invite');
  await page.getByRole('button', { name: /Invite/ }).click();
  await look(page, 'invitation');
  const link = /https?:\/\/[^\s"<]+\/i\/[\w-]+/.exec(await page.content())?.[0];
  expect(link).toBeTruthy();
  return link ?? '';
}

/** From the private link to the first question. */
async function begins(page: Page, link: string) {
  await page.goto(link);
  expect(page.url()).not.toContain('/i/');
  await look(page, 'notice');
  await page.locator('[name="record"]').check();
  await page.locator('[name="scoring"][value="ai"]').check();
  await page.locator('form[action="/interview/notice"] button.main').click();
  await look(page, 'devices');
}

test('Ada takes the interview by typing, with the keyboard alone', async ({ page, browser }) => {
  await setUp(page, house);
  const link = await invited(page, 'Ada Lovelace');
  const ada = await (await browser.newContext()).newPage();
  await begins(ada, link);
  await ada.locator('button[value="typed"]').focus();
  await ada.keyboard.press('Enter');
  await ada.waitForURL('**/interview/practice');
  await look(ada, 'practice');
  await ada.locator('a[href^="/interview/questions/"]').first().click();
  for (const [at, words] of [
    'We saw errors rise, compared two signals and found a full disk.',
    'I removed a weekly report.',
  ].entries()) {
    await ada.locator('form[action$="/start"] button').first().waitFor();
    if (at === 0) await look(ada, 'ready');
    await ada.locator('form[action$="/start"] button').first().click();
    await ada.locator('textarea').fill(words);
    if (at === 0) await look(ada, 'typed');
    await ada.locator('form[data-typed] button.main').click();
  }
  await ada.waitForURL(/\/interview\/(done|transcripts)$/);
  await ada.goto(`${house.base}/interview/transcripts`);
  await expect(ada.getByText('found a full disk')).toBeVisible();
  await look(ada, 'transcripts-typed');
  await ada.goto(`${house.base}/interview/done`);
  await look(ada, 'done');
});
