import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { invite, setUp } from './support/people.ts';

let house: Product;
test.beforeEach(async ({ page }) => {
  house = await product();
  await setUp(page, house);
});
test.afterEach(() => house?.close());

const boxOf = async (part: Locator) => {
  const box = await part.boundingBox();
  if (!box) throw new Error('it is not on the page');
  return box;
};
const buttonsOf = (page: Page) => ({
  no: page.locator('.even button[value="essential"]'),
  yes: page.locator('.even button[value="all"]'),
});
const namesIn = async (page: Page) =>
  (await page.context().cookies()).map(({ name }) => name.replace('__Host-', '')).toSorted();

/** As large, as high on the page, looking alike: what differs is the word. */
async function weighSame(page: Page) {
  const { no, yes } = buttonsOf(page);
  const [a, b] = [await boxOf(no), await boxOf(yes)];
  expect([b.width, b.height, b.y]).toEqual([a.width, a.height, a.y]);
  const dress = (name: string) =>
    page.evaluate<string[]>(
      `(({ color, backgroundColor, borderColor, fontSize, fontWeight }) =>
        [color, backgroundColor, borderColor, fontSize, fontWeight])
        (getComputedStyle(document.querySelector('.even button[value="${name}"]')))`,
    );
  expect(await dress('all')).toEqual(await dress('essential'));
  expect(a.height).toBeGreaterThanOrEqual(44);
}

test('yes and no to cookies weigh the same, on a desk and on a phone, for guests and for staff', async ({
  page: rita,
  browser,
}) => {
  const link = await invite(rita, house, 'Ada Lovelace');
  const ada = await (await browser.newContext()).newPage();
  await ada.goto(link);
  await ada.locator('form[action="/interview/notice"]').waitFor();
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${house.base}/sign-in`);
  await rita.goto(`${house.base}/positions`);
  for (const page of [ada, stranger, rita]) {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await weighSame(page);
      const banner = await boxOf(page.locator('aside.cookies'));
      const title = await boxOf(page.locator('h1').first());
      expect(banner.y + banner.height).toBeLessThanOrEqual(title.y);
    }
  }
  await look(ada, 'cookies-asked-guest');
  await look(stranger, 'cookies-asked-stranger');
  await look(rita, 'cookies-asked-staff');
  await stranger.goto(`${house.base}/privacy/cookies`);
  await weighSame(stranger);
  await look(stranger, 'cookies');
});

test('one press each, by keyboard and without a script; before it only what is needed is there', async ({
  browser,
}) => {
  for (const value of ['essential', 'all'] as const) {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${house.base}/sign-in`);
    expect(await namesIn(page)).toEqual([]);
    const button = page.locator(`aside.cookies button[value="${value}"]`);
    for (let tabs = 0; tabs < 6 && !(await button.evaluate((node) => node.matches(':focus'))); tabs++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('aside.cookies').waitFor({ state: 'detached' });
    expect(page.url()).toBe(`${house.base}/sign-in`);
    expect(await namesIn(page)).toEqual(['cookies']);
  }
});

test('dark stays dark where it may be remembered; Global Privacy Control is a no that the page shows', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ colorScheme: 'light' })).newPage();
  await page.goto(`${house.base}/privacy/cookies`);
  await buttonsOf(page).yes.click();
  await page.locator('[name="appearance"][value="dark"]').check();
  await page.locator('form[action$="/look"] button.main').click();
  const ground = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
  // The press leads to a page anew.
  await expect.poll(ground).toBe('rgb(20, 22, 24)');
  await look(page, 'cookies-dark');
  await page.goto(`${house.base}/sign-in`);
  await expect.poll(ground).toBe('rgb(20, 22, 24)');
  const careful = await (await browser.newContext({ extraHTTPHeaders: { 'sec-gpc': '1' } })).newPage();
  await careful.goto(`${house.base}/sign-in`);
  expect(await careful.locator('aside.cookies').count()).toBe(0);
  await careful.goto(`${house.base}/privacy/cookies`);
  await expect(careful.getByText('Your browser sends Global Privacy Control').first()).toBeVisible();
  await look(careful, 'cookies-signal');
  expect(await namesIn(careful)).toEqual([]);
});
