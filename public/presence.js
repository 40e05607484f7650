// Tells the server every five seconds that the person is here. Time without that is given back to them.
// Each answer brings the server's clock, so that the page counts down what the server counts.

import { hear } from './clock.js';
import { ask, waitOrReturn } from './wire.js';

const EVERY = 5_000;

/** @param {string} questionId */
async function stayPresent(questionId) {
  for (;;) {
    const askedAt = performance.now();
    const { status, body } = await ask('POST', '/interview/presence', { json: { questionId } });
    if (status === 200) hear(body, askedAt);
    await waitOrReturn(EVERY);
  }
}

const here = /** @type {HTMLElement | null} */ (document.querySelector('[data-question]'));
if (here?.dataset.question) void stayPresent(here.dataset.question);
