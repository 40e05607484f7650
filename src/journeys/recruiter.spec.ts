import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { complaintsAbout, look } from './support/look.ts';
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

const signIn = async (page: Page) => {
  await page.goto(`${house.base}/sign-in`);
  await page.locator('[name="login"]').fill(rita.login);
  await page.locator('[name="password"]').fill(rita.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

test('on a phone every tool is in reach, by keyboard and without a script', async ({ browser }) => {
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await plain.newPage();
  await signIn(page);
  const nav = page.getByRole('navigation', { name: 'Main' });
  const all = await nav.locator('a').count();
  expect(all).toBeGreaterThan(5);
  await expect(nav.getByRole('link')).toHaveCount(4);
  await nav.getByRole('link').last().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(nav.getByRole('link')).toHaveCount(all);
  for (const link of await nav.getByRole('link').all()) await expect(link).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(nav.getByRole('link')).toHaveCount(4);
  await nav.getByRole('button', { name: 'More' }).click();
  await nav.getByRole('link', { name: 'Audit' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit log');
  await expect(nav.getByRole('button', { name: 'More' })).toHaveAttribute('aria-current', 'true');
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(nav.getByRole('link')).toHaveCount(all);
  await expect(nav.getByRole('button')).toHaveCount(0);
  await plain.close();
});

test('what opens on a phone can be read by everybody', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  await page.getByRole('button', { name: 'More' }).click();
  await page.screenshot({ path: '.build/pictures/more-390.png' });
  expect(await complaintsAbout(page)).toEqual([]);
});

test('the house remembers after a crash: nobody signs in twice, nothing is gone', async ({ page }) => {
  await signIn(page);
  await house.kill();
  await house.start();
  await page.goto(`${house.base}/positions`);
  await expect(page.getByRole('link', { name: 'Platform engineer' })).toBeVisible();
});
