import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { helmProgram } from './at-hand.ts';
import type { Rendered } from './objects.ts';

const folder = 'helm';
// A helm that was built without its release's flags takes every cluster for an old one.
const cluster = ['--kube-version', '1.33.0'];

/** The value files that every check is made with. */
export const valueFiles = readdirSync(join(folder, 'ci')).map((name) => join(folder, 'ci', name));
/** Values: a file, or an object as Helm would read it from one. */
export type Values = string | Readonly<Record<string, unknown>>;

function helm(verb: readonly string[], values: readonly Values[], chart = folder) {
  const files = values.flatMap((one) => ['--values', typeof one === 'string' ? one : '-']);
  const given = values.find((one) => typeof one !== 'string');
  const input = given === undefined ? '' : JSON.stringify(given);
  const { status, stdout, stderr } = spawnSync(helmProgram, [...verb, chart, ...cluster, ...files], {
    encoding: 'utf8',
    input,
    maxBuffer: 2 ** 26,
  });
  return { ok: status === 0, stdout, stderr };
}

/** What `helm lint --strict` complains about. */
export function lint(...values: readonly Values[]) {
  const { ok, stdout, stderr } = helm(['lint', '--strict'], values);
  return ok ? '' : stdout + stderr;
}
/** All objects of an installation called "house"; throws Helm's own words when it refuses. At most one object of values. */
export const render = (...values: readonly Values[]) => renderChart(folder, ...values);
/** The same of another chart, in a folder. */
export function renderChart(chart: string, ...values: readonly Values[]): Rendered[] {
  const { ok, stdout, stderr } = helm(['template', 'house'], values, chart);
  if (!ok) throw new Error(stderr);
  return parseAllDocuments(stdout).flatMap((document) => {
    if (document.errors.length) throw new Error(`${document.errors}`);
    return (document.toJS() as Rendered | null) ?? [];
  });
}
/** The words with which Helm refuses these values; nothing, when it takes them. */
export function refusalOf(...values: readonly Values[]) {
  const { ok, stderr } = helm(['template', 'house'], values);
  return ok ? '' : stderr;
}
