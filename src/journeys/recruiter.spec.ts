import { expect, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { rita, setUp } from './support/people.ts';

let house: Product;
test.beforeAll(async () => {
  house = await product();
});
test.afterAll(() => house.close());

test('Rita sets up the house, looks at the sample kit, writes a question and opens a position', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
  page.on('pageerror', (error) => complaints.push(error.message));

  await page.goto(await house.setUpLink());
  await look(page, 'set-up');
  await setUp(page, house);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Waiting for you');
  await look(page, 'home');

  await page.getByRole('link', { name: 'Kits' }).click();
  await look(page, 'kits');
  await page.getByRole('link', { name: /Site reliability engineer/ }).click();
  await look(page, 'kit');
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByLabel('Question').fill('Describe the last thing you repaired. How did you find the cause?');
  await page.getByText('Begin with a good example').click();
  await page.getByRole('button', { name: 'Finds the cause' }).click();
  await expect(page.getByLabel('Criterion')).toHaveValue('Finds the cause');
  await look(page, 'question');
  await page.getByRole('link', { name: /Site reliability/ }).click();
  await expect(page.getByRole('link', { name: /Describe the last thing you repaired/ })).toBeVisible();
  await page.getByRole('link', { name: 'Preview as a candidate' }).click();
  await look(page, 'preview');
  await page.getByRole('link', { name: /^Next: / }).click();
  await page.getByRole('link', { name: 'Close the preview' }).click();

  await page.getByRole('link', { name: 'Positions', exact: true }).click();
  await look(page, 'positions');
  await page.getByRole('link', { name: 'New position' }).first().click();
  await page.getByLabel('Title').fill('Platform engineer');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Platform engineer');
  await look(page, 'position');
  await page.getByRole('link', { name: 'Models' }).click();
  await look(page, 'models');
  expect(complaints).toEqual([]);
});

test('the house remembers after a crash: nobody signs in twice, nothing is gone', async ({ page }) => {
  await page.goto(`${house.base}/sign-in`);
  await page.locator('[name="login"]').fill(rita.login);
  await page.locator('[name="password"]').fill(rita.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await house.kill();
  await house.start();
  await page.goto(`${house.base}/positions`);
  await expect(page.getByRole('link', { name: 'Platform engineer' })).toBeVisible();
});
