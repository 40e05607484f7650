// Carries a page through one take: asking for the devices, recording, sending, ready to be handed in.

import { listenTo, loudnessJudge, showPicture } from './media.js';
import { mention, tick, to } from './moment.js';
import { beginRecording, elapsedOf, NotBegun, playBack } from './recording.js';
import { holdQuestion, questionIsFree } from './recovery.js';
import { completeTake, secondsAt } from './uploads.js';
import { clockTime, part, words, write } from './words.js';

/**
 * @typedef {import('./moment.js').Page} Page
 * @typedef {import('./sending.js').Upload} Upload
 */

/**
 * Records a take. If it does not begin, an earlier take stays as it was.
 * @param {Page} page
 */
export async function record(page) {
  const { section, questionId, kind } = page;
  const before = { ...page.scene };
  to(page, { state: 'asking', say: [{ key: kind === 'video' ? 'say-asking-video' : 'say-asking' }] });
  if (!(await holdQuestion(questionId))) return goOnElsewhere(page);
  const wish = { questionId, kind, isRaw: 'rawAudio' in section.dataset, onChange: () => tick(page) };
  try {
    const recording = await beginRecording(wish, (stream) => showStream(page, stream));
    await follow(page, recording);
  } catch (error) {
    const problem = error instanceof NotBegun ? error.problem : { key: 'problem-unknown' };
    const isBack = before.state === 'ready' || before.state === 'recovered';
    showStream(page, null);
    to(page, isBack ? { ...before, problem } : { state: 'problem', problem });
  }
}

/**
 * @param {Page} page
 * @param {MediaStream | null} stream
 */
function showStream({ section, kind }, stream) {
  if (kind === 'video') showPicture(part(section, 'screen'), stream);
}

/**
 * @param {Page} page
 * @param {import('./recording.js').Recording} recording
 */
async function follow(page, recording) {
  const { takesLeft, longest, upload, takeId, stream } = recording;
  Object.assign(page, { recording, takeId, heardAt: performance.now() });
  to(page, { state: 'recording', takesLeft, longest, upload, elapsed: 0, left: longest });
  const hush = watchLevel(page, stream);
  stream.getAudioTracks()[0]?.addEventListener('mute', () => mention(page, 'say-muted'));
  await recording.ended;
  hush();
  showStream(page, null);
  playBack(part(page.section, 'playback'), recording);
  page.scene.elapsed = elapsedOf(recording);
  await finish(page, upload, recording.reason);
}

/**
 * @param {Page} page
 * @param {MediaStream} stream
 */
function watchLevel(page, stream) {
  const [meter, label] = [part(page.section, 'level'), part(page.section, 'level-words')];
  const judge = loudnessJudge();
  const hush = listenTo(stream, (level) => {
    if (meter instanceof HTMLMeterElement) meter.value = level;
    if (level >= 15) page.heardAt = performance.now();
    write(label, words(`level-${judge(level)}`));
  });
  const before = label?.textContent ?? '';
  return () => {
    hush();
    write(label, before);
    if (meter instanceof HTMLMeterElement) meter.value = 0;
  };
}

/**
 * Sends what is left and says what the person can do now.
 * @param {Page} page
 * @param {Upload} upload
 * @param {import('./recording.js').Reason} reason
 */
async function finish(page, upload, reason) {
  to(page, { state: 'sending', say: [{ key: 'say-sending' }] });
  const isComplete = await completeTake(upload);
  if (!isComplete) return to(page, { state: 'problem', problem: whyIncomplete(upload) });
  const { takesLeft: n } = page.scene;
  const next = n > 0 ? { key: 'say-ready', values: { n } } : { key: 'say-ready-last' };
  const say = reason === 'longest' ? [{ key: 'say-longest' }, next] : [next];
  to(page, { state: 'ready', say, problem: whyShort(upload, reason) });
}

/**
 * Why a take could not be completed.
 * @param {Upload} upload
 */
export const whyIncomplete = ({ end }) => ({
  key: { gone: 'problem-gone', taken: 'problem-taken' }[String(end)] ?? 'problem-empty',
});

/**
 * Why a complete take is shorter than what was said, if it is.
 * @param {Upload} upload
 * @param {import('./recording.js').Reason} [reason]
 */
export function whyShort(upload, reason) {
  const time = clockTime(secondsAt(upload, upload.savedTo));
  if (upload.end === 'gap') return { key: 'problem-gap', values: { time } };
  if (upload.end === 'too-long') return { key: 'problem-too-long' };
  if (reason === 'lost-device' || reason === 'recorder') return { key: `problem-${reason}` };
  return undefined;
}

/**
 * Another window has this question. When it is closed, this one goes on with what the server has then.
 * @param {Page} page
 */
export async function goOnElsewhere(page) {
  to(page, { state: 'elsewhere', say: [{ key: 'say-elsewhere' }] });
  await questionIsFree(page.questionId);
  location.reload();
}
