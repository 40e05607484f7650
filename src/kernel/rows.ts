import { eq, getTableColumns, inArray } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Ctx } from './context.ts';
import { FILES, type Personal, STATEMENT } from './data.ts';
import type { Id, SubjectId } from './ids.ts';
import type { HeldFile } from './privacy.ts';

// Rows of a table about people, whichever it is.

export type Row = { id: string; subjectId: SubjectId } & Record<string, unknown>;

export const columnsOf = (table: Personal) => getTableColumns(table) as Record<string, PgColumn>;
export const column = (table: Personal, name: string) => columnsOf(table)[name] as PgColumn;
export const rowsOf = (ctx: Ctx, table: Personal, subject: SubjectId) =>
  ctx.db.read
    .select()
    .from(table)
    .where(eq(column(table, 'subjectId'), subject)) as unknown as Promise<Row[]>;
export function filesIn(table: Personal, rows: readonly Row[]): HeldFile[] {
  const { pieces } = table[STATEMENT];
  const placed = (row: Row) =>
    pieces ? { piece: { of: String(row[pieces.of]), at: Number(row[pieces.at]) } } : {};
  return rows.flatMap((row) =>
    table[FILES].flatMap((name) =>
      row[name] ? [{ item: row.id, column: name, file: row[name] as Id<'file'>, ...placed(row) }] : [],
    ),
  );
}
/** Which of these sealed files the rows of a table name. */
export async function namedIn(ctx: Ctx, table: Personal, files: readonly Id<'file'>[]) {
  const perColumn = table[FILES].map((name) => {
    const file = column(table, name);
    return ctx.db.read
      .select({ file })
      .from(table)
      .where(inArray(file, [...files]));
  });
  return (await Promise.all(perColumn)).flat().map(({ file }) => file as Id<'file'>);
}
