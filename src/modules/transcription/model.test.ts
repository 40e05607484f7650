import { expect, test } from 'vitest';
import { isUnsure, wordErrorRate } from './model.ts';

test('a word is marked where the model was less sure than not', () => {
  expect([0.7, 0.5, 0.4].map((probability) => isUnsure({ probability }))).toEqual([false, false, true]);
});

test.each([
  ['the same', 'Ask not what, your country!', 'ask not what your country', 0],
  ['one of four is wrong', 'one two three four', 'one two tree four', 1 / 4],
  ['one is missing', 'one two three four', 'one two four', 1 / 4],
  ['one was invented', 'one two three four', 'one two and three four', 1 / 4],
  ['all is invented', 'one', 'two three four', 3],
  ['nothing was heard', 'one two', '', 1],
  ['nothing was said, nothing was heard', '', '', 0],
  ['an apostrophe is no difference', 'don’t', "don't", 0],
])('word error rate: %s', (_what, said, heard, rate) => {
  expect(wordErrorRate(said, heard)).toBeCloseTo(rate);
});
