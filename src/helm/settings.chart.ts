import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { configTable } from '#kernel/config.ts';
import { openMeters } from '#kernel/meters.ts';
import { render, valueFiles } from './support/chart.ts';
import { containersOf, ofKind, podsOf } from './support/objects.ts';

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
/** What the script reads that gives Ollama its weights, and the program that it calls. */
const giving = readFileSync('helm/files/ollama-create.sh', 'utf8');
const asked = [...giving.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => name ?? '');
const given = new Set(['OLLAMA_HOST', 'HOME', ...asked]);
const settingsOf: Record<string, ReadonlySet<string>> = {
  app: known,
  models: known,
  whisper: sidecar,
  ollama,
  'ollama-model': given,
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

test('the chart installs the version that it comes with', () => {
  const { appVersion } = parse(readFileSync('helm/Chart.yaml', 'utf8')) as { appVersion: string };
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(appVersion).toBe(version);
});

test('workers are scaled by a figure that the product shows', async () => {
  const [scaled] = ofKind(render('helm/ci/ingress.yaml'), 'ScaledObject');
  const [, figure] = /^max\((\w+)\{/.exec(scaled?.spec.triggers[0].metadata.query) ?? [];
  const unknown = { disk: undefined, workerSeenSeconds: undefined };
  const nothing = { build: { version: '', build: '' }, lanes: [], parts: {}, ...unknown };
  const shown = await (await openMeters()).text({ ...nothing, waitingSoundSeconds: 7 });
  expect(shown).toContain(`\n${figure} 7\n`);
});

test('Ollama is given its weights by the same script as in the compose file', () => {
  expect(giving).toBe(readFileSync('docker/ollama/create.sh', 'utf8'));
});

test('every setting of the product can be set by the chart, but for what the image knows better', () => {
  const made = new Set(told.map(({ name }) => name));
  const settable = (name: string) => made.has(name) || made.has(`${name}_FILE`) || byHand.includes(name);
  expect(product.filter((name) => !settable(name))).toEqual(['WHISPER_PROGRAM']);
});

test.each(valueFiles)('no setting is given twice, whatever is set by hand (%s)', (file) => {
  expect(byHand.filter((name) => !product.includes(name))).toEqual([]);
  const words: Record<string, string> = {
    LOG_LEVEL: 'info',
    MODEL_SOURCES: 'https',
    LANGUAGE_MODEL: 'a.gguf',
  };
  const settings = Object.fromEntries(byHand.map((name) => [name, words[name] ?? 7]));
  const twice = podsOf(render(file, { settings })).flatMap((pods) =>
    containersOf(pods).flatMap(({ env }) => {
      const names = (env ?? []).map(({ name }) => name.replace(/_FILE$/, ''));
      return names.filter((name, at) => names.indexOf(name) !== at);
    }),
  );
  expect(twice).toEqual([]);
});
