// One take: devices, the browser's recorder, and the upload it feeds. Ends in one way whatever ended it.

import { hear } from './clock.js';
import { closeDevices, openDevices, recorderFor, typeFor, whyNot, whyRefused } from './media.js';
import { addPiece, openUpload } from './uploads.js';
import { ask, waitBefore, waitOrReturn } from './wire.js';

/**
 * @typedef {'asked' | 'longest' | 'lost-device' | 'recorder'} Reason why a recording ended
 * @typedef {{ takeId: string, type: string, takesLeft: number, longest: number, stream: MediaStream,
 *   recorder: MediaRecorder, upload: import('./sending.js').Upload, pieces: Blob[], startedAt: number,
 *   endedAt: number, reason: Reason, ended: Promise<void> }} Recording
 * @typedef {{ questionId: string, kind: import('./media.js').Kind, isRaw: boolean, onChange: () => void }} Wish
 */

const SLICE_MS = 2000;
const TRIES = 4;

/** A recording that did not begin, with the key of the words that say why, or the server's own sentence. */
export class NotBegun extends Error {
  /**
   * @param {string} key
   * @param {string} [text]
   */
  constructor(key, text) {
    super(key);
    this.problem = { key, text };
  }
}

/** @type {Record<number, string>} */
const WHY_NO_TAKE = {
  401: 'problem-session',
  403: 'problem-session',
  404: 'problem-gone',
  409: 'problem-none-left',
  410: 'problem-gone',
  423: 'problem-taken',
};

/**
 * Announces a take to the server. Only a line that is down is tried again.
 * @param {Wish} wish
 * @param {string} mime
 * @returns {Promise<import('./wire.js').Answer>}
 */
async function announceTake({ questionId, kind }, mime) {
  for (let tries = 0; tries < TRIES; tries++) {
    const askedAt = performance.now();
    const json = { kind, mime };
    const { status, body } = await ask('POST', `/interview/questions/${questionId}/takes`, { json });
    if (status === 201) {
      hear(body, askedAt);
      return body;
    }
    const why = body.frozen ? 'problem-frozen' : WHY_NO_TAKE[status];
    if (why) throw new NotBegun(why, status === 409 ? body.problem : undefined);
    await waitOrReturn(waitBefore(tries));
  }
  throw new NotBegun('problem-start');
}

/**
 * Asks for the devices, announces the take and starts. Call it from a click.
 * @param {Wish} wish
 * @param {(stream: MediaStream) => void} onStream as soon as there is a picture to show
 * @returns {Promise<Recording>} or throws NotBegun
 */
export async function beginRecording(wish, onStream) {
  const obstacle = whyNot(wish.kind);
  if (obstacle) throw new NotBegun(obstacle);
  const stream = await openDevices(wish.kind, wish.isRaw).catch(async (error) => {
    throw new NotBegun(await whyRefused(error, wish.kind));
  });
  try {
    onStream(stream);
    const type = typeFor(wish.kind) ?? '';
    const recorder = recorderFor(stream, type);
    const take = await announceTake(wish, type);
    return start({ stream, recorder, type, take, onChange: wish.onChange });
  } catch (error) {
    closeDevices(stream);
    throw error instanceof NotBegun ? error : new NotBegun('problem-busy');
  }
}

/**
 * @param {{ stream: MediaStream, recorder: MediaRecorder, type: string, take: import('./wire.js').Answer,
 *   onChange: () => void }} begun
 * @returns {Recording}
 */
function start({ stream, recorder, type, take, onChange }) {
  const takeId = String(take.takeId);
  const upload = openUpload({ takeId, type }, onChange);
  const { promise: ended, resolve } = Promise.withResolvers();
  /** @type {Recording} */
  const recording = {
    ...{ takeId, type, stream, recorder, upload, ended },
    ...{ takesLeft: Number(take.takesLeft ?? 0), longest: Number(take.longestSeconds) },
    ...{ pieces: [], startedAt: performance.now(), endedAt: 0, reason: 'asked' },
  };
  recorder.addEventListener('dataavailable', ({ data }) => void keep(recording, data));
  recorder.addEventListener('error', () => endRecording(recording, 'recorder'));
  recorder.addEventListener('stop', () => {
    recording.endedAt ||= performance.now();
    closeDevices(stream);
    void upload.adding.catch(() => undefined).then(() => resolve(undefined));
  });
  for (const track of stream.getTracks()) {
    track.addEventListener('ended', () => endRecording(recording, 'lost-device'));
  }
  recorder.start(SLICE_MS);
  return recording;
}

/**
 * @param {Recording} recording
 * @param {Blob} data
 */
async function keep(recording, data) {
  if (data.size === 0) return;
  recording.pieces.push(data);
  try {
    await addPiece(recording.upload, data, elapsedOf(recording));
  } catch {
    endRecording(recording, 'recorder'); // a piece that cannot be read makes what follows it worthless
  }
}

/**
 * Stops it. What was recorded until now follows as the last slice.
 * @param {Recording} recording
 * @param {Reason} reason
 */
export function endRecording(recording, reason) {
  if (recording.endedAt) return;
  Object.assign(recording, { endedAt: performance.now(), reason });
  if (recording.recorder.state !== 'inactive') recording.recorder.stop();
}

/**
 * Recorded seconds.
 * @param {Recording} recording
 */
export const elapsedOf = ({ startedAt, endedAt }) => ((endedAt || performance.now()) - startedAt) / 1000;

/**
 * Lets the person hear (and see) a finished recording from this browser's memory.
 * @param {HTMLElement | null} element
 * @param {{ pieces: Blob[], type: string }} recording
 */
export function playBack(element, { pieces, type }) {
  if (!(element instanceof HTMLMediaElement)) return;
  if (element.src.startsWith('blob:')) URL.revokeObjectURL(element.src);
  element.src = URL.createObjectURL(new Blob(pieces, { type }));
  // Browsers write no length into what they record. Looking for its far end makes them find the length.
  const findLength = () => {
    if (element.duration !== Number.POSITIVE_INFINITY) return;
    element.currentTime = Number.MAX_SAFE_INTEGER;
    element.addEventListener('durationchange', () => Object.assign(element, { currentTime: 0 }), {
      once: true,
    });
  };
  element.addEventListener('loadedmetadata', findLength, { once: true });
}
