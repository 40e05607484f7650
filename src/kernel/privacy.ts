import { and, count, eq, getTableColumns, getTableName, inArray, lt } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Ctx } from './context.ts';
import { FILES, type Personal, SEALED, type Sealed, STATEMENT, type Statement } from './data.ts';
import type { Id, SubjectId } from './ids.ts';
import type { Vault } from './vault.ts';

export type Verdict =
  | { do: 'remove' | 'blank'; items: number }
  | { do: 'keep'; items: number; because: string };

/** One kind of personal data, wherever it lives. Rights and retention know nothing else about a module. */
export interface Holding {
  readonly name: string;
  readonly what: string;
  /** How long an item is kept, in ms, and whether a law says so; left out where no single span holds. */
  readonly kept?: { readonly for: number; readonly byLaw: boolean };
  /** When the last item of a person is due; null when there is none, or none is due yet. */
  dueAt?(ctx: Ctx, subject: SubjectId): Promise<Date | null>;
  export(ctx: Ctx, subject: SubjectId): Promise<readonly unknown[]>;
  plan(ctx: Ctx, subject: SubjectId): Promise<Verdict>;
  erase(ctx: Ctx, subject: SubjectId): Promise<number>;
  expire(ctx: Ctx, now: Date): Promise<number>;
}
export const nothingElse: readonly Holding[] = [];

type Row = { id: string; subjectId: SubjectId } & Record<string, unknown>;
/** A row as people know it: sealed columns are plain words. */
export type Plain<R> = { [K in keyof R]: null extends R[K] ? SwapNull<R[K]> : Swap<R[K]> };
type Swap<V> = V extends Sealed ? string : V;
type SwapNull<V> = Swap<Exclude<V, null>> | null;
type RowOf<T extends Personal> = T['$inferSelect'];
type InsertOf<T extends Personal> = T['$inferInsert'];

/** Seals the sealed columns of a row, each bound to its table, column and row. The row needs its `id` already. */
export async function sealed<T extends Personal, const P extends Partial<Plain<InsertOf<T>>>>(
  vault: Vault,
  table: T,
  row: P & { id: Id<string>; subjectId: SubjectId },
): Promise<{ [K in keyof P]: K extends keyof InsertOf<T> ? InsertOf<T>[K] : P[K] }> {
  return (await turn(table, row, (place, words) =>
    vault.sealText(row.subjectId, place, words, table[STATEMENT].key),
  )) as never;
}
/** Opens the sealed columns of a row that holds `id` and `subjectId`. */
export async function opened<T extends Personal, R extends Partial<RowOf<T>>>(
  vault: Vault,
  table: T,
  row: R & { id: Id<string>; subjectId: SubjectId },
): Promise<Plain<R>> {
  return (await turn(table, row, (place, words) =>
    vault.openText(row.subjectId, place, words as Sealed, table[STATEMENT].key),
  )) as never;
}
export const allOpened = <T extends Personal, R extends Partial<RowOf<T>>>(
  vault: Vault,
  table: T,
  rows: readonly (R & { id: Id<string>; subjectId: SubjectId })[],
): Promise<Plain<R>[]> => Promise.all(rows.map((row) => opened<T, R>(vault, table, row)));

type Place = Parameters<Vault['sealText']>[1];
async function turn(table: Personal, row: object, change: (place: Place, words: string) => Promise<string>) {
  const name = getTableName(table);
  const turned: Record<string, unknown> = { ...row };
  for (const column of table[SEALED]) {
    const words = turned[column];
    if (typeof words === 'string')
      turned[column] = await change({ table: name, column, row: (row as Row).id }, words);
  }
  return turned;
}

const isPersonal = (table: object): table is Personal => SEALED in table;
export const holdingsIn = (data: object): Holding[] => Object.values(data).filter(isPersonal).map(holding);

function holding(table: Personal): Holding {
  const said: Statement = table[STATEMENT];
  const columns = getTableColumns(table) as Record<string, PgColumn>;
  const column = (name: string) => columns[name] as PgColumn;
  const mine = (subject: SubjectId) => eq(column('subjectId'), subject);
  const rowsOf = (ctx: Ctx, subject: SubjectId) =>
    ctx.db.read.select().from(table).where(mine(subject)) as unknown as Promise<Row[]>;
  const countMine = async (ctx: Ctx, subject: SubjectId) =>
    (await ctx.db.read.select({ items: count() }).from(table).where(mine(subject)))[0]?.items ?? 0;
  return {
    name: getTableName(table),
    what: said.what,
    kept: { for: said.keep.for, byLaw: said.ground === 'legal duty' },
    async dueAt(ctx, subject) {
      const rows = await rowsOf(ctx, subject);
      const from = rows.map((row) => row[said.keep.from]).filter((moment) => moment instanceof Date);
      return from.length ? new Date(Math.max(...from.map(Number)) + said.keep.for) : null;
    },
    async export(ctx, subject) {
      const rows = await Promise.all(
        (await rowsOf(ctx, subject)).map((row) => opened(ctx.vault, table, row as never)),
      );
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row as object).filter(([name]) => !(name in said.withhold))),
      );
    },
    async plan(ctx, subject) {
      const items = await countMine(ctx, subject);
      const { onErase } = said;
      return onErase.do === 'keep'
        ? { do: 'keep', items, because: onErase.because }
        : { do: onErase.do, items };
    },
    erase: async (ctx, subject) => eraseRows(ctx, table, await rowsOf(ctx, subject)),
    expire: (ctx, now) => expireRows(ctx, table, now),
  };
}

async function expireRows(ctx: Ctx, table: Personal, now: Date) {
  const { from, for: period } = table[STATEMENT].keep;
  const columns = getTableColumns(table) as Record<string, PgColumn>;
  const [id, since] = [columns.id, columns[from]] as [PgColumn, PgColumn];
  const due = lt(since, new Date(now.getTime() - period));
  const batch = (await ctx.db.read.select().from(table).where(due).limit(500)) as unknown as Row[];
  await removeFiles(ctx, table, batch);
  const ids = batch.map((row) => row.id);
  // Asked again at the moment of deletion: somebody may have touched the row since we looked.
  const gone = await ctx.db.write((tx) =>
    tx
      .delete(table)
      .where(and(due, inArray(id, ids)))
      .returning({ id }),
  );
  return gone.length;
}

/** What lies outside the database goes first: a crash in between leaves a row that tells what is left to do. */
async function removeFiles(ctx: Ctx, table: Personal, rows: readonly Row[]) {
  for (const row of rows)
    for (const name of table[FILES]) if (row[name]) await ctx.files.remove(row[name] as Id<'file'>);
}

async function eraseRows(ctx: Ctx, table: Personal, rows: readonly Row[]) {
  const { onErase } = table[STATEMENT];
  if (onErase.do === 'keep') return 0;
  await removeFiles(ctx, table, rows);
  const key = (getTableColumns(table) as Record<string, PgColumn>).id as PgColumn;
  const these = inArray(
    key,
    rows.map((row) => row.id),
  );
  if (onErase.do === 'remove') await ctx.db.write((tx) => tx.delete(table).where(these));
  else {
    const empty = Object.fromEntries(onErase.columns.map((name) => [name, null]));
    await ctx.db.write((tx) => tx.update(table).set(empty).where(these));
  }
  return rows.length;
}
