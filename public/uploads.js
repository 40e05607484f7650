// Brings a take to the server: every slice is kept in this browser before it is sent, and until the server said 2xx.
// Lost lines, killed servers, reloads and repeated slices all end the same way: the server's `savedTo` says from where.

import { sendAll, sha256, takeNo } from './sending.js';
import { forgetSlices, keepSlice } from './slices.js';
import { ask, waitBefore, waitOrReturn } from './wire.js';

/** @typedef {import('./sending.js').Upload} Upload */

const LARGEST_SLICE = 4 * 1024 * 1024;

/**
 * Begins to send a take; what is added later follows. Only one tab sends: another one waits for its turn.
 * @param {{ takeId: string, type: string, savedTo?: number, localTo?: number, seconds?: number }} take
 * @param {() => void} onChange called after every step
 * @returns {Upload}
 */
export function openUpload({ takeId, type, savedTo = 0, localTo = savedTo, seconds = 0 }, onChange) {
  /** @type {Upload} */
  const upload = {
    ...{ takeId, type, savedTo, localTo, seconds, onChange },
    ...{ marks: [{ bytes: 0, seconds: 0 }], trouble: '', end: '', kept: 'disk', gaps: 0 },
    adding: Promise.resolve(),
    wake: () => undefined,
  };
  if (localTo > 0) upload.marks.push({ bytes: localTo, seconds });
  const send = () => sendAll(upload);
  if (navigator.locks) void navigator.locks.request(`interview-take-${takeId}`, send);
  else void send();
  return upload;
}

/**
 * Adds what the recorder gave, in the order of the calls. Resolves when it is kept in this browser.
 * @param {Upload} upload
 * @param {Blob} blob
 * @param {number} seconds recorded time at its end
 */
export function addPiece(upload, blob, seconds) {
  upload.adding = upload.adding.then(async () => {
    const bytes = await blob.arrayBuffer();
    for (let at = 0; at < bytes.byteLength; at += LARGEST_SLICE) {
      await keepBytes(upload, bytes.slice(at, at + LARGEST_SLICE), seconds);
    }
    upload.wake();
    upload.onChange();
  });
  return upload.adding;
}

/**
 * @param {Upload} upload
 * @param {ArrayBuffer} bytes
 * @param {number} seconds
 */
async function keepBytes(upload, bytes, seconds) {
  const { takeId, type, localTo: offset } = upload;
  const localTo = offset + bytes.byteLength;
  const slice = { takeId, offset, bytes, sha256: await sha256(bytes), type };
  const where = await keepSlice(slice, { takeId, bytes: localTo, seconds, type, at: Date.now() });
  if (where !== 'disk') upload.kept = where;
  Object.assign(upload, { localTo, seconds });
  upload.marks.push({ bytes: localTo, seconds });
}

/**
 * Waits until the server has all that was added. Resolves too when no more can be sent: see `upload.end`.
 * @param {Upload} upload
 */
export async function allSent(upload) {
  await upload.adding.catch(() => undefined); // what could not be read ended the recording; the rest goes on
  while (upload.savedTo < upload.localTo && !upload.end) await waitOrReturn(100);
}

/**
 * Ends a take: sends the rest, tells the server, forgets the slices. Keeps trying until the server answered.
 * @param {Upload} upload
 * @returns {Promise<boolean>} whether the server has the take as complete
 */
export async function completeTake(upload) {
  for (let tries = 0; ; tries++) {
    await allSent(upload);
    const isLost = upload.end === 'gone' || upload.end === 'taken' || upload.savedTo === 0;
    const status = isLost ? 422 : await askForCompletion(upload);
    if (status === 422) return false;
    if (status === 200) return closeUpload(upload);
    upload.onChange();
    await waitOrReturn(waitBefore(tries));
  }
}

/**
 * @param {Upload} upload
 * @returns {Promise<number>} the status that the server gave
 */
async function askForCompletion(upload) {
  const json = { bytes: upload.savedTo, seconds: Math.round(upload.seconds * 100) / 100 };
  const { status, body } = await ask('POST', `/interview/takes/${upload.takeId}/completion`, { json });
  if (status === 409) upload.savedTo = body.savedTo ?? upload.savedTo;
  else if (status !== 200) takeNo(upload, status, body);
  upload.wake(); // the server may miss what we thought it had
  return status;
}

/**
 * Stops sending and forgets the slices.
 * @param {Upload} upload
 * @returns {Promise<true>}
 */
export async function closeUpload(upload) {
  upload.end ||= 'sent'; // what cut it short stays known
  upload.trouble = '';
  upload.wake();
  await forgetSlices(upload.takeId).catch(() => undefined); // a later page of the interview clears it away
  return true;
}

/**
 * Recorded seconds that lie before a length in bytes.
 * @param {Upload} upload
 * @param {number} bytes
 */
export function secondsAt({ marks }, bytes) {
  const after = marks.findIndex((mark) => mark.bytes >= bytes);
  const [a, b] = [marks[after - 1], marks[after]];
  if (!a || !b) return b?.seconds ?? marks.at(-1)?.seconds ?? 0;
  return a.seconds + ((b.seconds - a.seconds) * (bytes - a.bytes)) / (b.bytes - a.bytes);
}
