// The page of a spoken answer as it is at this moment: its scene, and what time alone changes in it.

import { answerLeft, thinkLeft } from './clock.js';
import { elapsedOf, endRecording } from './recording.js';
import { draw } from './stage.js';
import { keepAwake } from './wakefulness.js';
import { clockTime } from './words.js';

/**
 * @typedef {{ section: HTMLElement, questionId: string, kind: import('./media.js').Kind, takeId: string,
 *   scene: import('./stage.js').Scene, recording?: import('./recording.js').Recording, heardAt: number }} Page
 */

const SILENCE_MS = 8000;
const LAST_CALL = 30;
/** Sentences that the next moment may replace by itself. */
const PASSING = new Set([undefined, 'say-thinking', 'say-think-over', 'say-silent', 'say-muted']);

/**
 * Goes to another scene. Sentences and problems of the last one are over.
 * @param {Page} page
 * @param {Partial<import('./stage.js').Scene>} change
 */
export function to(page, change) {
  Object.assign(page.scene, { say: [], problem: undefined }, change);
  keepAwake(page.scene.state === 'recording');
  draw(page.section, page.scene);
}

/**
 * @param {Page} page
 * @param {string} [key]
 */
export function mention({ scene }, key) {
  if (PASSING.has(scene.say[0]?.key)) scene.say = key ? [{ key }] : [];
}

/**
 * Draws the moment. Called four times a second, and after each step of an upload.
 * @param {Page} page
 */
export function tick(page) {
  const { scene, recording } = page;
  const said = scene.say[0]?.key;
  if (scene.state === 'idle' && thinkLeft() > 0) mention(page, 'say-thinking');
  if (scene.state === 'idle' && thinkLeft() === 0 && said === 'say-thinking') mention(page, 'say-think-over');
  if (scene.state === 'recording' && recording) tickRecording(page, recording);
  const kept = scene.upload?.end ? 'disk' : scene.upload?.kept;
  if (kept === 'full') scene.problem ??= { key: 'problem-storage' };
  if (kept === 'memory') scene.problem ??= { key: 'problem-memory' };
  draw(page.section, scene);
}

/**
 * @param {Page} page
 * @param {import('./recording.js').Recording} recording
 */
function tickRecording(page, recording) {
  const { scene } = page;
  const { end } = recording.upload;
  scene.elapsed = elapsedOf(recording);
  scene.left = Math.max(0, Math.min(recording.longest - scene.elapsed, answerLeft()));
  const isSilent = performance.now() - page.heardAt > SILENCE_MS;
  if (isSilent || scene.say[0]?.key === 'say-silent') mention(page, isSilent ? 'say-silent' : undefined);
  if (scene.left <= LAST_CALL && recording.longest > LAST_CALL * 2 && scene.say[0]?.key !== 'say-left') {
    scene.say = [{ key: 'say-left', values: { left: clockTime(Math.ceil(scene.left)) } }];
  }
  if (scene.left === 0 || end === 'too-long') endRecording(recording, 'longest');
  if (end === 'gone' || end === 'taken' || end === 'gap') endRecording(recording, 'recorder');
}
