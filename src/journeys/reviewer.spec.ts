import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { agreeToWords, invite, joinAsReviewer, openQuestion, rate, setUp } from './support/people.ts';

const words = 'The error rate was flat, so I thought of saturation. The pool was full of the nightly export.';
const doubt = 'Rita doubts that the cause was shown.';

let house: Product;
let rita: Page;
let reviewer: Page;
let review: string;
test.beforeAll(async ({ browser }) => {
  house = await product();
  rita = await (await browser.newContext()).newPage();
  await setUp(rita, house);
  const link = await invite(rita, house, 'Ada Lovelace');
  const ada = await (await browser.newContext()).newPage();
  await answerEverything(ada, link);
  reviewer = await (await browser.newContext()).newPage();
  await joinAsReviewer(reviewer, rita, house);
});
test.afterAll(() => house?.close());

/** Ada types every answer, and says that the words stand. */
async function answerEverything(page: Page, link: string) {
  page.on('dialog', (dialog) => dialog.accept());
  await openQuestion(page, link, 'typed');
  for (;;) {
    await page.locator('textarea[data-part="text"], form[data-typed] textarea').first().fill(words);
    await page.locator('form[data-typed] button.main').click();
    const next = page.locator('form[action$="/start"]');
    const isOver = () => /\/interview\/(done|transcripts)$/.test(page.url());
    await expect.poll(async () => isOver() || (await next.count()) > 0).toBe(true);
    if (isOver()) break;
    await page.locator('[name="kind"][value="typed"]').check();
    await page.locator('form[action$="/start"] button.main').click();
    await page.locator('form[data-typed]').waitFor();
  }
  await agreeToWords(page);
}
test('Rita rates what she finds on her first page, and hands in', async () => {
  await rita.goto(house.base);
  await rita.getByRole('link', { name: 'Interview to rate' }).click();
  await expect(rita.getByRole('heading', { level: 1 })).toHaveText('Your scorecard for Ada Lovelace');
  review = rita.url().replace(/\?.*/, '');
  await rate(rita, '2', doubt);
  await rita.getByLabel('What you think of the whole interview').fill('All in all: not yet.');
  await rita.getByRole('button', { name: 'Hand in' }).click();
  await expect(rita.getByText('Your scorecard is handed in.')).toBeVisible();
});

test('a reviewer cannot see the AI, nor what others think, before rating', async () => {
  await reviewer.goto(house.base);
  await look(reviewer, 'reviewer-home');
  await reviewer.getByRole('link', { name: 'Reviews', exact: true }).click();
  await look(reviewer, 'reviews');
  await reviewer.goto(review);
  await expect(reviewer.getByText(words).first()).toBeVisible();
  await look(reviewer, 'review');
  const questions = await reviewer.getByRole('navigation', { name: 'Questions' }).getByRole('link').count();
  for (let number = 1; number <= questions; number++) {
    const html = await (await reviewer.request.get(`${review}?question=${number}`)).text();
    for (const hidden of ['Rita', doubt, 'not yet', 'class="level', 'AI proposal'])
      expect(html).not.toContain(hidden);
  }
  const report = await (await reviewer.request.get(review.replace('review', 'report'))).text();
  expect(report).not.toContain(doubt);
});

test('handing in too early says what lacks a level, and keeps what was put down', async () => {
  const tabs = reviewer.getByRole('navigation', { name: 'Questions' });
  await tabs.getByRole('link').last().click();
  await reviewer.locator('[type="radio"][value="4"]').first().check();
  await reviewer.getByLabel('Remark').first().fill('Names the signal.');
  await reviewer.getByRole('button', { name: 'Hand in' }).click();
  await expect(reviewer.getByText('something still lacks a level')).toBeVisible();
  await look(reviewer, 'review-incomplete');
  await reviewer.getByRole('button', { name: 'Save and go on later' }).click();
  await expect(reviewer.getByText('Begun')).toBeVisible();
  await reviewer.goto(review);
  await tabs.getByRole('link').last().click();
  await expect(reviewer.getByLabel('Remark').first()).toHaveValue('Names the signal.');
});

test('after handing in, the others stand beside one, and a level changes with a reason', async () => {
  await reviewer.goto(`${review}?question=1`);
  await rate(reviewer, '4');
  await reviewer.getByRole('button', { name: 'Hand in' }).click();
  await expect(reviewer.getByText(`Rita Osei: ${doubt}`).first()).toBeVisible();
  await reviewer.getByText('Change your level').first().click();
  const form = reviewer.locator('form[action*="/overrides"]').first();
  await form.locator('[value="3"]').check();
  await form.getByLabel('Reason').fill('Rita is right: the cause is not shown.');
  await look(reviewer, 'review-change');
  await form.getByRole('button').click();
  await expect(reviewer.getByText('Rita is right: the cause is not shown.')).toBeVisible();
  await look(reviewer, 'revealed');
});

test('Rita decides: outcome, reason, a letter she changes, which waits to be sent by hand', async () => {
  await rita.goto(review.replace('review', 'decision'));
  await look(rita, 'decision');
  await rita.getByText('We go on with this person').click();
  await rita.getByLabel('Reason').fill('Two people find the cause of an incident in your answers.');
  await rita.getByRole('button', { name: 'Write the letter' }).click();
  const letter = rita.getByLabel('Letter');
  await letter.fill((await letter.inputValue()).replace('We will write to you', 'Rita will call you'));
  await look(rita, 'decision-letter');
  await rita.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(rita.getByText('It is decided.')).toBeVisible();
  await expect(async () => {
    await rita.reload();
    await expect(rita.getByRole('link', { name: 'Open the letter' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await look(rita, 'decided');
  await rita.getByRole('link', { name: 'Open the letter' }).click();
  await expect(rita.getByText('Rita will call you about the next step.', { exact: true })).toBeVisible();
  await reviewer.goto(review.replace('review', 'decision'));
  await expect(reviewer.getByText('This is for recruiters and admins.')).toBeVisible();
});
