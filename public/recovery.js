// What a closed page, a crashed browser or a dead line left behind, and which window may go on with it.

import { hear } from './clock.js';
import { allNotes, forgetTake, noteOf } from './slices.js';
import { completeTake, openUpload } from './uploads.js';
import { ask, waitBefore, waitOrReturn } from './wire.js';

/** A page that is just being closed lets go of its question within this time. */
const PATIENCE = 1500;
/** Slices of interviews nobody came back to are not left on a computer that others may use. */
const LEFTOVERS_KEPT = 14 * 24 * 3600 * 1000;

/** Lets nobody else have a lock until this window is closed. */
const forever = () => new Promise(() => undefined);

/** @type {Set<string>} */
const mine = new Set();

/**
 * Makes this window the only one of the browser that records a question.
 * @param {string} questionId
 * @returns {Promise<boolean>} false when another window has it
 */
export function holdQuestion(questionId) {
  if (!navigator.locks || mine.has(questionId)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(PATIENCE);
    const held = navigator.locks.request(`interview-question-${questionId}`, { signal }, () => {
      mine.add(questionId);
      resolve(true);
      return forever();
    });
    held.catch(() => resolve(false));
  });
}

/**
 * Resolves when no other window has the question any more.
 * @param {string} questionId
 */
export const questionIsFree = (questionId) =>
  navigator.locks.request(`interview-question-${questionId}`, () => undefined);

/**
 * What the server knows about a take. Asks until there is an answer.
 * @param {string} takeId
 * @returns {Promise<import('./wire.js').Answer | undefined>} undefined when the server does not know it
 */
export async function findTake(takeId) {
  for (let tries = 0; ; tries++) {
    const askedAt = performance.now();
    const { status, body } = await ask('GET', `/interview/takes/${takeId}`);
    if (status === 200) {
      hear(body, askedAt);
      return body;
    }
    if (status === 404 || status === 410) return undefined;
    await waitOrReturn(waitBefore(tries));
  }
}

/**
 * The upload of a take that was interrupted, from what the server has and what this device kept.
 * @param {string} takeId
 * @param {number} savedTo
 * @param {() => void} onChange
 */
export async function resumeUpload(takeId, savedTo, onChange) {
  const note = await noteOf(takeId).catch(() => undefined);
  const localTo = Math.max(savedTo, note?.bytes ?? 0);
  return openUpload(
    { takeId, type: note?.type ?? '', savedTo, localTo, seconds: note?.seconds ?? 0 },
    onChange,
  );
}

/**
 * Sends what other takes left on this device and forgets what nobody waits for.
 * @param {string} openTakeId the take that the page itself takes care of
 */
export async function sendLeftovers(openTakeId) {
  for (const { takeId, at } of await allNotes().catch(() => [])) {
    if (takeId === openTakeId) continue;
    await navigator.locks?.request(`interview-take-${takeId}`, { ifAvailable: true }, async (lock) => {
      if (lock) await settle(takeId, Date.now() - at > LEFTOVERS_KEPT);
    });
  }
}

/**
 * @param {string} takeId
 * @param {boolean} isOld
 */
async function settle(takeId, isOld) {
  const { status, body } = await ask('GET', `/interview/takes/${takeId}`);
  const isOver = status === 404 || status === 410 || (status === 200 && body.state !== 'recording');
  if (isOld || isOver) return forgetTake(takeId);
  if (status !== 200) return; // the next page of the interview tries again
  void resumeUpload(takeId, body.savedTo ?? 0, () => undefined).then(completeTake);
}
