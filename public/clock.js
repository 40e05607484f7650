// The server's clock as this page knows it. A person's computer may be minutes wrong; the server decides what is over.

/**
 * @typedef {{ now?: number, thinkEndsAt?: number | null, answerEndsAt?: number | null, endsAt?: number | null,
 *   state?: string }} ServerTimes
 */

/** An answer older than this says nothing certain: without contact the server gives time back. */
const CERTAIN_FOR = 7_000;

let offset = 0;
let heardAt = Number.NEGATIVE_INFINITY;
/** @type {{ thinkEndsAt: number | null, endsAt: number | null, state: string }} */
const times = { thinkEndsAt: null, endsAt: null, state: '' };
const listeners = new Set();

/**
 * Takes over the times of a server's answer.
 * @param {ServerTimes} answer
 * @param {number} [askedAt] performance.now() when the question was sent, to take half of the way into account
 */
export function hear(answer, askedAt = performance.now()) {
  const here = performance.now();
  if (typeof answer.now === 'number') {
    offset = answer.now - (askedAt + here) / 2;
    heardAt = here;
  }
  if (answer.thinkEndsAt !== undefined) times.thinkEndsAt = answer.thinkEndsAt;
  const ends = answer.endsAt ?? answer.answerEndsAt;
  if (ends !== undefined) times.endsAt = ends;
  if (answer.state) times.state = answer.state;
  for (const listener of listeners) listener(times);
}

/**
 * Reads the times that the server wrote into the page. They are as old as the page, so the page's own age is added.
 * @param {HTMLElement} section
 */
export function hearPage(section) {
  const { now, thinkEnds, answerEnds } = section.dataset;
  if (!now) return;
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  const writtenAt = entry?.responseStart ?? performance.now();
  hear({
    now: Number(now) + performance.now() - writtenAt,
    thinkEndsAt: thinkEnds ? Number(thinkEnds) : null,
  });
  if (answerEnds) times.endsAt = Number(answerEnds);
}

/** The server's time, epoch milliseconds. */
export const serverNow = () => performance.now() + offset;

/** Whether the server answered in the last seconds, so that its end of time can be relied on. */
export const isCertain = () => performance.now() - heardAt < CERTAIN_FOR;

/** Seconds of thinking left; 0 when it is over or was never counted. */
export const thinkLeft = () =>
  times.thinkEndsAt === null ? 0 : Math.max(0, (times.thinkEndsAt - serverNow()) / 1000);

/** Seconds until the server takes nothing more; Infinity when it named no end or was not heard lately. */
export const answerLeft = () =>
  times.endsAt === null || !isCertain() ? Number.POSITIVE_INFINITY : (times.endsAt - serverNow()) / 1000;

/**
 * @param {(heard: { thinkEndsAt: number | null, endsAt: number | null, state: string }) => void} listener
 * @returns {() => void} stops listening
 */
export function onTimes(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
