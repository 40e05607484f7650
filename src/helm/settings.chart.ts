import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configTable } from '#kernel/config.ts';
import { render, valueFiles } from './support/chart.ts';
import { containersOf, podsOf } from './support/objects.ts';

const product = configTable().map(({ name }) => name);
/** A setting can be given as it is, or as the file that holds it; some are a file by themselves. */
const known = new Set(product.flatMap((name) => [name, name.endsWith('_FILE') ? name : `${name}_FILE`]));
/** What the Whisper sidecar reads. */
const sidecar = new Set(
  [...readFileSync('docker/whisper/server.ts', 'utf8').matchAll(/(?:text|number)\('(\w+)'|env\.(\w+)/g)].map(
    ([, read, field]) => read ?? field ?? '',
  ),
);
/** What Ollama documents, and where it keeps what it makes for itself. */
const ollama = new Set(['OLLAMA_HOST', 'OLLAMA_MODELS', 'OLLAMA_NO_CLOUD', 'HOME']);
const settingsOf: Record<string, ReadonlySet<string>> = {
  app: known,
  models: known,
  whisper: sidecar,
  ollama,
};

const told = valueFiles.flatMap((file) =>
  podsOf(render(file)).flatMap((pods) => {
    const role = pods.labels['ai-interview-space/role'] ?? '';
    return containersOf(pods).flatMap(({ env }) => (env ?? []).map(({ name }) => ({ role, name })));
  }),
);
const byHand = Object.keys(
  (
    JSON.parse(readFileSync('helm/values.schema.json', 'utf8')) as {
      properties: { settings: { properties: object } };
    }
  ).properties.settings.properties,
);

test('every variable that the chart sets is one that the program behind it reads', () => {
  expect(told.length).toBeGreaterThan(50);
  const unread = told.filter(({ role, name }) => !settingsOf[role]?.has(name));
  expect(unread).toEqual([]);
});

test('every setting of the product can be set by the chart, but for what the image knows better', () => {
  const made = new Set(told.map(({ name }) => name));
  const settable = (name: string) => made.has(name) || made.has(`${name}_FILE`) || byHand.includes(name);
  expect(product.filter((name) => !settable(name))).toEqual(['WHISPER_PROGRAM']);
});

test('no setting can be given twice: by hand only what the chart does not make', () => {
  expect(byHand.filter((name) => !product.includes(name))).toEqual([]);
  const values = byHand.filter((name) => !['LOG_LEVEL', 'BACKUP_DAYS'].includes(name));
  const made = new Set(told.map(({ name }) => name.replace(/_FILE$/, '')));
  expect(values.filter((name) => made.has(name))).toEqual([]);
});
