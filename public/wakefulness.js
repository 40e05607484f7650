// Keeps the screen on while somebody speaks, and warns before a page with unsent words is closed.

/** @type {WakeLockSentinel | undefined} */
let lock;
let isWanted = false;

async function take() {
  if (!isWanted || document.visibilityState !== 'visible') return;
  lock = await navigator.wakeLock?.request('screen').catch(() => undefined); // a low battery refuses it
}

/** @param {boolean} wanted */
export function keepAwake(wanted) {
  isWanted = wanted;
  if (wanted) void take();
  else void lock?.release().catch(() => undefined);
}

document.addEventListener('visibilitychange', () => void take()); // the browser lets go of it in hidden tabs

/**
 * Asks "really leave?" as long as the page says that something would be lost or late.
 * @param {() => boolean} isUnsafe
 */
export function warnBeforeLeaving(isUnsafe) {
  addEventListener('beforeunload', (event) => {
    if (isUnsafe()) event.preventDefault();
  });
}
