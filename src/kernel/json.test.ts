import { expect, test } from 'vitest';
import { findBreak } from './json.ts';

test.each([
  ['{"a": 1,\n "b": x}', 2, 7, 'a value is missing'],
  ['no JSON', 1, 1, 'a value is missing'],
  ['', 1, 1, 'a value is missing'],
  ['[1, 2,]', 1, 7, 'a value is missing'],
  ['[1 2]', 1, 4, 'a comma'],
  ['{"a" 1}', 1, 6, 'a colon'],
  ['{"a": 1,}', 1, 9, 'a name in double quotation marks'],
  ["{'a': 1}", 1, 2, 'a name in double quotation marks or }'],
  ['{"a": [1, {"b": 2]}', 1, 18, 'a comma or a closing bracket'],
  ['{"ä€😀": "\n"}', 1, 9, 'broken'],
  ['{"a": "\\x"}', 1, 7, 'broken'],
  ['{} {}', 1, 4, 'should end'],
  ['{\n"a": 1,\n"a": 2}', 3, 1, '"a" stands here a second time'],
  ['{"a": 01}', 1, 8, 'a comma or a closing bracket'],
  ['{"a": [', 1, 8, 'a value or ]'],
])('a broken text says where: %j', (text, line, column, expected) => {
  expect(findBreak(text)).toEqual({ line, column, expected: expect.stringContaining(expected) });
});

test.each(['{}', '[]', 'null', '-1.5e3', ' {"a": [1, "x\\u00e4", {"b": [[], {}]}, true]}\n'])(
  'a whole text has no break: %s',
  (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(findBreak(text)).toBeUndefined();
  },
);

test('a text that is a million characters deep or long is read without falling over', () => {
  expect(findBreak('['.repeat(1_000_000))?.column).toBe(1_000_001);
  expect(findBreak(`"${'a'.repeat(1_000_000)}`)?.column).toBe(1);
});
