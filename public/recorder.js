// The question page of a spoken answer: thinking, recording, sending, listening, handing in, and what a reload found.
// Its one promise: of what a person said, at most the last slice (2 seconds) is ever lost.

import { hearPage } from './clock.js';
import { tick, to } from './moment.js';
import { endRecording } from './recording.js';
import { findTake, holdQuestion, resumeUpload, sendLeftovers } from './recovery.js';
import { forgetTake } from './slices.js';
import { goOnElsewhere, record, whyIncomplete, whyShort } from './taking.js';
import { closeUpload, completeTake, secondsAt } from './uploads.js';
import { warnBeforeLeaving } from './wakefulness.js';
import { clockTime, part } from './words.js';

/** @typedef {import('./moment.js').Page} Page */

const TICK_MS = 250;
const UNSAFE = new Set(['recording', 'stopping', 'sending']);

/**
 * What was said before the page was closed: sends the rest, then the person decides.
 * @param {Page} page
 */
async function recover(page) {
  const { takeId, questionId, scene } = page;
  if (!(await holdQuestion(questionId))) return goOnElsewhere(page);
  to(page, { state: 'sending', say: [{ key: 'say-sending' }] });
  const take = await findTake(takeId);
  scene.takesLeft = Number(take?.takesLeft ?? scene.takesLeft);
  if (take?.state === 'kept') return to(page, { state: 'kept' });
  if (take?.state !== 'recording' && take?.state !== 'complete') {
    await forgetTake(takeId);
    return to(page, { state: 'idle' });
  }
  const upload = await resumeUpload(takeId, take.savedTo ?? 0, () => tick(page));
  scene.upload = upload;
  if (take.state === 'complete') return offerWhole(page, upload);
  if (!(await completeTake(upload))) return offerFreshStart(page, upload);
  const time = clockTime(secondsAt(upload, upload.savedTo));
  const key = scene.takesLeft > 0 ? 'say-recovered' : 'say-recovered-last';
  const say = [{ key, values: { time } }];
  to(page, { state: 'recovered', elapsed: upload.seconds, say, problem: whyShort(upload) });
}

/**
 * The take was finished before the page was closed: only handing it in is left.
 * @param {Page} page
 * @param {import('./sending.js').Upload} upload
 */
async function offerWhole(page, upload) {
  await closeUpload(upload);
  const key = page.scene.takesLeft > 0 ? 'say-saved' : 'say-saved-last';
  to(page, { state: 'ready', elapsed: upload.seconds, say: [{ key }] });
}

/**
 * Nothing of the interrupted take can be handed in.
 * @param {Page} page
 * @param {import('./sending.js').Upload} upload
 */
function offerFreshStart(page, upload) {
  page.scene.upload = undefined;
  if (upload.savedTo > 0) return to(page, { state: 'problem', problem: whyIncomplete(upload) });
  to(page, { state: 'idle', say: [{ key: 'say-recovered-empty' }] });
}

/**
 * The form that hands a take in names the take that is meant, and only a take that is all saved.
 * @param {Page} page
 * @param {SubmitEvent} event
 */
function handIn(page, event) {
  const { state } = page.scene;
  if (state !== 'ready' && state !== 'recovered') return event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const field = form.elements.namedItem('take');
  if (field instanceof HTMLInputElement) field.value = page.takeId;
  void forgetTake(page.takeId);
  to(page, { state: 'kept' });
}

/** @param {Page} page */
function listen(page) {
  const { section } = page;
  part(section, 'start')?.addEventListener('click', () => void record(page));
  part(section, 'again')?.addEventListener('click', () => void record(page));
  part(section, 'stop')?.addEventListener(
    'click',
    () => page.recording && endRecording(page.recording, 'asked'),
  );
  part(section, 'keep')
    ?.closest('form')
    ?.addEventListener('submit', (event) => handIn(page, event));
  addEventListener('pagehide', () => {
    const recorder = page.recording?.recorder;
    if (recorder?.state === 'recording') recorder.requestData(); // what the last moment can still save
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload(); // a page from the browser's memory does not know what was handed in since
  });
  warnBeforeLeaving(() => UNSAFE.has(page.scene.state));
}

/** @param {HTMLElement} section */
function open(section) {
  const { question = '', kind, openTake = '', takesLeft = '1', longest = '0' } = section.dataset;
  hearPage(section);
  /** @type {Page} */
  const page = {
    ...{
      section,
      questionId: question,
      kind: kind === 'video' ? 'video' : 'audio',
      takeId: openTake,
      heardAt: 0,
    },
    scene: {
      state: 'idle',
      takesLeft: Number(takesLeft),
      longest: Number(longest),
      elapsed: 0,
      left: 0,
      say: [],
    },
  };
  listen(page);
  setInterval(() => tick(page), TICK_MS);
  tick(page);
  if (openTake) void recover(page);
  void sendLeftovers(openTake);
}

for (const section of document.querySelectorAll('[data-recorder]'))
  open(/** @type {HTMLElement} */ (section));
