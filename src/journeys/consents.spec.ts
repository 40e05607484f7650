import { expect, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { agreeToWords, invite, openQuestion, setUp, typeTheRest } from './support/people.ts';

let house: Product;
test.beforeEach(async () => {
  house = await product();
});
test.afterEach(() => house?.close());

test('Ada says yes in three presses, takes it back in two, and reads what that does before she does it', async ({
  page: rita,
  browser,
}) => {
  await setUp(rita, house);
  const link = await invite(rita, house, 'Ada Lovelace');
  const ada = await (await browser.newContext()).newPage();
  await openQuestion(ada, link, 'typed', 'ai');
  await typeTheRest(ada, ['We found a full disk.', 'I removed a weekly report.']);
  await agreeToWords(ada);
  await look(ada, 'done-with-openings');
  await ada.locator('form[action="/interview/openings"] [name="openings"]').check();
  await ada.locator('form[action="/interview/openings"] button').click();
  await expect(ada.getByText('You want to hear of other open positions.')).toBeVisible();
  await ada.locator('header a[href="/space/consents"]').click();
  await look(ada, 'consents-given');
  const part = (title: string) => ada.locator('section.consent').filter({ hasText: title });
  await expect(part('Help of a language model')).toContainText('what it proposed is erased');
  await part('Help of a language model').getByRole('button', { name: 'Take back' }).click();
  await expect(part('Help of a language model')).toContainText('Withdrawn');
  await part('Take part in the interview').getByRole('button', { name: 'Take back' }).click();
  await expect(ada.getByText('Taken back. It counts from this moment')).toBeVisible();
  await expect(async () => {
    await ada.reload();
    await expect(ada.getByRole('button', { name: 'Read the notice and begin again' })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await look(ada, 'consents-withdrawn');
  await ada.getByRole('link', { name: 'Letters you get' }).last().click();
  await look(ada, 'mail-preferences');
  await rita.goto(`${house.base}/positions`);
  await rita.getByRole('link', { name: 'Site reliability engineer', exact: true }).click();
  await rita.getByRole('link', { name: 'Candidates', exact: true }).click();
  await expect(rita.locator('tbody')).toContainText('Withdrawn');
  await look(rita, 'candidates-withdrawn');
  await rita.goto(`${house.base}/account/mail`);
  await look(rita, 'mail-staff');
});
