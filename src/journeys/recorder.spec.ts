import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, type Route, test } from '@playwright/test';
import { type Product, product } from '#testing/product.ts';
import { chromium } from './support/browser.ts';
import { look } from './support/look.ts';
import { allowToSpeak, arrive, invite, openQuestion, setUp } from './support/people.ts';
import * as recording from './support/recording.ts';
import { asMicrophone, likeness } from './support/sound.ts';

const speech = join(process.env.SPEECH_DIR ?? 'no SPEECH_DIR', 'sense-and-sensibility-0870.wav');
const hasSpeech = existsSync(speech);
const microphone = join(mkdtempSync(join(tmpdir(), 'microphone-')), 'speech.wav');
if (hasSpeech) asMicrophone(speech, microphone);
test.skip(!hasSpeech, 'SPEECH_DIR names no folder with sense-and-sensibility-0870.wav');
test.use({ launchOptions: chromium(hasSpeech ? microphone : undefined) });

const sliceSeconds = 2;
let house: Product;
let rita: Page;
test.beforeAll(async ({ browser }) => {
  house = await product({ MODELS_DIR: mkdtempSync(join(tmpdir(), 'no-models-')) });
  rita = await (await browser.newContext()).newPage();
  await setUp(rita, house);
});
test.afterAll(() => house?.close());

let guests = 0;
/** Somebody new, at the first question. */
async function candidate(browser: Browser, kind: 'audio' | 'video' = 'audio') {
  const page = await (await browser.newContext({ permissions: ['microphone', 'camera'] })).newPage();
  await recording.noteRecordings(page);
  const link = await invite(rita, house, `Ada${++guests} Lovelace`);
  await openQuestion(page, link, kind);
  return { page, link };
}
const seconds = (n: number) => new Promise((resolve) => setTimeout(resolve, n * 1000));
const sentWords = (page: Page) => page.locator('[data-part="sent-words"]');

test('Ada sees and hears herself before anything is recorded for anybody', async ({ browser }) => {
  const page = await (await browser.newContext({ permissions: ['microphone', 'camera'] })).newPage();
  await arrive(page, await invite(rita, house, 'Grace Hopper'));
  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
  await page.locator('[data-part="record"]').click();
  await expect(page.locator('[data-part="result"]')).toHaveText('Your camera and microphone work.');
  await look(page, 'devices-checked');
  const playback = `document.querySelector('[data-part="playback"]')`;
  await page.evaluate(`${playback}.play()`);
  await expect.poll(() => page.evaluate<number>(`${playback}.currentTime`)).toBeGreaterThan(0.5);
  expect(sent).toEqual([]);
});

test('Ada speaks, hears herself and hands it in: every byte is the one she recorded', async ({ browser }) => {
  const { page } = await candidate(browser);
  await look(page, 'recorder-thinking');
  const takeId = await recording.start(page);
  await seconds(6);
  await look(page, 'recorder-recording');
  await recording.stop(page);
  await expect(page.locator('audio[data-part="playback"]')).toBeVisible();
  await look(page, 'recorder-ready');
  const hash = await recording.notedHash(page);
  await page.locator('[data-part="keep"]').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/answer'));
  const saved = await recording.savedTake(house, takeId);
  expect(saved).toMatchObject({ state: 'kept', sha256: hash });
  expect(likeness(speech, saved.file)).toBeGreaterThan(0.9);
});

test('Bob answers by video and sees himself', async ({ browser }) => {
  const { page } = await candidate(browser, 'video');
  const takeId = await recording.start(page);
  await seconds(5);
  await look(page, 'recorder-video');
  await recording.stop(page);
  await look(page, 'recorder-video-ready');
  const width = () => page.evaluate(`document.querySelector('video[data-part="playback"]').videoWidth`);
  await expect.poll(width).toBe(640);
  const saved = await recording.savedTake(house, takeId);
  expect(saved.sha256).toBe(await recording.notedHash(page));
  expect(likeness(speech, saved.file)).toBeGreaterThan(0.9);
});

/** Ada speaks on while her line is gone for so many seconds, and stops when it is back: every byte arrives. */
async function lineIsGone(browser: Browser, secondsAway: number, picture: string) {
  const { page } = await candidate(browser);
  const takeId = await recording.start(page);
  await seconds(3);
  await page.context().setOffline(true);
  await seconds(secondsAway);
  await expect(sentWords(page)).toContainText('No connection');
  await look(page, picture);
  await page.context().setOffline(false);
  await recording.stop(page);
  const saved = await recording.savedTake(house, takeId);
  expect(saved.sha256).toBe(await recording.notedHash(page));
  expect(recording.secondsIn(saved.file)).toBeGreaterThan(secondsAway + 2);
}
test('the line is gone for 20 seconds in the middle of an answer: nothing is lost', ({ browser }) =>
  lineIsGone(browser, 20, 'recorder-offline'));

test('the line is gone for ten minutes in the middle of an answer: nothing is lost', {
  tag: '@long',
}, async ({ browser }) => {
  test.setTimeout(900_000);
  await allowToSpeak(rita, house, 1800);
  await lineIsGone(browser, 600, 'recorder-offline-long');
});

test('the server is killed twice in the middle of an answer: nothing is lost', async ({ browser }) => {
  const { page } = await candidate(browser);
  const takeId = await recording.start(page);
  for (let times = 0; times < 2; times++) {
    await seconds(4.1);
    await house.kill();
    await seconds(3);
    await house.start();
  }
  await house.kill();
  await page.locator('[data-part="stop"]').click();
  await recording.reaches(page, 'sending');
  await house.start();
  await recording.reaches(page, 'ready');
  const saved = await recording.savedTake(house, takeId);
  expect(saved.sha256).toBe(await recording.notedHash(page));
});

test('a reload in the middle of an answer, after seconds without a line, loses at most one slice', async ({
  browser,
}) => {
  const { page } = await candidate(browser);
  page.on('dialog', (dialog) => dialog.accept());
  const takeId = await recording.start(page);
  await page.route('**/slices/*', (route) => route.abort());
  const begun = Date.now();
  await seconds(7.5);
  const given = await recording.notedBytes(page);
  const said = (Date.now() - begun) / 1000;
  await page.unroute('**/slices/*');
  await page.reload();
  await recording.reaches(page, 'recovered');
  await look(page, 'recorder-recovered');
  await page.locator('[data-part="keep"]').click();
  await page.waitForURL((url) => !url.pathname.includes(takeId));
  const saved = await recording.savedTake(house, takeId);
  expect(saved.state).toBe('kept');
  expect(saved.bytes).toBeGreaterThanOrEqual(given);
  expect(recording.secondsIn(saved.file)).toBeGreaterThan(said - sliceSeconds);
});

test('a window that crashed leaves its slices to the next one, and Ada records again', async ({
  browser,
}) => {
  const { page } = await candidate(browser);
  const first = await recording.start(page);
  await seconds(4.5);
  const url = page.url();
  const next = await page.context().newPage();
  await recording.noteRecordings(next);
  await page.close({ runBeforeUnload: false });
  await next.goto(url);
  await recording.reaches(next, 'recovered');
  const second = await recording.start(next);
  expect(second).not.toBe(first);
  await seconds(3);
  await recording.stop(next);
  const saved = await recording.savedTake(house, second);
  expect(saved.sha256).toBe(await recording.notedHash(next));
});

/** A line that sends everything twice, and before each slice the same bytes at a place that is not reached yet. */
async function stutter(route: Route, statuses: number[]) {
  const request = route.request();
  const [, head = '', offset = '0'] = /^(.*\/)(\d+)$/.exec(request.url()) ?? [];
  const early = Number(offset) + (request.postDataBuffer()?.length ?? 0);
  statuses.push((await route.fetch({ url: `${head}${early}` })).status());
  statuses.push((await route.fetch()).status());
  const response = await route.fetch();
  statuses.push(response.status());
  await route.fulfill({ response });
}

test('slices that come twice or too early leave the answer as it was said', async ({ browser }) => {
  const { page } = await candidate(browser);
  const statuses: number[] = [];
  await page.route('**/slices/*', (route) => stutter(route, statuses));
  const takeId = await recording.start(page);
  await seconds(5);
  await recording.stop(page);
  expect(new Set(statuses)).toEqual(new Set([409, 200]));
  const saved = await recording.savedTake(house, takeId);
  expect(saved.sha256).toBe(await recording.notedHash(page));
});

test('a full disk is told, and the answer goes on when there is space again', async ({ browser }) => {
  const { page } = await candidate(browser);
  const takeId = await recording.start(page);
  const full = { status: 507, contentType: 'application/json', body: '{"problem":"full"}' };
  await page.route('**/slices/*', (route) => route.fulfill(full));
  await expect(sentWords(page)).toContainText('no space left', { timeout: 20_000 });
  await page.unroute('**/slices/*');
  await recording.stop(page);
  const saved = await recording.savedTake(house, takeId);
  expect(saved.sha256).toBe(await recording.notedHash(page));
});

test('a microphone that is pulled out ends the answer, and what was said is kept', async ({ browser }) => {
  const { page } = await candidate(browser);
  const takeId = await recording.start(page);
  await seconds(4.5);
  await page.evaluate(`for (const track of window.heard.getTracks()) {
    track.stop();
    track.dispatchEvent(new Event('ended'));
  }`);
  await recording.reaches(page, 'ready');
  await expect(page.locator('[data-part="problem"]')).toContainText('unplugged');
  const saved = await recording.savedTake(house, takeId);
  expect(saved.sha256).toBe(await recording.notedHash(page));
  expect(recording.secondsIn(saved.file)).toBeGreaterThan(4);
});

test('Ada opens the question in a second window, then on a second device: one of them records', async ({
  browser,
}) => {
  const { page, link } = await candidate(browser);
  await recording.start(page);
  const window = await page.context().newPage();
  await window.goto(page.url());
  await recording.reaches(window, 'elsewhere');
  await window.close();
  const phone = await (await browser.newContext({ permissions: ['microphone'] })).newPage();
  await phone.goto(link);
  await phone.locator('form[action="/interview/elsewhere"] button').click();
  await expect(page.locator('[data-part="problem"]')).toContainText('another device');
  await recording.reaches(page, 'problem');
  await recording.reaches(phone, 'recovered');
});

test('a browser that may not use the microphone says how to allow it, and no take is used up', async ({
  browser,
}) => {
  const { page } = await candidate(browser);
  await page.context().clearPermissions();
  await page.locator('[data-part="start"]').click();
  await expect(page.locator('[data-part="problem"]')).toContainText('does not allow');
  await look(page, 'recorder-refused');
  await page.context().grantPermissions(['microphone']);
  await recording.start(page);
});

test('Ada freezes her data while she speaks: nothing is sent and nothing is lost, and lifting it sends the rest', async ({
  browser,
}) => {
  const { page } = await candidate(browser);
  const takeId = await recording.start(page);
  await seconds(3);
  const space = await page.context().newPage();
  await space.goto(`${house.base}/space/freeze`);
  await space.locator('form button.main').click();
  await expect(space.getByRole('heading', { level: 1 })).toHaveText('Your data is frozen');
  await expect(sentWords(page)).toContainText('Your data is frozen, as you wished', { timeout: 30_000 });
  await look(page, 'recorder-frozen');
  await page.locator('[data-part="stop"]').click();
  await recording.reaches(page, 'sending');
  await space.locator('form button.main').click();
  await space.waitForURL('**/space');
  await recording.reaches(page, 'ready');
  const hash = await recording.notedHash(page);
  expect(await recording.savedTake(house, takeId)).toMatchObject({ state: 'complete', sha256: hash });
});
