import { expect, test } from 'vitest';
import { matcher } from './model.ts';

test('A search finds Zoë by "zoe" and by a part of her address, and needs every word', () => {
  const zoe = { name: 'Zoë Müller', email: 'z.mueller@example.org' };
  expect(matcher('zoe')(zoe)).toBe(true);
  expect(matcher('MULLER zo')(zoe)).toBe(true);
  expect(matcher('z.mueller@')(zoe)).toBe(true);
  expect(matcher('zoe ada')(zoe)).toBe(false);
  expect(matcher(' ')(zoe)).toBe(true);
});
