import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Column } from './privacy.ts';

const kinds: Readonly<Record<string, Column['kind']>> = {
  string: 'text',
  number: 'number',
  boolean: 'yes or no',
  custom: 'moment',
};
/** The columns of a table in words that hold on both databases. */
export const columnsIn = (columns: Readonly<Record<string, PgColumn>>): Column[] =>
  Object.entries(columns).map(([name, column]) => ({
    name,
    kind: kinds[column.dataType] ?? 'any',
    optional: !column.notNull,
    ...(column.enumValues?.length ? { among: column.enumValues } : {}),
  }));
