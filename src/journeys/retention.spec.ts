import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { invite, setUp } from './support/people.ts';

let house: Product;
let rita: Page;
test.beforeAll(async ({ browser }) => {
  house = await product();
  rita = await (await browser.newContext({ colorScheme: 'dark' })).newPage();
  await setUp(rita, house);
  await invite(rita, house, 'Ada Lovelace');
});
test.afterAll(() => house?.close());

const why = 'Our works council reads them with the candidates.';
test('Rita keeps recordings longer: she says why, sees what changes, and everybody can read it', async () => {
  await rita.goto(`${house.base}/retention`);
  await look(rita, 'retention');
  await rita.getByRole('link', { name: 'Change Video and voice' }).click();
  await expect(rita.getByText('It is removed: the entry, its recordings')).toBeVisible();
  await look(rita, 'retention-rule');
  await rita.getByLabel('Days', { exact: true }).fill('60');
  await rita.getByRole('button', { name: 'See what would change' }).click();
  await expect(rita.getByText('Write why').first()).toBeVisible();
  await rita.getByLabel('Why it is kept longer').fill(why);
  await rita.getByRole('button', { name: 'See what would change' }).click();
  await look(rita, 'retention-would');
  await rita.locator('form button.main').click();
  await expect(rita.getByRole('status')).toContainText('Saved.');
  await look(rita, 'retention-longer');
  await rita.goto(`${house.base}/retention/forecast`);
  await look(rita, 'retention-forecast');
});

test('a case holds Ada, is due for review, and lets her go', async () => {
  await rita.goto(`${house.base}/retention/holds`);
  await look(rita, 'holds-none');
  await rita.goto(`${house.base}/retention/holds/new`);
  await look(rita, 'hold-new');
  await rita.locator('[name="name"]').fill('Case 14 before the labour court');
  await rita.locator('[name="reason"]').fill('A claim of unequal treatment is before the court.');
  await rita
    .locator('[name="reviewOn"]')
    .fill(new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10));
  await rita.getByRole('button', { name: 'Open the case' }).click();
  await rita.getByLabel('E-mail address').fill('nobody@example.org');
  await rita.getByRole('button', { name: 'Hold this person' }).click();
  await look(rita, 'hold-unknown');
  await rita.getByLabel('E-mail address').fill('ada@example.org');
  await rita.getByRole('button', { name: 'Hold this person' }).click();
  await expect(rita.getByRole('status')).toContainText('Held.');
  await look(rita, 'hold');
  await rita.goto(`${house.base}/retention/holds`);
  await look(rita, 'holds');
  await rita.goto(`${house.base}/retention`);
  await expect(rita.getByText('1 person is left out')).toBeVisible();
});

test('the nights say when they ran and what they took', async () => {
  await rita.goto(`${house.base}/retention/nights`);
  await look(rita, 'nights');
  await rita.goto(`${house.base}/retention/accounts`);
  await look(rita, 'accounts');
});
