// Plays an answer beside its words: a word is heard by a click, the heard word is marked, quotes play from their second.
// Without this script the browser's own player is there.

import { clockTime, part, show, words, write } from './words.js';

/**
 * @typedef {{ at: number, element: HTMLElement }} Spoken
 * @typedef {{ root: HTMLElement, media: HTMLMediaElement, spoken: Spoken[], heard?: HTMLElement | undefined }} Player
 */

const STEP = 5;
const PLAY_SIGN = 'M4 2.5v11l9-5.5z';
const PAUSE_SIGN = 'M4 2.5h3v11H4zM9 2.5h3v11H9z';

/** @type {Map<string, Player>} */
const players = new Map();

/** Seconds of the whole; what the page says until the file itself is read. @param {Player} player */
function lengthOf({ root, media }) {
  return Number.isFinite(media.duration) ? media.duration : Number(root.dataset.seconds ?? 0);
}

/**
 * @param {Player} player
 * @param {number} seconds
 */
function seek(player, seconds) {
  player.media.currentTime = Math.min(Math.max(0, seconds), lengthOf(player) || seconds);
}

/**
 * @param {Player} player
 * @param {number} seconds
 */
function playFrom(player, seconds) {
  seek(player, seconds);
  void player.media.play().catch(() => undefined); // the browser shows itself what it cannot play
}

/** @param {Player} player */
function toggle({ media }) {
  if (media.paused) void media.play().catch(() => undefined);
  else media.pause();
}

/**
 * The last word that began before a moment.
 * @param {Spoken[]} spoken in order of time
 * @param {number} at
 */
function wordAt(spoken, at) {
  let [low, high] = [0, spoken.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spoken[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return spoken[low - 1]?.element;
}

/** @param {Player} player */
function draw(player) {
  const { root, media, spoken } = player;
  const [at, length] = [media.currentTime, lengthOf(player)];
  write(part(root, 'time'), words('player-time', { at: clockTime(at), length: clockTime(length) }));
  const wave = root.querySelector('svg[data-part="wave"]');
  const width = wave instanceof SVGSVGElement ? wave.viewBox.baseVal.width : 0;
  const played = root.querySelector('[data-part="played"]');
  played?.setAttribute('width', String(length > 0 ? (width * at) / length : 0));
  const isBegun = at > 0 || !media.paused;
  mark(player, isBegun ? wordAt(spoken, at + 0.05) : undefined);
}

/**
 * @param {Player} player
 * @param {HTMLElement | undefined} word
 */
function mark(player, word) {
  if (player.heard === word) return;
  player.heard?.removeAttribute('aria-current');
  word?.setAttribute('aria-current', 'true');
  player.heard = word;
}

/** @param {Player} player */
function drawSign({ root, media }) {
  const button = part(root, 'play');
  button?.setAttribute('aria-label', words(media.paused ? 'player-play' : 'player-pause'));
  button?.querySelector('path')?.setAttribute('d', media.paused ? PLAY_SIGN : PAUSE_SIGN);
}

/**
 * Keys work while the focus is in the player or in its words, and never in a field.
 * @param {Player} player
 * @param {KeyboardEvent} event
 */
function onKey(player, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target.closest('input, textarea, select, audio, video')
  )
    return;
  const isPressable = target.closest('button, a, summary') !== null;
  if (event.key === ' ' && !isPressable) toggle(player);
  else if (event.key === 'j') seek(player, player.media.currentTime - STEP);
  else if (event.key === 'l') seek(player, player.media.currentTime + STEP);
  else return;
  event.preventDefault();
}

/** The pace somebody likes, where they let the house remember it: then the page says so. */
const liked = () => Number(document.documentElement.dataset.speed) || undefined;
/** @param {number} speed */
function remember(speed) {
  if (!liked()) return;
  document.documentElement.dataset.speed = String(speed);
  // A speed that is not remembered is no trouble worth telling.
  fetch('/privacy/cookies/speed', {
    method: 'POST',
    body: new URLSearchParams({ speed: String(speed) }),
  }).catch(() => {});
}
/** @param {Player} player */
function takeLikedSpeed({ root, media }) {
  const speed = liked();
  const select = part(root, 'speed');
  if (!speed || !(select instanceof HTMLSelectElement)) return;
  select.value = String(speed);
  media.defaultPlaybackRate = media.playbackRate = speed;
}

/** @param {Player} player */
function listen(player) {
  const { root, media } = player;
  const back = () => seek(player, media.currentTime - STEP);
  const forward = () => seek(player, media.currentTime + STEP);
  part(root, 'play')?.addEventListener('click', () => toggle(player));
  part(root, 'back')?.addEventListener('click', back);
  part(root, 'forward')?.addEventListener('click', forward);
  part(root, 'speed')?.addEventListener('change', ({ target }) => {
    media.playbackRate = Number(/** @type {HTMLSelectElement} */ (target).value);
    remember(media.playbackRate);
  });
  root.querySelector('svg[data-part="wave"]')?.addEventListener('click', (event) => {
    const { currentTarget, clientX } = /** @type {MouseEvent} */ (event);
    const { left, width } = /** @type {Element} */ (currentTarget).getBoundingClientRect();
    seek(player, ((clientX - left) / width) * lengthOf(player));
  });
  root.addEventListener('keydown', (event) => onKey(player, event));
  for (const name of ['timeupdate', 'seeked', 'loadedmetadata'])
    media.addEventListener(name, () => draw(player));
  for (const name of ['play', 'pause', 'ended']) media.addEventListener(name, () => drawSign(player));
  media.addEventListener('play', () => {
    for (const other of players.values()) if (other !== player) other.media.pause(); // two voices are none
  });
}

/** @param {Player} player */
function bindWords(player) {
  const { root } = player;
  for (const region of document.querySelectorAll(`[data-words-of="${CSS.escape(root.id)}"]`)) {
    region.addEventListener('click', (event) => {
      const word = /** @type {Element} */ (event.target).closest('[data-at]');
      // Somebody who marks words with the mouse wants to copy them, not to hear them.
      if (word && getSelection()?.isCollapsed !== false)
        playFrom(player, Number(word.getAttribute('data-at')));
    });
    region.addEventListener('keydown', (event) => onKey(player, /** @type {KeyboardEvent} */ (event)));
    for (const element of region.querySelectorAll('[data-at]')) {
      player.spoken.push({
        at: Number(element.getAttribute('data-at')),
        element: /** @type {HTMLElement} */ (element),
      });
    }
  }
  player.spoken.sort((a, b) => a.at - b.at);
}

/** @param {HTMLElement} root */
function open(root) {
  const media = part(root, 'media');
  if (!(media instanceof HTMLMediaElement) || players.get(root.id)?.root === root) return;
  /** @type {Player} */
  const player = { root, media, spoken: [] };
  players.set(root.id, player);
  media.controls = false;
  for (const name of ['play', 'back', 'forward', 'speed']) show(part(root, name), true);
  bindWords(player);
  takeLikedSpeed(player);
  listen(player);
  draw(player);
}

const openAll = () => {
  for (const root of document.querySelectorAll('[data-player]')) open(/** @type {HTMLElement} */ (root));
};

document.addEventListener('click', (event) => {
  const link = /** @type {Element} */ (event.target).closest('a[data-seek]');
  const player = players.get(link?.getAttribute('href')?.slice(1) ?? '');
  if (!link || !player) return;
  event.preventDefault();
  playFrom(player, Number(link.getAttribute('data-seek')));
});
document.addEventListener('htmx:after:swap', openAll);
openAll();
