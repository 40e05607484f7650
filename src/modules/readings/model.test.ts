import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Word } from '#transcribers';
import { laidOver, passagesOf, piecesOf, standingText, textOf } from './model.ts';

/** Words one after the other, each half a second long; a dash makes a pause of two seconds. */
function spoken(text: string): Word[] {
  let at = 0;
  return text.split(' ').flatMap((word) => {
    at += word === '-' ? 2 : 0.5;
    return word === '-'
      ? []
      : [{ text: word, start: at - 0.5, end: at, probability: word.endsWith('?') ? 0.3 : 0.9 }];
  });
}
const said = (pieces: ReturnType<typeof piecesOf>) =>
  pieces
    .flatMap((piece) => {
      if (piece.kind === 'removed') return [];
      return piece.kind === 'added' ? [piece.text] : piece.words.map(({ text }) => text);
    })
    .join(' ');

test('a sentence is a passage, and so is what comes after a pause', () => {
  const passages = passagesOf(spoken('I led the work. Then we moved - the database'));
  expect(passages.map(({ words }) => textOf(words))).toEqual([
    'I led the work.',
    'Then we moved',
    'the database',
  ]);
  expect(passages.map(({ key }) => key)).toEqual(['0', '4', '7']);
});

test('a correction shows what was heard and what was said', () => {
  expect(piecesOf(spoken('we used cooper netties here'), 'we used Kubernetes here')).toEqual([
    {
      kind: 'same',
      words: [expect.objectContaining({ text: 'we' }), expect.objectContaining({ text: 'used' })],
    },
    { kind: 'removed', text: 'cooper netties' },
    { kind: 'added', text: 'Kubernetes' },
    { kind: 'same', words: [expect.objectContaining({ text: 'here' })] },
  ]);
});

test('whatever Ada writes, what is shown as said is what she wrote', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, words, (heard, written) => {
      expect(said(piecesOf(spoken(heard.join(' ')), written.join(' ')))).toBe(written.join(' '));
    }),
  );
});

test('corrections and additions are what counts, and the rest stays as heard', () => {
  const heard = spoken('We moved it all. It took a weak.');
  const corrections = new Map([
    ['4', 'It took a week.'],
    ['addition', 'Nobody noticed.'],
  ]);
  expect(standingText(heard, corrections)).toBe('We moved it all.\nIt took a week.\nNobody noticed.');
  expect(standingText(heard, new Map())).toBe('We moved it all.\nIt took a weak.');
});

test('a whole text is laid over the passages: each says its part, and words that were never heard join their neighbours', () => {
  const heard = spoken('I led the work. Then we moved - the database');
  expect([...laidOver(heard, 'Well, I led the work. Then they moved the big database twice')]).toEqual([
    ['0', 'Well, I led the work.'],
    ['4', 'Then they moved'],
    ['7', 'the big database twice'],
  ]);
  expect([...laidOver([], 'Nobody heard me.')]).toEqual([['addition', 'Nobody heard me.']]);
});

test('whatever is laid over, no word of it is lost, and what agrees with the heard corrects nothing', () => {
  const word = fc.constantFrom('disk', 'full.', 'the', 'grew', 'by', 'hand', 'log');
  const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (heard, right) => {
      expect([...laidOver(spoken(heard), right).values()].filter(Boolean).join(' ')).toBe(right);
      for (const { key, words } of passagesOf(spoken(heard)))
        expect(laidOver(spoken(heard), heard).get(key)).toBe(textOf(words));
    }),
  );
});
