import { execFileSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import type { Product } from '#testing/product.ts';

/**
 * Notes what the browser's recorder gave, beside the product's own scripts: what arrives is compared with this.
 * Call it before the page is opened.
 */
export async function noteRecordings(page: Page) {
  await page.addInitScript(`
    const takes = (window.noted = []);
    const Recorder = window.MediaRecorder;
    window.MediaRecorder = class extends Recorder {
      constructor(stream, options) {
        super(stream, options);
        const pieces = [];
        takes.push(pieces);
        this.addEventListener('dataavailable', ({ data }) => pieces.push(data));
      }
    };
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => (window.heard = await open(wish));
  `);
}

/** Bytes that the last recorder gave so far. */
export const notedBytes = (page: Page) => page.evaluate<number>('new Blob(window.noted.at(-1)).size');

/** SHA-256 of all that the last recorder gave. */
export const notedHash = (page: Page) =>
  page.evaluate<string>(`new Blob(window.noted.at(-1)).arrayBuffer()
    .then((bytes) => crypto.subtle.digest('SHA-256', bytes))
    .then((hash) => Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join(''))`);

const state = (page: Page) => page.locator('[data-recorder]');

/** Starts to record, without the browser's treatment of echo and noise, so that the sound can be compared. */
export async function start(page: Page): Promise<string> {
  await page.evaluate(`document.querySelector('[data-recorder]').dataset.rawAudio = ''`);
  const announced = page.waitForResponse(
    (answer) => answer.url().endsWith('/takes') && answer.status() === 201,
  );
  await page.locator('[data-part="start"]:visible, [data-part="again"]:visible').click();
  const { takeId } = (await (await announced).json()) as { takeId: string };
  await expect(state(page)).toHaveAttribute('data-state', 'recording');
  return takeId;
}

export const reaches = (page: Page, name: string) =>
  expect(state(page)).toHaveAttribute('data-state', name, { timeout: 60_000 });

export async function stop(page: Page) {
  await page.locator('[data-part="stop"]').click();
  await reaches(page, 'ready');
}

export type SavedTake = { id: string; state: string; bytes: number; sha256: string; file: string };

/** What the product has of a take, unsealed. The product is killed for it and started again. */
export async function savedTake(house: Product, takeId: string): Promise<SavedTake> {
  await house.kill();
  const said = execFileSync(
    'node',
    ['--import', 'tsx', 'src/journeys/support/saved-takes.ts', house.dataDir, takeId],
    { encoding: 'utf8', env: { ...process.env, ...house.place } },
  );
  await house.start();
  return JSON.parse(said);
}

/** Seconds of sound or picture in a file, by its packets: recorders write no length. */
export function secondsIn(file: string): number {
  const args = ['-v', 'error', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file];
  const times = execFileSync('ffprobe', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return Math.max(...times.split('\n').map(Number.parseFloat).filter(Number.isFinite));
}
