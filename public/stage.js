// Draws the recorder's section from its state. Decides nothing.

import { thinkLeft } from './clock.js';
import { secondsAt } from './uploads.js';
import { clockTime, part, show, showProblem, words, write } from './words.js';

/**
 * @typedef {'idle' | 'asking' | 'recording' | 'stopping' | 'sending' | 'ready' | 'recovered' | 'kept' | 'problem'
 *   | 'elsewhere'} State
 * @typedef {{ key: string, values?: Record<string, string | number>, text?: string | undefined }} Words
 *   `text` is the server's own sentence, which says more than ours
 * @typedef {{ state: State, takesLeft: number, longest: number, elapsed: number, left: number, say: Words[],
 *   problem?: Words | undefined, upload?: import('./sending.js').Upload | undefined }} Scene
 *   Times in seconds: `elapsed` is recorded, `left` is what may still be recorded.
 */

/** Which buttons make sense when. A button that is not named is hidden. @type {Record<State, string[]>} */
const BUTTONS = {
  idle: ['start'],
  asking: ['start'],
  recording: ['stop'],
  stopping: ['stop'],
  sending: [],
  ready: ['keep', 'again', 'playback'],
  recovered: ['keep', 'again'],
  kept: ['playback'],
  problem: ['start'],
  elsewhere: [],
};
const BUSY = new Set(['asking', 'stopping', 'kept']);

/** The shape beside the state's word. @type {Partial<Record<State | 'thinking', string>>} */
const SHAPES = {
  thinking: 'wait',
  asking: 'wait',
  recording: 'live stop',
  stopping: 'wait',
  sending: 'wait',
  ready: 'ok',
  recovered: 'wait',
  kept: 'ok',
  problem: 'stop',
  elsewhere: 'wait',
};

/** @param {Words} said */
const inWords = ({ key, values, text }) => text || words(key, values);

/**
 * @param {HTMLElement} section
 * @param {Scene} scene
 */
export function draw(section, scene) {
  const name = scene.state === 'idle' && thinkLeft() > 0 ? 'thinking' : scene.state;
  section.dataset.state = name;
  const state = part(section, 'state');
  if (state) state.className = `state ${SHAPES[name] ?? ''}`.trim();
  write(state, words(`state-${name}`));
  drawButtons(section, scene);
  drawClock(section, scene, name);
  drawSent(section, scene.upload);
  write(part(section, 'say'), scene.say.map(inWords).join(' '));
  showProblem(section, scene.problem ? inWords(scene.problem) : '');
}

/**
 * @param {HTMLElement} section
 * @param {Scene} scene
 */
function drawButtons(section, { state, takesLeft }) {
  const playback = part(section, 'playback');
  const canPlay = playback?.hasAttribute('src') === true;
  const visible = BUTTONS[state].filter((name) => {
    if (name === 'playback') return canPlay;
    return name !== 'again' || takesLeft > 0;
  });
  for (const name of ['start', 'stop', 'keep', 'again', 'playback']) {
    const element = part(section, name);
    show(element, visible.includes(name));
    if (element instanceof HTMLButtonElement) {
      element.disabled = BUSY.has(state) || (name === 'start' && takesLeft < 1);
    }
  }
  // What was recorded takes the place of the picture it was recorded from.
  const frame = playback?.closest('.screen');
  if (!(frame instanceof HTMLElement)) return;
  show(frame, visible.includes('playback'));
  show(part(section, 'screen'), !visible.includes('playback'));
}

/**
 * @param {HTMLElement} section
 * @param {Scene} scene
 * @param {State | 'thinking'} name
 */
function drawClock(section, { elapsed, longest, left }, name) {
  const clock = part(section, 'clock');
  const seconds = name === 'thinking' ? Math.ceil(thinkLeft()) : Math.floor(elapsed);
  const time = clock?.querySelector('time');
  write(time ?? clock, clockTime(seconds));
  time?.setAttribute('datetime', `PT${seconds}S`);
  const key = { thinking: 'clock-thinking', recording: 'clock-recording', idle: 'clock-idle' }[String(name)];
  const values = { longest: clockTime(longest), left: clockTime(Math.ceil(left)) };
  write(
    clock?.querySelector('small') ?? null,
    words(key ?? (elapsed > 0 ? 'clock-ready' : 'clock-idle'), values),
  );
}

/**
 * How much is safe on the server, as a bar, as its label, and as a sentence that is read out when it changes.
 * @param {HTMLElement} section
 * @param {import('./sending.js').Upload | undefined} upload
 */
function drawSent(section, upload) {
  if (!upload) return;
  const saved = secondsAt(upload, upload.savedTo);
  const n = Math.max(0, Math.ceil(upload.seconds - saved));
  const bar = part(section, 'sent');
  if (bar instanceof HTMLProgressElement) {
    bar.value = upload.localTo ? Math.min(bar.max, (bar.max * upload.savedTo) / upload.localTo) : 0;
  }
  write(part(section, 'sent-label'), words('sent-label', { time: clockTime(saved) }));
  const key = upload.trouble || (n > 0 ? 'waiting' : 'all');
  drawSentence(part(section, 'sent-words'), key, n);
}

/**
 * A live region that changed every second would never stop talking: the number in it is renewed every five seconds.
 * @param {HTMLElement | null} element
 * @param {string} key
 * @param {number} n
 */
function drawSentence(element, key, n) {
  if (!element) return;
  const { key: shown, at } = element.dataset;
  const now = performance.now();
  const isOld = now - Number(at ?? 0) > 5_000;
  const isBrief = (/** @type {string | undefined} */ name) => name === 'waiting' || name === 'all';
  // Between "on its way" and "all safe" the truth changes with every slice: not worth saying each time.
  if (shown && !isOld && (shown === key || (isBrief(shown) && isBrief(key) && n > 0 && n < 6))) return;
  Object.assign(element.dataset, { key, at: String(now) });
  write(element, words(`sent-${key}`, { n }));
}
