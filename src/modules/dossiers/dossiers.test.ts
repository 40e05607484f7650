import { getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type House, house } from '#testing/house.ts';
import { ready } from '#testing/interviewees.ts';
import { type Plant, personalTables, plant } from '#testing/planting.ts';
import { contentOf, dataOf, dossierOf } from './verbs.ts';

type Schema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema;
  items?: Schema;
};
const kindOf = (value: unknown) => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};
const fits = (kind: string, type: string | string[]) =>
  [type].flat().some((one) => one === kind || (one === 'number' && kind === 'integer'));
/** As much of JSON Schema as ours uses: where a value is not what it says. */
function faults(schema: Schema, value: unknown, at = ''): string[] {
  const kind = kindOf(value);
  const values = 'const' in schema ? [schema.const] : schema.enum;
  if (values && !values.includes(value)) return [`${at} is ${value}`];
  if (schema.type && !fits(kind, schema.type)) return [`${at} is ${kind}`];
  if (schema.pattern && !new RegExp(schema.pattern).test(String(value))) return [`${at} is ${value}`];
  if (Array.isArray(value)) return value.flatMap((one, n) => faults(schema.items ?? {}, one, `${at}/${n}`));
  if (kind !== 'object') return [];
  const fields = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((name) => !(name in fields));
  return [
    ...missing.map((name) => `${at}/${name} is missing`),
    ...Object.entries(fields).flatMap(([name, one]) =>
      faults(schema.properties?.[name] ?? schema.additionalProperties ?? {}, one, `${at}/${name}`),
    ),
  ];
}
const sums = new Map();
async function dataFor(here: House, subjectId: Parameters<typeof dossierOf>[1]) {
  const dossier = await dossierOf(here.ctx, subjectId);
  return JSON.parse(JSON.stringify(dataOf(here.ctx, dossier, sums))) as Record<string, unknown>;
}
async function published(here: House): Promise<Schema> {
  const answer = await here.browser().get('/privacy/archive-schema.json');
  expect(answer.headers.get('content-type')).toContain('application/schema+json');
  return answer.json() as Promise<Schema>;
}

test('the data is what the published schema says, and the schema notices what is not', async () => {
  const here = await house();
  const { invitation } = await ready(here);
  const [schema, data] = [await published(here), await dataFor(here, invitation.subjectId)];
  expect(faults(schema, data)).toEqual([]);
  expect(faults(schema, { ...data, version: 2 })).toEqual(['/version is 2']);
  const { holdings: _holdings, ...less } = data;
  expect(faults(schema, less)).toEqual(['/holdings is missing']);
});

test('every column of every table about people is in the data, but for what is left out with its reason', async () => {
  const here = await house();
  const { invitation } = await ready(here);
  const plants: Plant[] = [];
  // Her own row is there already: she has one.
  for (const table of personalTables())
    if (getTableName(table) !== 'people') plants.push(...(await plant(here, table, invitation.subjectId)));
  const { ctx } = here;
  const dossier = await dossierOf(ctx, invitation.subjectId);
  const wholes = dossier.kept.flatMap((part) => part.wholes);
  const files = await Promise.all(
    wholes.map(async (whole) =>
      Buffer.concat(await Array.fromAsync(contentOf(ctx, dossier.subjectId, whole))),
    ),
  );
  const text = [JSON.stringify(dataOf(ctx, dossier, sums)), ...files].join(' ');
  const shown = plants.filter(({ withheld }) => !withheld);
  expect(shown.length).toBeGreaterThan(90);
  expect(
    shown.filter(({ word }) => !text.includes(word)).map(({ table, column }) => `${table}.${column}`),
  ).toEqual([]);
});
