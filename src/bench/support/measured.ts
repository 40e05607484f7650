import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';

/**
 * One rate or size, with the command that measured it and the load of the machine (one minute) when it did; null where
 * that was not written down.
 */
export interface Measured {
  readonly value: number;
  readonly unit: string;
  readonly command: string;
  readonly load: number | null;
}
const path = new URL('../measured.json', import.meta.url);
export const measured = (): Record<string, Measured> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, Measured>;

/** Writes down what a bench has measured, for the table of sizes. */
export function remember(command: string, found: Record<string, readonly [value: number, unit: string]>) {
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const rows = Object.entries(found).map(
    ([name, [value, unit]]) => [name, { value: Number(value.toPrecision(3)), unit, command, load }] as const,
  );
  const all = { ...measured(), ...Object.fromEntries(rows) };
  const sorted = Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`);
}
/** The value below which this share of the numbers lies. */
export const quantile = (numbers: readonly number[], share: number) =>
  numbers.toSorted((one, other) => one - other)[
    Math.min(numbers.length - 1, Math.floor(numbers.length * share))
  ] ?? 0;
