import { expect, test } from 'vitest';
import { findQuote, sentencesOf, wordSpans } from './model.ts';

const said = 'Well, I looked at the log. It grew by 2 GB an hour — “far too fast” — so I called Zoë. Yes!';
const found = (quote: string, barred = [] as { from: number; to: number }[]) => {
  const span = findQuote(said, quote, barred);
  return span && said.slice(span.from, span.to);
};

test('a quote is found whatever its case, its punctuation and its spaces', () => {
  expect(found('i looked  at THE log')).toBe('I looked at the log');
  expect(found('far too fast, so I called zoë')).toBe('far too fast” — so I called Zoë');
});

test('other words are no quote, nor are words that stand elsewhere or in another order', () => {
  expect(found('I looked at the logs')).toBeUndefined();
  expect(found('looked I at the log')).toBeUndefined();
  expect(found('I called the log')).toBeUndefined();
  expect(found('')).toBeUndefined();
  expect(found('“…”')).toBeUndefined();
});

test('half a word is no word', () => expect(found('ooked at the lo')).toBeUndefined());

test('one or two words prove nothing, unless they are the whole sentence', () => {
  expect(found('the log')).toBeUndefined();
  expect(found('Yes')).toBe('Yes');
});

test('what is barred is not quoted; the same words further on are', () => {
  const twice = 'It was the disk. It was the disk.';
  expect(findQuote(twice, 'it was the disk', [{ from: 0, to: 16 }])).toEqual({ from: 17, to: 32 });
  expect(found('I looked at the log', [{ from: 6, to: 8 }])).toBeUndefined();
});

test('letters outside the basic plane keep their places', () => {
  const words = '𝒜da said: 𝒷ut the disk was full.';
  const span = findQuote(words, 'but the disk was full');
  expect(span && words.slice(span.from, span.to)).toBe('𝒷ut the disk was full');
});

test('sentences are the whole text, and spoken run-ons are cut at their clauses', () => {
  const spoken = `${'we tried this and that '.repeat(6)}, and then it worked`;
  const spans = sentencesOf(spoken);
  expect(spans.length).toBeGreaterThan(2);
  expect(spans.map(({ from, to }) => spoken.slice(from, to)).join('')).toBe(spoken);
});

test('words come with their places', () => {
  expect(wordSpans("Don't stop.")).toEqual([
    { word: 'dont', from: 0, to: 5 },
    { word: 'stop', from: 6, to: 10 },
  ]);
});
