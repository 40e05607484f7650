import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openVault } from '#kernel/vault.ts';
import {
  canonical,
  countedBy,
  type Interview,
  isGenuine,
  nameAsked,
  type Report,
  resultOf,
} from './report.ts';

const whole: Interview = { ok: true, mode: 'typed', steps: [], problem: null };
const nothing = { packets: 0, places: [], names: [] };
const report: Report = {
  ...{ kind: 'egress report', version: 1, at: '2026-01-01T00:00:00.000Z', result: 'nothing left' },
  ...{ interview: whole, attempts: nothing, versions: { node: 'v24' }, limits: [] },
};

test('a report is genuine until one word of it is changed', () => {
  const vault = openVault('/nowhere', randomBytes(32));
  const signed = {
    report,
    publicKey: vault.publicKey,
    signature: vault.sign(Buffer.from(canonical(report))),
  };
  expect(isGenuine(signed)).toBe(true);
  expect(isGenuine(JSON.parse(JSON.stringify(signed)))).toBe(true);
  expect(isGenuine({ ...signed, report: { ...report, result: 'something tried to leave' } })).toBe(false);
  expect(isGenuine({ ...signed, report: { ...report, attempts: { ...nothing, packets: 1 } } })).toBe(false);
  const other = openVault('/nowhere', randomBytes(32));
  expect(isGenuine({ ...signed, publicKey: other.publicKey })).toBe(false);
});

test('the same report is the same text, however its keys are ordered', () => {
  expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
});

test('one packet, one place or one name is enough for red, and a failed interview proves nothing', () => {
  expect(resultOf(nothing, whole)).toBe('nothing left');
  expect(resultOf(nothing, { ...whole, ok: false })).toBe('the interview failed');
  for (const tried of [{ packets: 1 }, { places: ['tcp 192.0.2.1 port 443'] }, { names: ['leak.example'] }])
    expect(resultOf({ ...nothing, ...tried }, whole)).toBe('something tried to leave');
});

test('the counters of the kernel are read as places', () => {
  const listed = {
    nftables: [
      { metainfo: {} },
      { counter: { name: 'attempts', packets: 7, bytes: 420 } },
      {
        set: {
          name: 'seen4',
          elem: [
            { concat: ['203.0.113.7', 'tcp', 443] },
            { elem: { val: { concat: ['198.51.100.1', 'udp', 53] } } },
          ],
        },
      },
      { set: { name: 'seen6' } },
    ],
  };
  expect(countedBy(JSON.stringify(listed))).toEqual({
    packets: 7,
    places: ['tcp 203.0.113.7 port 443', 'udp 198.51.100.1 port 53'],
  });
});

test('a question about a name is read, and a torn one does no harm', () => {
  const label = (text: string) => [text.length, ...Buffer.from(text)];
  const question = Buffer.from([...Array(12).fill(0), ...label('Leak'), ...label('example'), 0, 0, 1, 0, 1]);
  expect(nameAsked(question)).toBe('leak.example');
  for (let length = 0; length < question.length; length++)
    expect(() => nameAsked(question.subarray(0, length))).not.toThrow();
});
