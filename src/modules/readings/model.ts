import { diffArrays } from 'diff';
import { hours } from '#kernel/data.ts';
import type { Word } from '#transcribers';
import { isUnsure } from '#transcription';

/** Somebody who does not come back to read has so long; then the words stand as they are. */
export const timeToRead = hours(72);
export const longestAddition = 1500;

/** Words that belong together: a sentence, or what was said between two pauses. */
export interface Passage {
  /** Number of its first word: stays the same as long as the transcript does. */
  readonly key: string;
  readonly words: readonly Word[];
}
const longestPassage = 40;
const pause = 1.2;
const endsSentence = /[.!?…]["')\]]?$/;

export function passagesOf(words: readonly Word[]): Passage[] {
  const passages: { key: string; words: Word[] }[] = [];
  for (const [at, word] of words.entries()) {
    const last = passages.at(-1);
    const before = last?.words.at(-1);
    const ends =
      !last ||
      !before ||
      last.words.length >= longestPassage ||
      word.start - before.end > pause ||
      (endsSentence.test(before.text) && last.words.length >= 4);
    if (ends) passages.push({ key: String(at), words: [word] });
    else last.words.push(word);
  }
  return passages;
}

export const textOf = (words: readonly Word[]) => words.map(({ text }) => text).join(' ');

export type Corrections = ReadonlyMap<string, string>;
/** What counts: each passage as it was corrected or else heard, then what was added. */
export function standingText(words: readonly Word[], corrections: Corrections): string {
  const passages = passagesOf(words).map(({ key, words: heard }) => corrections.get(key) ?? textOf(heard));
  return [...passages, corrections.get('addition') ?? ''].filter(Boolean).join('\n');
}

/**
 * A whole text laid over the passages that were heard: what each of them says now, word by word where both agree. What
 * is said to have been said where nothing was heard is an addition.
 */
export function laidOver(heard: readonly Word[], said: string): Map<string, string> {
  const wanted = said.split(/\s+/u).filter(Boolean);
  const passages = passagesOf(heard);
  if (!passages.length) return new Map([['addition', wanted.join(' ')]]);
  const passageOf = passages.flatMap(({ key, words }) => words.map(() => key));
  const now = new Map(passages.map(({ key }): [string, string[]] => [key, []]));
  for (const { word, at } of placed(heard, wanted)) now.get(passageOf[at] ?? '')?.push(word);
  return new Map([...now].map(([key, words]) => [key, words.join(' ')]));
}

/** Each word with the number of the heard word that it is, or that it follows. */
function placed(heard: readonly Word[], wanted: readonly string[]) {
  const changes = diffArrays(
    heard.map(({ text }) => plain(text)),
    wanted.map(plain),
  );
  let [passed, next] = [0, 0];
  return changes.flatMap(({ count, added, removed }) => {
    const words = removed ? [] : wanted.slice(next, next + count);
    const from = passed;
    next += words.length;
    if (!added) passed += count;
    return words.map((word, nth) => ({ word, at: added ? Math.max(0, from - 1) : from + nth }));
  });
}

type Shown = { text: string; at: number; unsure?: boolean };
export type Piece =
  | { kind: 'same'; words: Shown[] }
  | { kind: 'removed'; text: string }
  | { kind: 'added'; text: string };

const shown = (word: Word): Shown => ({
  text: word.text,
  at: word.start,
  ...(isUnsure(word) && { unsure: true }),
});
const plain = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What was heard against what is said to have been said, word by word (longest common subsequence). */
export function piecesOf(heard: readonly Word[], said: string | undefined): Piece[] {
  if (said === undefined) return [{ kind: 'same', words: heard.map(shown) }];
  const wanted = said.split(/\s+/u).filter(Boolean);
  const [a, b] = [heard.map(({ text }) => plain(text)), wanted.map(plain)];
  const left = commonLengths(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const step = nextStep(a, b, left, i, j);
    put(pieces, step, heard[i], wanted[j] ?? '');
    [i, j] = [i + Number(step !== 'added'), j + Number(step !== 'removed')];
  }
  return pieces;
}
function nextStep(
  a: readonly string[],
  b: readonly string[],
  left: readonly number[][],
  i: number,
  j: number,
) {
  if (i < a.length && j < b.length && a[i] === b[j]) return 'same';
  if (j >= b.length) return 'removed';
  if (i >= a.length) return 'added';
  return (left[i + 1]?.[j] ?? 0) >= (left[i]?.[j + 1] ?? 0) ? 'removed' : 'added';
}
function put(pieces: Piece[], step: Piece['kind'], heard: Word | undefined, said: string) {
  const last = pieces.at(-1);
  if (step === 'same' && heard) {
    const word = { ...shown(heard), text: said };
    if (last?.kind === 'same') last.words.push(word);
    else pieces.push({ kind: 'same', words: [word] });
    return;
  }
  const text = step === 'removed' ? (heard?.text ?? '') : said;
  if (last && last.kind !== 'same' && last.kind === step) last.text += ` ${text}`;
  else if (step !== 'same') pieces.push({ kind: step, text });
}

/** Length of the longest common subsequence of what is left from each pair of places. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [table[i] as number[], table[i + 1] as number[]];
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return table;
}
