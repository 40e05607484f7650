import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import type { CategoryName } from './categories.ts';
import { dialect } from './config.ts';
import { type Id, newId, type SubjectId } from './ids.ts';
import type { Said } from './said.ts';

export { days, hours, minutes, years } from './durations.ts';
export { said } from './said.ts';

const onPostgres = dialect === 'postgres';

/** Text that only the vault can read. */
declare const sealedBrand: unique symbol;
export type Sealed = string & { readonly [sealedBrand]: true };

// One column vocabulary, two dialects. It is typed once, as PostgreSQL; SQLite is cast at this one place.
const kit = {
  table: onPostgres ? pg.pgTable : (lite.sqliteTable as unknown as typeof pg.pgTable),
  text: (onPostgres ? pg.text : lite.text) as typeof pg.text,
  integer: (onPostgres ? pg.integer : lite.integer) as typeof pg.integer,
  real: (onPostgres ? pg.doublePrecision : lite.real) as typeof pg.doublePrecision,
  bytes: onPostgres
    ? () => pg.bigint({ mode: 'number' })
    : (lite.integer as unknown as () => pg.PgBigInt53BuilderInitial<''>),
  flag: onPostgres ? pg.boolean : ((() => lite.integer({ mode: 'boolean' })) as unknown as typeof pg.boolean),
  json: onPostgres ? pg.jsonb : ((() => lite.text({ mode: 'json' })) as unknown as typeof pg.jsonb),
  unique: onPostgres ? pg.uniqueIndex : (lite.uniqueIndex as unknown as typeof pg.uniqueIndex),
  index: onPostgres ? pg.index : (lite.index as unknown as typeof pg.index),
};

const custom = (onPostgres ? pg.customType : lite.customType) as typeof pg.customType;
/** A moment, stored as milliseconds since 1970 on both sides, so that both sort and compare alike. */
export const instant = custom<{ data: Date; driverData: number }>({
  dataType: () => (onPostgres ? 'bigint' : 'integer'),
  toDriver: (moment) => moment.getTime(),
  fromDriver: (stored) => new Date(Number(stored)),
}) as () => pg.PgCustomColumnBuilder<{
  name: '';
  dataType: 'custom';
  columnType: 'PgCustomColumn';
  data: Date;
  driverParam: number;
  enumValues: undefined;
}>;

export const text = () => kit.text();
export const count = () => kit.integer();
export const bytes = () => kit.bytes();
export const real = () => kit.real();
export const flag = () => kit.flag();
export const json = <T>() => kit.json().$type<T>();
export const id = <Of extends string>() =>
  kit
    .text()
    .$type<Id<Of>>()
    .primaryKey()
    .$defaultFn(() => newId<Of>());
export const ref = <Of extends string>() => kit.text().$type<Id<Of>>();
export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  kit.text({ enum: values as unknown as [T[number], ...T[number][]] });

const sealedColumns = new WeakSet<object>();
const fileColumns = new WeakSet<object>();
/** Words about a person: encrypted under their key, bound to this table, column and row. */
export function sealedText() {
  const column = kit.text().$type<Sealed>();
  sealedColumns.add(column);
  return column;
}
/** The id of a sealed file about a person. When the row goes, the file goes first. */
export function sealedFile() {
  const column = kit.text().$type<Id<'file'>>();
  fileColumns.add(column);
  return column;
}

export type OnErase<Column extends string> =
  | { do: 'remove' }
  | { do: 'blank'; columns: readonly Column[] }
  | { do: 'keep'; because: Said };
export const remove = () => ({ do: 'remove' }) as const;
export const blank = <C extends string>(...columns: C[]) => ({ do: 'blank', columns }) as const;
/** Kept until its category ends, although the person asked: the law wants it so. */
export const keepBecause = (because: Said) => ({ do: 'keep', because }) as const;

/** What a table says about itself: what it holds, why, on which ground, how long, and how it ends. */
export interface Statement<Column extends string = string> {
  category: CategoryName;
  what: Said;
  why: Said;
  ground: 'consent' | 'contract' | 'legal duty' | 'legitimate interest';
  /**
   * The moment an item was made: its time runs from there, by the rule of its category. As long as it is null nothing is
   * due. `matter` names the column with the id of what is decided about (the sitting), where the rule waits for that.
   */
  keep: { from: Column; matter?: Column };
  /** Columns left out of the person's export, each with its reason. */
  withhold: Partial<Record<Column, Said>>;
  onErase: OnErase<Column>;
  /** Columns that name another person, and why they stand here. */
  mentions?: Partial<Record<Column, Said>>;
  /** The person gave it themselves: it goes into the archive that another house can read (GDPR article 20). */
  portable?: boolean;
  /** A file that lies here in pieces: rows with the same `of`, in the order of `at`, make one. */
  pieces?: { of: Column; at: Column };
  /** Columns that are changed when a correction is accepted (GDPR article 16). */
  correctable?: readonly Column[];
  /** Written on while the rest is frozen: the person's own acts, and what the law asks of the house. */
  whileFrozen?: 'goes on';
  /** Which of the person's two keys seals it. `evidence` outlives an erasure that the law delays. */
  key?: 'content' | 'evidence';
}
export const STATEMENT: unique symbol = Symbol('privacy statement');
export const SEALED: unique symbol = Symbol('sealed columns');
export const FILES: unique symbol = Symbol('columns that hold sealed files');
type Stated = { readonly [STATEMENT]: Statement | { noPersonalDataBecause: string } };
export type Declared = pg.PgTable & Stated;
export type Personal = pg.PgTable & {
  readonly [STATEMENT]: Statement;
  readonly [SEALED]: readonly string[];
  readonly [FILES]: readonly string[];
};

type Columns = Record<string, pg.PgColumnBuilderBase>;
type Column = pg.PgColumn;
type Keys = Record<string, Column>;
/** Unique keys and indexes: `{ unique: [['sittingId', 'questionId']], index: [['positionId']] }`. */
type Indexes<C> = {
  unique?: readonly (readonly (Extract<keyof C, string> | 'subjectId')[])[];
  index?: readonly (readonly (Extract<keyof C, string> | 'subjectId')[])[];
};

const named = (names: object, found: WeakSet<object>) =>
  Object.entries(names)
    .filter(([, column]) => found.has(column as object))
    .map(([name]) => name);

function indexesOf<C>(table: string, { unique = [], index = [] }: Indexes<C>) {
  const on = (t: Keys, names: readonly string[]) => names.map((name) => t[name]) as [Column, ...Column[]];
  return (t: Keys) => [
    ...unique.map((names) => kit.unique(`${table}_one_per_${names.join('_')}`).on(...on(t, names))),
    ...index.map((names) => kit.index(`${table}_by_${names.join('_')}`).on(...on(t, names))),
  ];
}

/** A table about people. It names its person on every row and says how long it lives and how it ends. */
export function personalData<const Name extends string, C extends Columns>(
  name: Name,
  columns: C,
  statement: Statement<Extract<keyof C, string>>,
  indexes: Indexes<C> = {},
) {
  const aboutSomebody = { subjectId: kit.text().$type<SubjectId>().notNull() };
  // The person's own index, and those the night asks for.
  const { from, matter } = statement.keep;
  const asked = [['subjectId'], [from], ...(matter ? [[matter]] : [])] as const;
  const given = indexes.index ?? [];
  const missing = asked.filter((names) => !given.some((one) => one.join() === names.join()));
  const byPerson: Indexes<C> = { ...indexes, index: [...missing, ...given] };
  const table = kit.table(name, { ...columns, ...aboutSomebody }, indexesOf(name, byPerson) as never);
  return Object.assign(table, {
    [STATEMENT]: statement as Statement,
    [SEALED]: named(columns, sealedColumns),
    [FILES]: named(columns, fileColumns),
  });
}

/** A table about nobody, and the reason we believe so. */
export function plainData<const Name extends string, C extends Columns>(
  name: Name,
  columns: C,
  statement: { noPersonalDataBecause: string },
  indexes: Indexes<C> = {},
) {
  return Object.assign(kit.table(name, columns, indexesOf(name, indexes) as never), {
    [STATEMENT]: statement,
  });
}
