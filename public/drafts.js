// Texts that this browser keeps until the server confirmed them.

/** @typedef {{ text: string, revision: number, at: number }} Draft `revision`: the server's, when it was written */

/** @param {string} url */
const keyOf = (url) => `interview-draft ${url}`;

/**
 * @param {string} url
 * @returns {Draft | undefined}
 */
export function draftOf(url) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(url)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} url
 * @param {Draft} draft
 */
export function keepDraft(url, draft) {
  try {
    if (draft.text.trim() === '') return; // clearing a field by accident must not clear what is kept
    localStorage.setItem(keyOf(url), JSON.stringify(draft));
  } catch {
    // a browser that keeps nothing: the page itself still has the text, and warns before it is closed
  }
}

/**
 * Forgets a draft that the server has now, unless more was written since.
 * @param {string} url
 * @param {string} text
 */
export function forgetDraft(url, text) {
  try {
    if (draftOf(url)?.text === text) localStorage.removeItem(keyOf(url));
  } catch {
    // nothing was kept
  }
}
