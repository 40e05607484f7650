import type { Word } from '#transcribers';

/**
 * Words below are marked for the reader. src/bench/unsure-words.ts, tiny model, clean and noisy clips, 171 words: of
 * those below 32 of 42 were wrong, of the others 25 of 129. Base and larger models are not measured yet.
 */
const sureFrom = 0.5;
export const isUnsure = (word: Pick<Word, 'probability'>) => word.probability < sureFrom;

/** Words as they are compared: lower case, no punctuation, one form for each letter. */
export const normalised = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');

/**
 * Word error rate: substitutions, deletions and insertions that turn the hypothesis into the reference, per word of
 * the reference (Levenshtein distance over words; Morris, Maier and Green 2004, section 2). 0 is the same words; it
 * can be more than 1. Nothing said and nothing heard is 0.
 */
export function wordErrorRate(reference: string, hypothesis: string): number {
  const wanted = normalised(reference);
  const heard = normalised(hypothesis);
  let row = heard.map((_, n) => n + 1);
  for (const [n, word] of wanted.entries()) {
    let diagonal = n;
    let left = n + 1;
    row = row.map((above, k) => {
      const cost = Math.min(above + 1, left + 1, diagonal + (heard[k] === word ? 0 : 1));
      diagonal = above;
      left = cost;
      return cost;
    });
  }
  const errors = row.at(-1) ?? wanted.length;
  return errors / Math.max(1, wanted.length);
}
