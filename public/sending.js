// The sending side of a take: which slice goes next, and what each answer of the server means for it.

import { hear } from './clock.js';
import { dropSlice, firstSlice, replaceSlice } from './slices.js';
import { ask, waitBefore, waitOrReturn } from './wire.js';

/**
 * @typedef {'' | 'offline' | 'server' | 'full' | 'session' | 'frozen'} Trouble why we wait; we keep trying
 * @typedef {'' | 'sent' | 'gone' | 'taken' | 'too-long' | 'gap'} End why we send no more
 * @typedef {{ takeId: string, type: string, savedTo: number, localTo: number, seconds: number,
 *   marks: { bytes: number, seconds: number }[], trouble: Trouble, end: End, kept: 'disk' | 'memory' | 'full',
 *   adding: Promise<void>, onChange: () => void, wake: () => void, gaps: number }} Upload
 *   Lengths in bytes; `seconds` is the recorded time of `localTo`.
 */

/** @param {ArrayBuffer} bytes */
export async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends slices, the oldest first, until the take ends; waits for more when there are none.
 * @param {Upload} upload
 */
export async function sendAll(upload) {
  for (let tries = 0; !upload.end; ) {
    const isBetter = await sendNext(upload).catch(() => false); // a disk that cannot be read now: tried again too
    upload.onChange();
    tries = isBetter ? 0 : tries + 1;
    if (!isBetter && !upload.end) await waitOrReturn(waitBefore(tries - 1));
  }
}

/**
 * @param {Upload} upload
 * @returns {Promise<boolean>} whether there was progress; without it we wait before the next try
 */
async function sendNext(upload) {
  const seen = upload.localTo;
  const next = await firstSlice(upload.takeId);
  if (next) return sendSlice(upload, next);
  if (upload.localTo === seen) await untilMore(upload); // else something came while we looked
  return true;
}

/**
 * @param {Upload} upload
 * @returns {Promise<void>}
 */
async function untilMore(upload) {
  if (upload.savedTo < upload.localTo) upload.end = 'gap'; // recorded, not saved, and no longer on this device
  upload.onChange();
  if (upload.end) return;
  await new Promise((resolve) => {
    upload.wake = () => resolve(undefined);
  });
}

/**
 * @param {Upload} upload
 * @param {import('./slices.js').Slice} slice
 * @returns {Promise<boolean>}
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
  takeNo(upload, status, body);
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
 * What an answer that is not 2xx means for this take. Frozen data takes nothing in until its person lifts that: what was
 * said stays on this device and is sent then.
 * @param {Upload} upload
 * @param {number} status
 * @param {import('./wire.js').Answer} body
 */
export function takeNo(upload, status, body) {
  if (status === 423 && body.frozen) {
    upload.trouble = 'frozen';
    return;
  }
  /** @type {Record<number, End>} */
  const ends = { 400: 'gone', 404: 'gone', 410: 'gone', 413: 'too-long', 415: 'gone', 423: 'taken' };
  /** @type {Record<number, Trouble>} */
  const troubles = {
    0: navigator.onLine ? 'server' : 'offline',
    401: 'session',
    403: 'session',
    507: 'full',
  };
  upload.end = ends[status] ?? upload.end;
  upload.trouble = troubles[status] ?? 'server';
}
