import { expect, test } from 'vitest';
import { cutAtSilence, type Token, wordsFrom } from './model.ts';

const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

test('parts become words, and a comma is no reason to doubt the word before it', () => {
  const tokens: Token[] = [
    [' inter', 0.9, 1, 1.2],
    ['view', 0.7, 1.2, 1.5],
    [',', 0.1, 1.5, 2],
    [' please', 0.4, 2, 2.4],
    ['.', 0.9, 2.4, 3],
  ];
  const words = wordsFrom(tokens);
  expect(words).toEqual([
    { text: 'interview,', start: 1, end: 1.5, probability: 0.7 },
    { text: 'please.', start: 2, end: 2.4, probability: 0.4 },
  ]);
});

test('a letter that is spread over two parts stays one letter', () => {
  const bytes = latin1(' für');
  const words = wordsFrom([
    [bytes.slice(0, 3), 0.9, 0, 0.1],
    [bytes.slice(3), 0.9, 0.1, 0.2],
  ]);
  expect(words.map((word) => word.text)).toEqual(['für']);
});

test('a language without spaces has words, too', () => {
  const words = wordsFrom([
    [latin1('我'), 0.9, 0, 0.1],
    [latin1('是'), 0.9, 0.1, 0.2],
    [latin1('。'), 0.9, 0.2, 0.2],
  ]);
  expect(words.map((word) => word.text)).toEqual(['我', '是。']);
});

const loud = (seconds: number) => new Int16Array(seconds * 16_000).fill(8000);

test('pieces are no longer than half a minute, end in silence and leave out long pauses', () => {
  const speech = [
    { start: 0.5, end: 9 },
    { start: 10, end: 19 },
    { start: 20, end: 29 },
    { start: 30, end: 34 },
    { start: 50, end: 52 },
  ];
  expect(cutAtSilence(loud(60), speech)).toEqual([
    { start: 0.5, end: 29 },
    { start: 30, end: 34 },
    { start: 50, end: 52 },
  ]);
});

test('who never pauses is cut where it is quietest, and nothing is lost', () => {
  const pcm = loud(70);
  pcm.fill(100, 25 * 16_000, 25.5 * 16_000);
  const pieces = cutAtSilence(pcm, [{ start: 0, end: 70 }]);
  expect(pieces[0]?.end).toBeGreaterThan(25);
  expect(pieces[0]?.end).toBeLessThan(25.5);
  expect(pieces.at(-1)?.end).toBe(70);
  for (const [n, piece] of pieces.entries()) {
    expect(piece.end - piece.start).toBeLessThanOrEqual(30);
    expect(piece.start).toBe(n === 0 ? 0 : pieces[n - 1]?.end);
  }
});

test('silence has no pieces', () => {
  expect(cutAtSilence(loud(5), [])).toEqual([]);
});
