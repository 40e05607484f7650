import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { look } from './support/look.ts';
import { invite, openQuestion, setUp, typeTheRest } from './support/people.ts';

const words = 'I asked the one who wrote it, and wrote down what she said: quillwort.';
let folder = '';
let houses: Product[] = [];
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journey-archive-'));
  houses = [await product(), await product()];
});
test.afterAll(async () => {
  for (const house of houses) await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks for a copy, watches it being made without a reload, and saves it. */
async function fetched(page: Page, base: string, name: string) {
  await page.goto(`${base}/space/archive`);
  await page.locator('form[action$="/archive"] button').click();
  await page.getByRole('link', { name: 'Download' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}
const unpacked = (zip: string, name: string) => {
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, join(folder, name)]);
  return join(folder, name);
};
const portable = (zip: string) =>
  execFileSync(
    'python3',
    [
      '-c',
      'import sys,zipfile;sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read("portable.json").decode())',
      zip,
    ],
    {
      encoding: 'utf8',
    },
  );

test('Ada takes everything from one house to another, and nothing is lost or added on the way', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const [first, second] = houses as [Product, Product];
  const staff = await browser.newPage();
  await setUp(staff, first);
  const ada = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await openQuestion(ada, await invite(staff, first, 'Ada Lovelace'), 'typed');
  await typeTheRest(ada, [words, words]);
  await ada.goto(`${first.base}/space/archive`);
  await look(ada, 'archive-ask');
  const one = await fetched(ada, first.base, 'one.zip');
  await look(ada, 'archive-ready');

  const reading = await (await browser.newContext()).newPage();
  await reading.goto(pathToFileURL(join(unpacked(one, 'one'), 'index.html')).href);
  await expect(reading.getByText('quillwort').first()).toBeVisible();
  await look(reading, 'archive-index');

  const office = await browser.newPage();
  await setUp(office, second);
  const there = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await there.goto(await invite(office, second, 'Ada Lovelace'));
  await there.goto(`${second.base}/space/archive/import`);
  await look(there, 'archive-import');
  await there.locator('input[type="file"]').setInputFiles(join(folder, 'one', 'data.json'));
  await there.getByRole('button', { name: 'Check it and show me' }).click();
  await expect(there.getByText('nothing was changed')).toBeVisible();
  await look(there, 'archive-refused');
  await there.locator('input[type="file"]').setInputFiles(one);
  await there.getByRole('button', { name: 'Check it and show me' }).click();
  await expect(there.getByText('quillwort').first()).toBeVisible();
  await look(there, 'archive-brings');
  await there.locator('[name="agree"]').check();
  await there.getByRole('button', { name: 'Keep it here' }).click();
  await expect(there.getByRole('status')).toContainText('It is kept');
  await look(there, 'archive-kept');
  const two = await fetched(there, second.base, 'two.zip');
  expect(portable(two)).toBe(portable(one));
});
