// Brings a take to the server: every slice is kept in this browser before it is sent, and until the server said 2xx.
// Lost lines, killed servers, reloads and repeated slices all end the same way: the server's `savedTo` says from where.

import { hear } from './clock.js';
import { dropSlice, firstSlice, forgetTake, keepSlice, replaceSlice } from './slices.js';
import { ask, waitBefore, waitOrReturn } from './wire.js';

/**
 * @typedef {'' | 'offline' | 'server' | 'full' | 'session'} Trouble why we wait; we keep trying
 * @typedef {'' | 'sent' | 'gone' | 'taken' | 'too-long' | 'gap'} End why we send no more
 * @typedef {{ takeId: string, type: string, savedTo: number, localTo: number, seconds: number,
 *   marks: { bytes: number, seconds: number }[], trouble: Trouble, end: End, kept: 'disk' | 'memory' | 'full',
 *   adding: Promise<void>, onChange: () => void, wake: () => void, gaps: number }} Upload
 *   Lengths in bytes; `seconds` is the recorded time of `localTo`.
 */

const LARGEST_SLICE = 4 * 1024 * 1024;

/** @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

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

/** @param {Upload} upload */
async function sendAll(upload) {
  let tries = 0;
  while (!upload.end) {
    const next = await firstSlice(upload.takeId).catch(() => 'unread');
    if (next === undefined) {
      await new Promise((resolve) => {
        upload.wake = () => resolve(undefined);
        if (upload.end) resolve(undefined);
      });
      continue;
    }
    const sent = typeof next !== 'string' && (await sendSlice(upload, next));
    upload.onChange();
    tries = sent ? 0 : tries + 1;
    if (!sent && !upload.end) await waitOrReturn(waitBefore(tries - 1));
  }
}

/**
 * @param {Upload} upload
 * @param {import('./slices.js').Slice} slice
 * @returns {Promise<boolean>} whether there was progress; without it we wait before the next try
 */
async function sendSlice(upload, slice) {
  const askedAt = performance.now();
  const { status, body } = await ask('PUT', `/interview/takes/${upload.takeId}/slices/${slice.offset}`, {
    bytes: slice.bytes,
    headers: { 'content-type': slice.type, 'x-content-sha256': slice.sha256 },
  });
  hear(body, askedAt);
  if (status >= 200 && status < 300) {
    upload.trouble = '';
    return realign(upload, slice, body.savedTo ?? slice.offset + slice.bytes.byteLength);
  }
  if (status === 409 && body.savedTo !== undefined) return realign(upload, slice, body.savedTo);
  takeNo(upload, status);
  return false;
}

/**
 * Goes on from where the server is: drops what it has, cuts what it has half of.
 * @param {Upload} upload
 * @param {import('./slices.js').Slice} slice
 * @param {number} savedTo
 */
async function realign(upload, slice, savedTo) {
  const end = slice.offset + slice.bytes.byteLength;
  upload.savedTo = savedTo;
  upload.gaps = savedTo < slice.offset ? upload.gaps + 1 : 0;
  if (upload.gaps > 1) upload.end = 'gap'; // told twice: what lies between is on neither side
  if (savedTo < slice.offset) return false;
  if (savedTo >= end) await dropSlice(slice);
  if (savedTo > slice.offset && savedTo < end) {
    const bytes = slice.bytes.slice(savedTo - slice.offset);
    await replaceSlice(slice, { ...slice, offset: savedTo, bytes, sha256: await sha256(bytes) });
  }
  return savedTo > slice.offset;
}

/**
 * What an answer that is not 2xx means for this take.
 * @param {Upload} upload
 * @param {number} status
 */
function takeNo(upload, status) {
  /** @type {Record<number, End>} */
  const ends = { 404: 'gone', 410: 'gone', 413: 'too-long', 423: 'taken' };
  /** @type {Record<number, Trouble>} */
  const troubles = { 0: navigator.onLine ? 'server' : 'offline', 401: 'session', 403: 'session', 507: 'full' };
  upload.end = ends[status] ?? '';
  upload.trouble = troubles[status] ?? 'server';
}

/**
 * Waits until the server has all that was added. Resolves too when no more can be sent: see `upload.end`.
 * @param {Upload} upload
 */
export async function allSent(upload) {
  await upload.adding;
  while (upload.savedTo < upload.localTo && !upload.end) await waitOrReturn(100);
}

/**
 * Ends a take: sends the rest, tells the server, forgets the local copy. Keeps trying until the server answered.
 * @param {Upload} upload
 * @returns {Promise<boolean>} whether the server has the take as complete
 */
export async function completeTake(upload) {
  for (let tries = 0; ; tries++) {
    await allSent(upload);
    if (upload.end === 'gone' || upload.end === 'taken') return false;
    const json = { bytes: upload.savedTo, seconds: Math.round(upload.seconds * 100) / 100 };
    const { status, body } = await ask('POST', `/interview/takes/${upload.takeId}/completion`, { json });
    if (status === 200) return closeUpload(upload);
    if (status === 409) upload.savedTo = body.savedTo ?? upload.savedTo;
    else takeNo(upload, status);
    upload.onChange();
    await waitOrReturn(waitBefore(tries));
  }
}

/**
 * Stops sending and forgets what this device holds of the take.
 * @param {Upload} upload
 * @returns {Promise<true>}
 */
export async function closeUpload(upload) {
  Object.assign(upload, { end: 'sent', trouble: '' });
  upload.wake();
  await forgetTake(upload.takeId);
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
