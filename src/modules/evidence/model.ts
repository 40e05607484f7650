/** A stretch of a text: `text.slice(from, to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A text with only its words left, lower case, one space between; `at[i]` is where character i stood. `Don't` is one word. */
interface Plain {
  readonly text: string;
  readonly at: readonly number[];
}
const wordish = /[\p{L}\p{N}]/u;

function plain(text: string): Plain {
  let words = '';
  const at: number[] = [];
  for (const { 0: character, index } of text.matchAll(/[^'’ʼ`´]/gu)) {
    const kept = wordish.test(character) ? character.normalize('NFKC').toLowerCase() : ' ';
    if (kept === ' ' && (words === '' || words.endsWith(' '))) continue;
    for (let i = 0; i < kept.length; i += 1) at.push(index);
    words += kept;
  }
  return { text: words.trimEnd(), at };
}

/** The words of a text, lower case, without punctuation. */
export const wordsOf = (text: string): string[] => plain(text).text.split(' ').filter(Boolean);

/** The words of a text with where each stands. */
export function wordSpans(text: string): (Span & { word: string })[] {
  const { text: words, at } = plain(text);
  return [...words.matchAll(/\S+/gu)].map((found) => ({
    word: found[0],
    ...spanOf(text, at, found.index, found[0].length),
  }));
}

/** Start of the first and end of the last character of a found stretch, surrogate pairs kept whole. */
function spanOf(text: string, at: readonly number[], start: number, length: number): Span {
  const last = at[start + length - 1] ?? 0;
  return { from: at[start] ?? 0, to: last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) };
}

/** A quote of fewer words proves nothing, unless it is a whole sentence of the answer. */
const fewestWords = 3;

/**
 * Where a quote stands in a text, or undefined. Case, punctuation and spacing may differ, words may not. Stretches
 * that are barred do not count, nor do one or two words out of a longer sentence.
 */
export function findQuote(text: string, quote: string, barred: readonly Span[] = []): Span | undefined {
  const sought = plain(quote).text;
  if (!sought) return undefined;
  const { text: words, at } = plain(text);
  for (let start = words.indexOf(sought); start >= 0; start = words.indexOf(sought, start + 1)) {
    const whole = isEdge(words[start - 1]) && isEdge(words[start + sought.length]);
    const span = spanOf(text, at, start, sought.length);
    if (whole && !barred.some((other) => overlap(span, other)) && longEnough(text, sought, span)) return span;
  }
  return undefined;
}
const isEdge = (character: string | undefined) => character === undefined || character === ' ';
const overlap = (one: Span, other: Span) => one.from < other.to && other.from < one.to;
const longEnough = (text: string, sought: string, span: Span) =>
  sought.split(' ').length >= fewestWords ||
  sentencesOf(text).some(
    (sentence) => overlap(sentence, span) && plain(text.slice(sentence.from, sentence.to)).text === sought,
  );

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Longer sentences are run-ons of somebody who speaks: they are cut at commas, so that one bad clause costs no good one. */
const longestSentence = 25;

/** The sentences of an answer; long spoken run-ons are cut into their clauses. Together they are the whole text. */
export function sentencesOf(text: string): Span[] {
  return [...segmenter.segment(text)]
    .flatMap(atSigns)
    .flatMap(({ segment, index }) =>
      wordsOf(segment).length > longestSentence
        ? clausesOf(segment, index)
        : [{ from: index, to: index + segment.length }],
    );
}
/** The segmenter goes on where a sign follows a full stop: `It was full. {"level": 5}` is two sentences. */
function atSigns({ segment, index }: { segment: string; index: number }) {
  const starts = [0, ...[...segment.matchAll(/(?<=[.!?]\s+)[<{[(`#|]/gu)].map((sign) => sign.index)];
  return starts.map((from, nth) => ({ segment: segment.slice(from, starts[nth + 1]), index: index + from }));
}
function clausesOf(sentence: string, offset: number): Span[] {
  const cuts = [...sentence.matchAll(/[,;:–—]\s+|\s(?=(?:and|but|so|und|aber|also|dann)\s)/giu)];
  const ends = [...cuts.map((cut) => cut.index + cut[0].length), sentence.length];
  return ends.map((end, index) => ({ from: offset + (ends[index - 1] ?? 0), to: offset + end }));
}

/** The spans whose text has at least one word, without the space around them. */
export const trimmed = (text: string, { from, to }: Span): Span => {
  const inside = text.slice(from, to);
  return {
    from: from + inside.length - inside.trimStart().length,
    to: to - inside.length + inside.trimEnd().length,
  };
};
