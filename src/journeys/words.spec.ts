import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { wordErrorRate } from '../modules/transcription/model.ts';
import { chromium } from './support/browser.ts';
import { look } from './support/look.ts';
import { agreeToWords, invite, openQuestion, setUp, typeTheRest } from './support/people.ts';
import * as recording from './support/recording.ts';
import { asMicrophone } from './support/sound.ts';

const speech = join(process.env.SPEECH_DIR ?? 'no SPEECH_DIR', 'sense-and-sensibility-0870.wav');
const weights = join(process.env.MODELS_DIR ?? 'no MODELS_DIR', 'ggml-base.bin');
const isThere = existsSync(speech) && existsSync(weights);
test.skip(!isThere, 'needs SPEECH_DIR with sense-and-sensibility-0870.wav and MODELS_DIR with ggml-base.bin');
const microphone = join(mkdtempSync(join(tmpdir(), 'microphone-')), 'speech.wav');
if (isThere) asMicrophone(speech, microphone);
test.use({ launchOptions: chromium(isThere ? microphone : undefined) });

let house: Product;
test.beforeAll(async () => {
  house = await product({ MODELS_DIR: mkdtempSync(join(tmpdir(), 'no-models-')) });
});
test.afterAll(() => house?.close());

const told = readFileSync(isThere ? speech.replace('.wav', '.txt') : '/dev/null', 'utf8');
const secondsOfSpeech = 7.2;

/** Rita brings the weights from a folder on her server. */
async function importWeights(rita: Page) {
  await rita.goto(`${house.base}/models`);
  await look(rita, 'models-missing');
  await rita.getByLabel('Path on this server').fill(weights);
  await rita.locator('form[action="/models/imports"] button').click();
  await rita.waitForURL('**/models?imported', { timeout: 120_000 });
  await expect(rita.getByText('Here, in use')).toBeVisible();
}

test('Ada speaks before any model is there; when it arrives, the words on the report are those she said', async ({
  page: rita,
  browser,
}) => {
  // A real model writes down what was said, beside another journey: that takes its time.
  test.setTimeout(400_000);
  await setUp(rita, house);
  const link = await invite(rita, house, 'Ada Lovelace');
  const ada = await (await browser.newContext({ permissions: ['microphone', 'camera'] })).newPage();
  await recording.noteRecordings(ada);
  await openQuestion(ada, link, 'audio');
  await recording.start(ada);
  await ada.waitForTimeout(secondsOfSpeech * 1000);
  await recording.stop(ada);
  await ada.locator('[data-part="keep"]').click();
  await typeTheRest(ada, ['I automated the weekly report.']);
  await ada.goto(`${house.base}/interview/transcripts`);
  await expect(ada.getByText('Your answers are being written down')).toBeVisible();
  await look(ada, 'transcripts-waiting');

  await rita.goto(`${house.base}/settings/system`);
  await expect(rita.getByText('Waits for a speech model').first()).toBeVisible();
  await look(rita, 'system-waiting');
  await importWeights(rita);

  await expect(async () => {
    await ada.reload();
    await expect(ada.getByText('John Dashwood').first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 300_000 });
  await look(ada, 'transcripts-ready');
  await agreeToWords(ada);

  await rita.goto(`${house.base}/positions`);
  await rita.getByRole('link', { name: 'Site reliability engineer', exact: true }).click();
  await rita.getByRole('link', { name: 'Candidates', exact: true }).click();
  await rita.getByRole('link', { name: 'Ada Lovelace' }).click();
  await rita.getByRole('link', { name: 'Report', exact: true }).click();
  const words = (await rita.locator('.script [data-at]').allInnerTexts()).join(' ');
  expect(wordErrorRate(told, words), words).toBeLessThan(0.1);
  await look(rita, 'report-words');

  // To open a page is no listening: what Ada reads about it has to be true.
  const played = rita.getByText('Played a recording');
  const report = rita.url();
  await rita.goto(`${house.base}/audit`);
  await expect(rita.getByText('Report opened').first()).toBeVisible();
  await expect(played).toHaveCount(0);
  await rita.goto(report);
  await rita.locator('.script a, .script button').first().click();
  await expect
    .poll(() => rita.evaluate<number>(`document.querySelector('audio').currentTime`))
    .toBeGreaterThan(0.5);
  await rita.goto(`${house.base}/audit`);
  await expect(played).toHaveCount(1);
});
