import { createHash } from 'node:crypto';
import type { SqlConnection } from './migrations.ts';

/** How many rows a table has, and a hash over all of them: the same in any order, and on both databases. */
export interface Fingerprint {
  readonly rows: number;
  /** The sum of the SHA-256 of each row, modulo 2^256, hex. */
  readonly hash: string;
}
/** What a column means, where the two databases store it differently. */
export type Kind = 'flag' | 'json' | 'number' | 'text';
export type Kinds = Readonly<Record<string, Kind>>;
export type Value = string | number | boolean | null | object;
export type Values = Record<string, Value>;

type Raw = Record<string, unknown>;
/** Rows of a driver as what they mean: 1 is true in a flag, a text is its value in a JSON column. */
export const valuesOf = (kinds: Kinds, row: Raw): Values =>
  Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, meantBy(kind, row[name])]));
function meantBy(kind: Kind, stored: unknown): Value {
  if (stored === null || stored === undefined) return null;
  if (kind === 'flag') return stored === true || stored === 1;
  if (kind === 'number') return Number(stored);
  if (kind === 'json') return typeof stored === 'string' ? (JSON.parse(stored) as Value) : stored;
  return String(stored);
}
/** JSON with the names of every object in order: databases keep them in orders of their own. */
function inOrder(_name: string, value: unknown) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const all = 1n << 256n;
/** Takes row after row, as a driver gives them. */
export function counting(kinds: Kinds) {
  let [rows, sum] = [0, 0n];
  return {
    take(row: Raw) {
      rows += 1;
      const words = JSON.stringify(valuesOf(kinds, row), inOrder);
      const digest = createHash('sha256').update(words).digest('hex');
      sum = (sum + BigInt(`0x${digest}`)) % all;
    },
    end: (): Fingerprint => ({ rows, hash: sum.toString(16).padStart(64, '0') }),
  };
}

const kindsBy: Record<string, Kind> = {
  ...{ boolean: 'flag', jsonb: 'json', json: 'json', bigint: 'number', integer: 'number' },
  ...{ 'double precision': 'number', real: 'number', numeric: 'number', REAL: 'number', INTEGER: 'number' },
};
const columnsOf = {
  sqlite: (table: string) => `select name, type from pragma_table_info('${table}')`,
  postgres: (table: string) =>
    `select column_name as name, data_type as type from information_schema.columns where table_schema = current_schema() and table_name = '${table}'`,
};
/** What the columns of a table mean, as far as its database says: on SQLite a flag is a number, and JSON a text. */
export async function kindsOf({ dialect, ask }: SqlConnection, table: string): Promise<Kinds> {
  const columns = await ask(columnsOf[dialect](table));
  return Object.fromEntries(
    columns.map(({ name, type }) => [
      String(name),
      kindsBy[String(type)] ?? kindsBy[String(type).toUpperCase()] ?? 'text',
    ]),
  );
}
