// A typed answer saves itself: after two quiet seconds, when the field is left, and when the line is back.
// What the server has not confirmed stays in this browser. Nothing is ever overwritten by an empty text.

import { answerLeft, hear, hearPage } from './clock.js';
import { draftOf, forgetDraft, keepDraft } from './drafts.js';
import { ask, waitBefore, waitOrReturn } from './wire.js';
import { clockTime, part, timeOfDay, words, write } from './words.js';

/**
 * @typedef {{ form: HTMLFormElement, area: HTMLTextAreaElement, url: string, revision: number, saved: string,
 *   saving?: Promise<void> | undefined, isLeft: boolean, unheard: number }} Sheet `saved` is the text that the server
 *   confirmed last, `unheard` a revision whose answer was lost, so that the server may have it
 */

const QUIET_MS = 2000;
const PATIENCE_MS = 4000;

/**
 * @param {Sheet} sheet
 * @param {string} key
 * @param {number} [at]
 */
const tell = ({ form }, key, at) => write(part(form, 'saved'), words(key, { time: at ? timeOfDay(at) : '' }));

/**
 * Saves until the server has what the field shows. A line that is down is tried again, for as long as it takes.
 * @param {Sheet} sheet
 */
function save(sheet) {
  sheet.saving ??= saveAll(sheet).finally(() => {
    sheet.saving = undefined;
  });
  return sheet.saving;
}

/** @param {Sheet} sheet */
async function saveAll(sheet) {
  for (let tries = 0; sheet.area.value !== sheet.saved && !sheet.isLeft; tries++) {
    const text = sheet.area.value;
    if (text.trim() === '' && sheet.saved.trim() !== '') {
      tell(sheet, 'typed-kept');
      break;
    }
    tell(sheet, 'typed-saving');
    const isOver = await send(sheet, text);
    if (isOver) break;
    if (sheet.saved !== text) await waitOrReturn(waitBefore(tries));
  }
}

/**
 * @param {Sheet} sheet
 * @param {string} text
 * @returns {Promise<boolean>} whether trying again would be of no use
 */
async function send(sheet, text) {
  const revision = sheet.revision + 1;
  const askedAt = performance.now();
  const { status, body } = await ask('PUT', sheet.url, { json: { text, revision } });
  hear(body, askedAt);
  if (body.kept) {
    tell(sheet, 'typed-kept');
    return true;
  }
  if (status === 200) {
    Object.assign(sheet, { revision: Number(body.revision ?? revision), saved: text });
    forgetDraft(sheet.url, text);
    tell(sheet, 'typed-saved', Number(body.savedAt ?? Date.now()));
    return false;
  }
  if (status === 409 && body.revision === sheet.unheard) {
    sheet.revision = sheet.unheard; // the "newer" text is our own, saved by a request whose answer was lost
    return false;
  }
  if (status === 0 || status >= 500) sheet.unheard = revision;
  if (body.frozen) {
    tell(sheet, 'typed-frozen');
    return false;
  }
  return takeNo(sheet, status, body.problem);
}

/**
 * Says why nothing was saved. What was written stays on this device in any case.
 * @param {Sheet} sheet
 * @param {number} status
 * @param {string} [problem] the server's own sentence: too long, or the time is over
 * @returns {boolean} whether trying again would be of no use
 */
function takeNo(sheet, status, problem) {
  const isElsewhere = status === 409 || status === 423;
  const isSession = status === 401 || status === 403;
  const isFinal = status >= 400 && status < 500 && !isSession && status !== 408 && status !== 429;
  if (isElsewhere) tell(sheet, 'typed-elsewhere');
  else if (isFinal && problem) write(part(sheet.form, 'saved'), problem);
  else tell(sheet, isSession ? 'typed-session' : 'typed-local', Date.now());
  return isFinal;
}

/** @param {Sheet} sheet */
function count({ form, area }) {
  const n = area.value.trim() === '' ? 0 : area.value.trim().split(/\s+/u).length;
  const max = area.dataset.maxWords;
  write(part(form, 'count'), words(max ? 'typed-count-of' : 'typed-count', { n, max: max ?? '' }));
}

/**
 * Puts back what an earlier page wrote and could not send; never over a text that the server knows to be newer.
 * @param {Sheet} sheet
 */
function restore(sheet) {
  const draft = draftOf(sheet.url);
  if (!draft || draft.text === sheet.saved) return;
  if (draft.revision < sheet.revision) return tell(sheet, 'typed-elsewhere');
  sheet.area.value = draft.text;
  sheet.unheard = draft.revision; // the page before had it on its way: it may arrive after this one was made
  tell(sheet, 'typed-restored', draft.at);
  void save(sheet);
}

const SOON_S = 60;
const LAST_SAVE_S = 3;
/**
 * Says how long it still is. At the end nothing more can be written, since nothing more is saved; where the server gives
 * time back, it goes on.
 * @param {Sheet} sheet
 */
function watchClock(sheet) {
  const left = answerLeft();
  if (!Number.isFinite(left)) return;
  const isOver = left <= 0;
  const [clock, ending] = [part(sheet.form, 'clock'), part(sheet.form, 'ending')];
  if (clock) write(clock, words('typed-left', { time: clockTime(Math.ceil(Math.max(0, left))) }));
  if (left <= LAST_SAVE_S && !isOver) void save(sheet);
  sheet.area.readOnly = isOver;
  const said = isOver ? words('typed-over') : left <= SOON_S ? words('typed-soon') : '';
  if (ending.textContent !== said) write(ending, said);
}

/**
 * Saves first, so that the copy in this browser is gone when the answer is handed in. The form carries the text
 * itself: a server that saves no draft just now is not waited for.
 * @param {Sheet} sheet
 * @param {SubmitEvent} event
 */
function handIn(sheet, event) {
  if (sheet.isLeft || sheet.area.value === sheet.saved) {
    sheet.isLeft = true;
    return;
  }
  event.preventDefault();
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const again = () => {
    sheet.isLeft = true;
    sheet.form.requestSubmit(event.submitter);
  };
  // Not within this event: a form that is just being submitted ignores a second wish.
  void Promise.race([save(sheet), patience]).then(() => setTimeout(again));
}

/** @param {Sheet} sheet */
function listen(sheet) {
  const { form, area, url } = sheet;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let quiet;
  area.addEventListener('input', () => {
    const revision = sheet.revision + Number(sheet.saving !== undefined); // what is on its way may arrive and be the newer one
    keepDraft(url, { text: area.value, revision, at: Date.now() });
    count(sheet);
    clearTimeout(quiet);
    quiet = setTimeout(() => void save(sheet), QUIET_MS);
  });
  area.addEventListener('blur', () => void save(sheet));
  addEventListener('online', () => void save(sheet));
  form.addEventListener('submit', (event) => handIn(sheet, event));
  addEventListener('beforeunload', (event) => {
    if (!sheet.isLeft && area.value !== sheet.saved && draftOf(url)?.text !== area.value)
      event.preventDefault();
  });
}

/** @param {HTMLFormElement} form */
function open(form) {
  const area = part(form, 'text');
  if (!(area instanceof HTMLTextAreaElement)) return;
  const { draft = '', revision = '0' } = form.dataset;
  hearPage(form);
  const saved = area.defaultValue;
  /** @type {Sheet} */
  const sheet = { form, area, url: draft, revision: Number(revision), saved, isLeft: false, unheard: 0 };
  listen(sheet);
  // Words may be there before this script is: typed over a slow line, or put back by the browser.
  if (area.value === saved) restore(sheet);
  else area.dispatchEvent(new Event('input'));
  count(sheet);
  setInterval(() => watchClock(sheet), 500);
}

for (const form of document.querySelectorAll('form[data-typed]')) open(/** @type {HTMLFormElement} */ (form));
