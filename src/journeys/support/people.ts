import type { Page } from '@playwright/test';
import type { Product } from './product.ts';

/** What Rita types on the set-up page. */
export const rita = {
  organisation: 'Northwind Foundry',
  controller: 'Northwind Foundry Ltd',
  address: '1 Harbour Road, Bergen',
  privacyMail: 'privacy@northwind.example',
  name: 'Rita Osei',
  email: 'rita@northwind.example',
  login: 'rita',
  password: 'copper lantern morning tide',
};

/** Rita sets the house up and is signed in; the sample position with its kit is there. */
export async function setUp(page: Page, house: Product) {
  await page.goto(await house.setUpLink());
  for (const [name, value] of Object.entries(rita)) await page.locator(`[name="${name}"]`).fill(value);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(`${house.base}/`);
}

/** Rita invites somebody for the sample position and copies the private link out of the letter. */
export async function invite(page: Page, house: Product, name: string): Promise<string> {
  await page.goto(`${house.base}/positions`);
  await page.getByRole('link', { name: 'Site reliability engineer', exact: true }).click();
  await page.getByRole('link', { name: 'Candidates', exact: true }).click();
  await page.goto(page.url().replace(/candidates.*/, 'invitations/new'));
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail address').fill(`${name.split(' ')[0]?.toLowerCase()}@example.org`);
  await page.getByRole('button', { name: /Invite/ }).click();
  const link = /https?:\/\/[^\s"<]+\/i\/[\w-]+/.exec(await page.content())?.[0];
  if (!link) throw new Error('the letter holds no private link');
  return link;
}

/** From the private link to the device check. */
export async function arrive(page: Page, link: string) {
  await page.goto(link);
  await page.locator('[name="record"]').check();
  const choice = page.locator('[type="radio"][name="scoring"][value="people"]');
  if (await choice.count()) await choice.check();
  await page.locator('form[action="/interview/notice"] button.main').click();
  await page.waitForURL('**/interview/devices');
}

/** From the private link to the open first question. */
export async function openQuestion(page: Page, link: string, kind: 'audio' | 'video' | 'typed' = 'audio') {
  await arrive(page, link);
  await page.locator('[data-part="continue"]').click();
  await page.waitForURL('**/interview/practice');
  await page.locator('a[href^="/interview/questions/"]').first().click();
  await page.locator(`[name="kind"][value="${kind}"]`).check();
  await page.locator('form[action$="/start"] button.main').click();
  await page.locator('[data-recorder], form[data-typed]').waitFor();
}
