import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { setUp } from './support/people.ts';

let house: Product;
test.beforeEach(async () => {
  house = await product();
});
test.afterEach(() => house?.close());

/** A day from now, where the house is. */
const dayIn = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(Date.now() + days * 86_400_000);
async function publish(page: Page, day: string) {
  await page.goto(`${house.base}/policy/publication`);
  await page.getByLabel('In force from').fill(day);
  await page.getByRole('button', { name: /Publish version/ }).click();
}

test('a policy is written, published and changed; strangers read it without being known', async ({
  page: rita,
  browser,
}) => {
  // Fourteen pages are photographed and held to the rules, in two widths each.
  test.slow();
  await setUp(rita, house);
  const stranger = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await stranger.goto(`${house.base}/privacy`);
  await expect(stranger.getByText('Noch ist keine Erklärung veröffentlicht.')).toBeVisible();
  await look(stranger, 'privacy-none');

  await rita.getByRole('link', { name: 'Privacy', exact: true }).click();
  await look(rita, 'policy-desk-empty');
  await rita.getByRole('link', { name: 'Begin with the sample' }).click();
  await look(rita, 'policy-draft');
  await rita.getByRole('button', { name: 'Save the draft' }).click();
  await expect(rita.getByText('Saved.', { exact: true })).toBeVisible();
  await rita.getByRole('link', { name: 'Preview' }).click();
  await look(rita, 'policy-preview');
  await publish(rita, dayIn(0));
  await expect(rita.getByText('Published.', { exact: true })).toBeVisible();

  await rita.goto(`${house.base}/policy/draft`);
  const english = rita.getByLabel('Text in English');
  await english.fill((await english.inputValue()).replace('people by people', 'everybody by people'));
  await english.fill((await english.inputValue()).replace('We buy no data', 'We keep doves. We buy no data'));
  await rita.getByLabel('What changes, in English').fill('We keep doves.');
  await rita.getByLabel('What changes, in Deutsch').fill('Wir halten Tauben.');
  await rita.getByRole('button', { name: 'Save the draft' }).click();
  await rita.goto(`${house.base}/policy/publication`);
  await look(rita, 'policy-publication');
  await rita.locator('[name="material"][value="yes"]').check();
  await rita.getByLabel('In force from').fill(dayIn(3));
  await rita.getByRole('button', { name: /Publish version/ }).click();
  await expect(rita.locator('#day-error')).toContainText('at least 14 days before');
  await rita.getByLabel('In force from').fill(dayIn(20));
  await rita.getByRole('button', { name: /Publish version/ }).click();
  await expect(rita.getByText('Announced')).toBeVisible();
  await look(rita, 'policy-desk');

  await stranger.goto(`${house.base}/privacy`);
  await expect(stranger.getByText('Wir halten Tauben.').first()).toBeVisible();
  await look(stranger, 'privacy-de');
  await stranger.getByRole('link', { name: 'English' }).click();
  await expect(stranger.locator('html')).toHaveAttribute('lang', 'en');
  await look(stranger, 'privacy-en');
  for (const [name, shot] of [
    ['How long', 'privacy-retention'],
    ['Recipients', 'privacy-processors'],
    ['Record of processing', 'privacy-record'],
  ] as const) {
    await stranger.getByLabel('About privacy').getByRole('link', { name }).click();
    await expect(stranger.locator('html'), 'a language once chosen stays').toHaveAttribute('lang', 'en');
    await look(stranger, shot);
  }
  await stranger.goto(`${house.base}/privacy/changes?from=1&to=2&lang=en`);
  await expect(stranger.locator('ins').filter({ hasText: 'doves' })).toBeVisible();
  await look(stranger, 'privacy-changes');
  await stranger.goto(`${house.base}/privacy/versions/2?lang=en`);
  await look(stranger, 'privacy-version');
  expect(await stranger.context().cookies()).toEqual([]);
});

test('two colleagues who write at once see both texts', async ({ page: rita, browser }) => {
  await setUp(rita, house);
  const other = await (
    await browser.newContext({ storageState: await rita.context().storageState() })
  ).newPage();
  await Promise.all([rita, other].map((page) => page.goto(`${house.base}/policy/draft`)));
  await rita.getByLabel('Text in English').fill('## Ours\n\nWritten by Rita, who was quicker.');
  await rita.getByRole('button', { name: 'Save the draft' }).click();
  await other.getByLabel('Text in English').fill('## Ours\n\nWritten by Olga, who was slower.');
  await other.getByRole('button', { name: 'Save the draft' }).click();
  await expect(other.getByText('Your colleague saved the draft while you wrote.')).toBeVisible();
  await expect(other.getByLabel('Text in English')).toHaveValue(/Olga/);
  await look(other, 'policy-conflict');
});
