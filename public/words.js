// Words and parts of a page. Scripts hold no language: each sentence comes from <template data-words> in the page.

/** @type {Map<string, string> | undefined} */
let catalogue;

/** @returns {Map<string, string>} */
function readCatalogue() {
  const words = new Map();
  for (const template of document.querySelectorAll('template[data-words]')) {
    const spans = /** @type {HTMLTemplateElement} */ (template).content.querySelectorAll('[data-word]');
    for (const span of spans) words.set(span.getAttribute('data-word') ?? '', span.textContent ?? '');
  }
  return words;
}

/**
 * The page's sentence for a key, its {placeholders} filled. A key the page does not have is an empty text.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function words(key, values = {}) {
  catalogue ??= readCatalogue();
  const text = catalogue.get(key) ?? '';
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * The element that a page gives a script to work with, if it gave it.
 * @param {Element | Document} root
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

/**
 * Writes a text only when it changed, so that a live region is not read out again.
 * @param {Element | null} element
 * @param {string} text
 */
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/**
 * Shows or hides an element.
 * @param {HTMLElement | null} element
 * @param {boolean} visible
 */
export function show(element, visible) {
  if (element && element.hidden === visible) element.hidden = !visible;
}

/**
 * Shows one problem in the page's notice, or takes it away when there is none.
 * @param {Element} root
 * @param {string} problem
 */
export function showProblem(root, problem) {
  const notice = part(root, 'problem');
  write(part(root, 'problem-words') ?? notice, problem);
  show(notice, problem !== '');
}

/**
 * Seconds as a person reads them on a clock: 1:05, or 1:02:05.
 * @param {number} seconds
 */
export function clockTime(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/**
 * The time of day, as the page's language writes it.
 * @param {number} at epoch milliseconds
 */
export const timeOfDay = (at) =>
  new Date(at).toLocaleTimeString(document.documentElement.lang || undefined, { hourCycle: 'h23' });
