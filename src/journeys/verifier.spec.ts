import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Download, expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { arrive, invite, setUp } from './support/people.ts';

// Whoever kept a receipt can tell whether it is genuine, with one file and without the house.

test.describe.configure({ mode: 'serial' });
let house: Product;
let rita: Page;
let ada: Page;
let kept: string;
test.beforeAll(async ({ browser }) => {
  kept = mkdtempSync(join(tmpdir(), 'kept-'));
  house = await product();
  rita = await (await browser.newContext()).newPage();
  await setUp(rita, house);
  const link = await invite(rita, house, 'Ada Lovelace');
  ada = await (await browser.newContext()).newPage();
  await arrive(ada, link);
});
test.afterAll(async () => {
  await house?.close();
  rmSync(kept, { recursive: true, force: true });
});

/** Takes a file along, and says where it lies. */
async function keep(page: Page, name: string, click: () => Promise<void>) {
  const downloading = page.waitForEvent('download');
  await click();
  const path = join(kept, name);
  await ((await downloading) as Download).saveAs(path);
  return path;
}
const receiptLink = (page: Page) => page.getByRole('link', { name: /^Receipt \d+$/ }).first();
async function receiptOf(page: Page, name: string) {
  await expect(async () => {
    await page.goto(`${house.base}/space/receipts`);
    await expect(receiptLink(page)).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  return keep(page, name, () => receiptLink(page).click());
}
const tampered = (path: string, name: string, change: (text: string) => string) => {
  const changed = change(readFileSync(path, 'utf8'));
  writeFileSync(join(kept, name), changed);
  return join(kept, name);
};
const heads = (page: Page) => page.locator('[data-part="results"] .notice strong');

test('Ada sees what she can keep, and takes a receipt and the page that checks them', async () => {
  await receiptOf(ada, 'receipt-1.json');
  await expect(ada.getByText('You gave your consent')).toBeVisible();
  await look(ada, 'receipts');
  await keep(ada, 'verify.html', () => ada.getByRole('link', { name: /as one file/ }).click());
});

test('the file works from the disk, asks nobody, and finds what was changed', async ({ browser }) => {
  const context = await browser.newContext({ offline: true, locale: 'en-GB' });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(pathToFileURL(join(kept, 'verify.html')).href);
  const files = page.locator('#files');

  const receipt = join(kept, 'receipt-1.json');
  await files.setInputFiles(receipt);
  await expect(heads(page)).toHaveText(['This receipt is genuine.']);
  await expect(page.getByText(/Consent given, on .* entry \d+ of the log of localhost/)).toBeVisible();
  await look(page, 'verifier-good');

  await page.getByRole('button', { name: 'Start anew' }).click();
  const other = tampered(receipt, 'tampered.json', (text) =>
    text.replace('consent-given', 'consent-withdrawn'),
  );
  await files.setInputFiles(other);
  await expect(heads(page)).toHaveText(['This receipt was changed.']);
  await look(page, 'verifier-tampered');

  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(heads(page)).toHaveText(['Dieser Beleg wurde geändert.']);
  await look(page, 'verifier-german');

  expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

test('two receipts and the proof between them, and the whole log, are held against each other', async () => {
  await rita.goto(`${house.base}/audit`);
  await look(rita, 'audit-log');
  const log = await keep(rita, 'log.jsonl', () =>
    rita.getByRole('link', { name: 'Export without names' }).click(),
  );
  const newest = await receiptOf(ada, 'receipt-2.json');
  const [first, second] = ['receipt-1.json', 'receipt-2.json'].map(
    (name) => JSON.parse(readFileSync(join(kept, name), 'utf8')).checkpoint.size,
  );
  expect(second).toBeGreaterThan(first);
  await ada.goto(`${house.base}/privacy/verify.html`);
  const files = ada.locator('#files');
  await files.setInputFiles([join(kept, 'receipt-1.json'), newest, log]);
  await expect(heads(ada)).toHaveText([
    'This receipt is genuine.',
    'This receipt is genuine.',
    'One file is missing to compare two of the papers.',
    'This copy of the log is older than a receipt, or was cut off.',
  ]);
  const proof = await (await fetch(`${house.base}/privacy/log/proof?first=${first}&second=${second}`)).text();
  await ada.getByText('Paste a file instead').click();
  await ada.locator('#pasted').fill(proof);
  await ada.getByRole('button', { name: 'Check it' }).click();
  await expect(heads(ada).nth(2)).toHaveText('The two papers fit each other.');
  await look(ada, 'verifier-served');
});
