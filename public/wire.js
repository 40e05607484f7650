// Asking the server over a line that may be down: what came back, or that nothing did, and when to try again.

/**
 * @typedef {{ savedTo?: number, now?: number, endsAt?: number, problem?: string, [key: string]: unknown }} Answer
 * @typedef {{ status: number, body: Answer }} Heard status 0 means that no answer came
 */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** A line slower than this is treated as gone; the same bytes are then tried again. */
const BYTES_PER_SECOND = 6_000;

/**
 * @param {Response} response
 * @returns {Promise<Answer>}
 */
async function bodyOf(response) {
  const isJson = response.headers.get('content-type')?.includes('json');
  return isJson ? await response.json().catch(() => ({})) : {};
}

/**
 * One request. Never throws: a line that is down is an answer too.
 * @param {string} method
 * @param {string} url
 * @param {{ json?: unknown, bytes?: ArrayBuffer, headers?: Record<string, string> }} [what]
 * @returns {Promise<Heard>}
 */
export async function ask(method, url, { json, bytes, headers = {} } = {}) {
  const patience = 20_000 + ((bytes?.byteLength ?? 0) / BYTES_PER_SECOND) * 1000;
  /** @type {RequestInit} */
  const request = { method, headers: { accept: 'application/json', ...headers }, redirect: 'manual' };
  if (json !== undefined) {
    request.body = JSON.stringify(json);
    request.headers = { ...request.headers, 'content-type': 'application/json' };
  }
  if (bytes) request.body = bytes;
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(patience) });
    // A redirect of a JSON door can only be the way to the sign-in: the session is over.
    if (response.type === 'opaqueredirect') return { status: 401, body: {} };
    return { status: response.status, body: await bodyOf(response) };
  } catch {
    return { status: 0, body: {} };
  }
}

/**
 * How long to wait before try number n (from 0), in ms: doubling, and never the same for two devices, so that
 * a hundred of them do not return in the same instant after an outage.
 * @param {number} tries
 */
export function waitBefore(tries) {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
  return longest / 2 + Math.random() * (longest / 2);
}

/**
 * Waits, but not longer than until the line is back or somebody looks at the page again.
 * @param {number} ms
 * @returns {Promise<void>}
 */
export function waitOrReturn(ms) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    document.addEventListener('visibilitychange', done);
  });
}
