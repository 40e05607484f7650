import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { lint, refusalOf, render, type Values } from './support/chart.ts';
import { ofKind } from './support/objects.ts';
import { refused } from './support/refusals.ts';

const heard = new Map(refused.map(([words, values]) => [words, refusalOf(values)]));
test.each(refused)('refused, and why: %s', (words) => {
  const said = heard.get(words);
  expect(said).toContain('These values do not fit together:');
  expect(said).toContain(words);
});

test('every rule of the chart is among them', () => {
  const files = readdirSync('helm/templates').filter((name) => name.startsWith('_rules'));
  const lines = files.flatMap((name) => readFileSync(`helm/templates/${name}`, 'utf8').split('\n'));
  const rules = lines.filter((line) => line.startsWith('- '));
  expect(rules.length).toBeGreaterThan(30);
  const fixed = (rule: string) => rule.split(/\{\{.*?\}\}/).map((part) => part.replace(/[.()|]/g, '\\$&'));
  const said = [...heard.values()].join('\n');
  const unproven = rules.filter((rule) => !new RegExp(`^${fixed(rule).join('.*')}$`, 'm').test(said));
  expect(unproven).toEqual([]);
});

test('all that is wrong is said at once, each with what to do', () => {
  const said = refusalOf({
    worker: { enabled: true },
    ingress: { enabled: true },
    s3: { url: 'http://s/b' },
  });
  const lines = said.split('\n').filter((line) => line.startsWith('- '));
  expect(lines.length).toBeGreaterThan(6);
  for (const line of lines) expect(line).toMatch(/(Set|Switch|Name|Make|Keep|Let|Take|Use|Raise|Give) .*\.$/);
});

const misspelt: readonly (readonly [path: string, values: Values])[] = [
  ["'/web': additional properties 'replica' not allowed", { web: { replica: 2 } }],
  ["additional properties 'databaseUrl' not allowed", { databaseUrl: 'postgres://me:word@db/house' }],
  ["'/postgres': additional properties 'password' not allowed", { postgres: { password: 'word' } }],
  ["'/settings': additional properties 'DATABASE_URL' not allowed", { settings: { DATABASE_URL: 'x' } }],
  ["'/web/replicas': got string, want integer", { web: { replicas: 'two' } }],
  ["'/whisper/url': 'http://me:word@whisper' does not match", { whisper: { url: 'http://me:word@whisper' } }],
  ["'/metrics/scrapers/0': minProperties: got 0, want 1", { metrics: { scrapers: [{}] } }],
];
test.each(misspelt)('a value that nobody reads, or of the wrong kind, is refused: %s', (path, values) => {
  expect(refusalOf(values)).toContain(path);
});

type Schema = { type?: string; additionalProperties?: unknown; [key: string]: unknown };
/** Parts of the schema that take names nobody wrote down, but for lists of labels. */
function openParts(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, additionalProperties: more } = schema as Schema;
  const isLabels = (more as Schema | undefined)?.type === 'string';
  const open = type === 'object' && more !== false && !isLabels ? [path] : [];
  return [...open, ...Object.entries(schema).flatMap(([key, below]) => openParts(below, `${path}/${key}`))];
}
test('the schema is closed everywhere, and knows every value that there is', () => {
  const schema = JSON.parse(readFileSync('helm/values.schema.json', 'utf8')) as Schema;
  expect(openParts(schema)).toEqual([]);
  expect(openParts({ type: 'object', properties: { a: { type: 'object' } } })).toEqual(['', '/properties/a']);
  const values = parse(readFileSync('helm/values.yaml', 'utf8')) as Record<string, unknown>;
  expect(Object.keys(schema.properties as object).toSorted()).toEqual(Object.keys(values).toSorted());
  expect(lint(values)).toBe('');
});

test('nothing can be lost by switching something off, without saying so', () => {
  const objects = render({ trial: true, persistence: { enabled: false } });
  expect(ofKind(objects, 'PersistentVolumeClaim', 'CronJob')).toEqual([]);
});
