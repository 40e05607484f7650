import type { Page } from '@playwright/test';
import type { Product } from '#testing/product.ts';

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
export async function setUp(page: Page, house: Product, language: 'en' | 'de' = 'en') {
  await page.goto(await house.setUpLink());
  await page.locator('[name="language"]').selectOption(language);
  for (const [name, value] of Object.entries(rita)) await page.locator(`[name="${name}"]`).fill(value);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(`${house.base}/`);
}

/** Rita invites somebody for the sample position and copies the private link out of the letter. */
export async function invite(
  page: Page,
  house: Product,
  name: string,
  position = 'Site reliability engineer',
): Promise<string> {
  await page.goto(`${house.base}/positions`);
  await page.getByRole('link', { name: position, exact: true }).click();
  await page.getByRole('link', { name: 'Candidates', exact: true }).click();
  await page.goto(page.url().replace(/candidates.*/, 'invitations/new'));
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail address').fill(`${name.split(' ')[0]?.toLowerCase()}@example.org`);
  await page.getByRole('button', { name: /Invite/ }).click();
  const link = /https?:\/\/[^\s"<]+\/i\/[\w-]+/.exec(await page.content())?.[0];
  if (!link) throw new Error('the letter holds no private link');
  return link;
}

/** From now on whoever is invited for the sample position may speak for so many seconds to its first question. */
export async function allowToSpeak(page: Page, house: Product, seconds: number) {
  await page.goto(`${house.base}/kits`);
  await page.getByRole('link', { name: 'Site reliability engineer' }).click();
  await page.locator('a[href*="/questions/"]').first().click();
  await page.locator('[name="answerSeconds"]').fill(String(seconds));
  await page.getByRole('button', { name: 'Save question' }).last().click();
  await page.getByText('Saved.', { exact: true }).waitFor();
}

/** From the private link to the device check. */
export async function arrive(page: Page, link: string, scoring: 'ai' | 'people' = 'people') {
  await page.goto(link);
  await page.locator('[name="record"]').check();
  await page.locator(`[name="scoring"][value="${scoring}"]`).check();
  await page.locator('form[action="/interview/notice"] button.main').click();
  await page.waitForURL('**/interview/devices');
}

/** From the private link to the open first question. */
export async function openQuestion(
  page: Page,
  link: string,
  kind: 'audio' | 'video' | 'typed' = 'audio',
  scoring: 'ai' | 'people' = 'people',
) {
  await arrive(page, link, scoring);
  await page.locator('[data-part="continue"]').click();
  await page.waitForURL('**/interview/practice');
  await page.locator('a[href^="/interview/questions/"]').first().click();
  await page.locator(`[name="kind"][value="${kind}"]`).check();
  await page.locator('form[action$="/start"] button.main').click();
  await page.locator('[data-recorder], form[data-typed]').waitFor();
}

/** Types the answers to the questions that are left, from the open page of one of them to the words that are read. */
export async function typeTheRest(page: Page, answers: readonly string[]) {
  for (const words of answers) {
    await page.locator('form[action$="/start"] button, textarea').first().waitFor();
    const start = page.locator('form[action$="/start"]');
    if (await start.count()) {
      await page.locator('[name="kind"][value="typed"]').check();
      await start.locator('button').first().click();
    }
    await page.locator('textarea').fill(words);
    const here = page.url();
    await page.locator('form[data-typed] button.main').click();
    await page.waitForURL((url) => url.href !== here);
  }
  await page.waitForURL(/\/interview\/(done|transcripts)$/);
}

/** Goes to the words; who spoke says that they stand, who only typed has no need to. */
export async function agreeToWords(page: Page) {
  await page.goto(new URL('/interview/transcripts', page.url()).href);
  const agreement = page.locator('form[action="/interview/transcripts"] button.main');
  if (await agreement.count()) await agreement.click();
  else await page.goto(new URL('/interview/done', page.url()).href);
  await page.waitForURL('**/interview/done');
}

const rex = { name: 'Rex Lund', login: 'rex@northwind.example', password: 'paper anchor winter field' };
/** Rita invites Rex as a reviewer, and he opens his account. */
export async function joinAsReviewer(page: Page, host: Page, house: Product) {
  await host.goto(`${house.base}/team/new`);
  await host.getByLabel('Name').fill(rex.name);
  await host.getByLabel('E-mail').fill(rex.login);
  await host.locator('[name="roles"][value="recruiter"]').uncheck();
  await host.locator('[name="roles"][value="reviewer"]').check();
  await host.getByRole('button', { name: 'Invite' }).click();
  const link = /https?:\/\/[^\s"<]+\/join\/[\w.~-]+/.exec(await host.content())?.[0];
  await page.goto(link ?? '');
  for (const [name, value] of Object.entries(rex)) await page.locator(`[name="${name}"]`).fill(value);
  await page.getByRole('button', { name: 'Open my account' }).click();
  await page.waitForURL(`${house.base}/`);
}

/** Gives every criterion this level, a question at a time, up to the last one. */
export async function rate(page: Page, level: string, remark = '') {
  for (;;) {
    for (const scale of await page.locator('fieldset').all()) {
      await scale.locator(`[type="radio"][value="${level}"]`).check();
      await scale.getByLabel('Remark').fill(remark);
    }
    const next = page.getByRole('button', { name: 'Save, next question' });
    if (!(await next.count())) return;
    await next.click();
  }
}
