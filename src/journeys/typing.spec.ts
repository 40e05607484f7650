import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { invite, openQuestion, setUp } from './support/people.ts';

let house: Product;
let link: string;
let page: Page;
test.beforeAll(async ({ browser }) => {
  house = await product();
  const rita = await (await browser.newContext()).newPage();
  await setUp(rita, house);
  link = await invite(rita, house, 'Ada Lovelace');
  page = await (await browser.newContext()).newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await openQuestion(page, link, 'typed');
});
test.afterAll(() => house?.close());

const text = () => page.locator('textarea[data-part="text"]');
const saved = () => page.locator('[data-part="saved"]');
/** What this browser still keeps because the server has not confirmed it. */
const keptHere = () => page.evaluate<number>('localStorage.length');

test('what Ada types is saved after two quiet seconds, and said to be', async () => {
  await text().fill('The error rate was flat, so I thought of saturation.');
  await expect(saved()).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
  await page.reload();
  await expect(text()).toHaveValue('The error rate was flat, so I thought of saturation.');
  expect(await keptHere()).toBe(0);
});

test('what Ada types before the script of the page has come is saved as well', async () => {
  const early = 'The error rate was flat, so I thought of saturation, and looked.';
  await page.route(/typed\.js/, async (route) => {
    await expect(text()).toHaveValue(early);
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await text().fill(early);
  await expect(saved()).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
  await page.unroute(/typed\.js/);
  await page.reload();
  await expect(text()).toHaveValue(early);
});

test('a server that is killed and a page that is reloaded meanwhile lose no word', async () => {
  const more = 'The error rate was flat, so I thought of saturation. The pool was full.';
  await house.kill();
  await text().fill(more);
  await expect(saved()).toContainText('Kept on this device');
  await house.start();
  await page.reload();
  await expect(text()).toHaveValue(more);
  await expect(saved()).toHaveText(/^Saved/);
  await page.evaluate('localStorage.clear()');
  await page.reload();
  await expect(text()).toHaveValue(more);
});

test('the ring around the field that is typed into covers no word above or below it', async () => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await text().focus();
    await page.screenshot({ path: `.build/pictures/typing-${width}.png` });
    const [hint, field, below] = await Promise.all(
      [page.locator('#text-hint'), text(), saved()].map((one) => one.boundingBox()),
    );
    const ring = await page.evaluate<number>(
      '(({ outlineOffset, outlineWidth }) => parseFloat(outlineOffset) + parseFloat(outlineWidth))(getComputedStyle(document.activeElement))',
    );
    if (!hint || !field || !below) throw new Error('hint, field and what is saved are shown');
    expect(ring, 'there is a ring').toBeGreaterThan(0);
    expect(field.y - (hint.y + hint.height), `above, at ${width}`).toBeGreaterThanOrEqual(ring);
    expect(below.y - (field.y + field.height), `below, at ${width}`).toBeGreaterThanOrEqual(ring);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
});

test('a field emptied by accident is not saved over the words', async () => {
  const before = await text().inputValue();
  await text().fill('');
  await expect(saved()).toContainText('the last text saved stays');
  await page.reload();
  await expect(text()).toHaveValue(before);
});

test('two windows: the later one is told, and overwrites nothing', async () => {
  const second = await page.context().newPage();
  await second.goto(page.url());
  await text().fill('Written in the first window, which was the last to be saved.');
  await expect(saved()).toHaveText(/^Saved/);
  await second
    .locator('textarea')
    .fill('Something else, that is longer than what was written in the first window before.');
  await expect(second.locator('[data-part="saved"]')).toContainText('from another window');
  await second.close();
  await page.evaluate('localStorage.clear()');
  await page.reload();
  await expect(text()).toHaveValue('Written in the first window, which was the last to be saved.');
});

test('the time that is left stands beside the words; at its end nothing more is written, and time given back opens them', async () => {
  const ending = page.locator('[data-part="ending"]');
  await page.reload();
  await expect(page.locator('[data-part="clock"]')).toHaveText(/^\d+:\d\d left to write$/);
  let left = 40_000;
  await page.route('**/interview/presence', (route) =>
    route.fulfill({ json: { now: Date.now(), answerEndsAt: Date.now() + left } }),
  );
  await expect(ending).toHaveText('Less than a minute is left. What is saved then counts.');
  await expect(text()).toBeEditable();
  left = -1000;
  await expect(ending).toContainText('The time for this answer is over.');
  await expect(text()).not.toBeEditable();
  left = 600_000;
  await expect(text()).toBeEditable();
  await expect(ending).toHaveText('');
  await page.unroute('**/interview/presence');
});

test('words typed a moment before handing in are in the answer', async () => {
  await text().fill('I asked first, and then I paused the export.');
  await page.locator('form[data-typed] button.main').click();
  await page.locator('form[action$="/start"]').waitFor();
  expect(await keptHere()).toBe(0);
  await page.locator('[name="kind"][value="typed"]').check();
  await page.locator('form[action$="/start"] button.main').click();
  await page.locator('textarea').fill('That is all.');
  await page.locator('form[data-typed] button.main').click();
  await page.waitForURL(/\/interview\/(done|transcripts)$/);
  await page.goto(`${house.base}/interview/transcripts`);
  await expect(page.getByText('I asked first, and then I paused the export.')).toBeVisible();
});
