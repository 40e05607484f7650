import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { chromium } from './support/browser.ts';
import { look } from './support/look.ts';
import { agreeToWords, invite, openQuestion, setUp, typeTheRest } from './support/people.ts';

test.use({ launchOptions: chromium() });
const houses: Product[] = [];
test.afterAll(async () => {
  for (const house of houses) await house.close();
});
async function aHouse() {
  const house = await product();
  houses.push(house);
  return house;
}

/** Tab by tab until the thing with this name has the focus: who uses no mouse gets there, too. */
async function tabTo(page: Page, selector: string) {
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement === document.querySelector('${selector}')`))
      return;
  }
  throw new Error('the keyboard never got there');
}

test('Ada sees, corrects, freezes and erases what is held about her, with the keyboard and on a phone', async ({
  page: rita,
  browser,
}) => {
  const house = await aHouse();
  await setUp(rita, house);
  const link = await invite(rita, house, 'Ada Lovelace');
  const ada = await (await browser.newContext()).newPage();
  await openQuestion(ada, link, 'typed');
  await typeTheRest(ada, ['The disk was full, so I grew it.', 'I ask in the channel.']);
  await agreeToWords(ada);

  await ada.getByRole('link', { name: 'What we hold about you' }).click();
  await ada.waitForURL('**/space');
  await look(ada, 'space');
  await ada.getByRole('link', { name: /name and e-mail address/ }).click();
  await look(ada, 'space-held');
  await ada.getByRole('link', { name: 'Correct Name' }).click();
  await look(ada, 'space-correct');
  await tabTo(ada, '[name="right"]');
  await ada.keyboard.press('ControlOrMeta+a');
  await ada.keyboard.type('Ada King');
  await ada.keyboard.press('Enter');
  await expect(ada.getByRole('heading', { level: 1 })).toContainText('Ada King');

  await ada.goto(`${house.base}/space/objection`);
  await look(ada, 'space-objection');
  await ada.goto(`${house.base}/space/freeze`);
  await look(ada, 'space-freeze');
  await tabTo(ada, 'form button.main');
  await ada.keyboard.press('Enter');
  await expect(ada.getByRole('heading', { level: 1 })).toHaveText('Your data is frozen');
  await look(ada, 'space-frozen');
  await ada.goto(`${house.base}/interview`);
  await look(ada, 'interview-frozen');

  await rita.goto(`${house.base}/reviews`);
  await expect(rita.getByText('Ada')).toHaveCount(0);
  await rita.goto(`${house.base}/freezes`);
  await look(rita, 'freezes');
  await rita.getByRole('button', { name: 'Tell them, and end it then' }).click();
  await expect(rita.getByText('The letter is written.')).toBeVisible();

  await ada.goto(`${house.base}/space/erasure`);
  await look(ada, 'space-erasure');
  await ada.getByRole('checkbox').check();
  await ada.getByRole('button', { name: 'Erase everything now' }).click();
  await ada.waitForURL('**/space/erasing/**');
  await expect(ada.getByRole('link', { name: 'Read the certificate' })).toBeVisible({ timeout: 30_000 });
  await look(ada, 'space-erased');
  await ada.goto(`${house.base}/space`);
  await expect(ada.getByRole('heading', { level: 1 })).toHaveText('See what is held about you');
});

test('Mira reads her space in German, and who has no account asks by address', async ({
  page: rita,
  browser,
}) => {
  const house = await aHouse();
  await setUp(rita, house, 'de');
  await rita.goto(`${house.base}/account/data`);
  await look(rita, 'space-of-a-colleague');
  const stranger = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await stranger.goto(`${house.base}/space`);
  await stranger.waitForURL('**/space/link');
  await look(stranger, 'space-link');
  await stranger.getByLabel('E-Mail-Adresse').fill('niemand@example.org');
  await stranger.getByRole('button', { name: 'Link schicken' }).click();
  await expect(stranger.getByRole('status')).toContainText('Wenn zu dieser Adresse etwas gespeichert ist');
  await look(stranger, 'space-link-asked');
  await stranger.goto(`${house.base}/space/link/perhaps`);
  await look(stranger, 'space-link-open');
  await stranger.getByRole('button', { name: 'Meinen Bereich öffnen' }).click();
  await look(stranger, 'space-link-dead');
});
