import { getTableName } from 'drizzle-orm';
import type { CategoryName, Rule } from './categories.ts';
import type { Ctx } from './context.ts';
import { type Personal, SEALED, type Sealed, STATEMENT, type Statement } from './data.ts';
import type { Writer } from './db.ts';
import { type Id, idOf, type SubjectId } from './ids.ts';
import type { Said } from './said.ts';
import type { KeyKind, Vault } from './vault.ts';

/** What becomes of one holding when everything about a person is erased. */
export type Verdict =
  | { do: 'remove' | 'blank'; items: number }
  | { do: 'keep'; items: number; because: Said; until: Date | null };

/** One thing that is held about somebody. */
export interface Item {
  readonly id: string;
  /** When its time began; null while it has not. */
  readonly made: Date | null;
  /** The first moment at which a night takes it; null when nothing has started its time. */
  readonly ends: Date | null;
}
/** What hangs on an item and lies outside the database. */
export interface HeldFile {
  readonly item: string;
  readonly column: string;
  readonly file: Id<'file'>;
  /** It is a piece of a larger one: of which, and where it begins there. */
  readonly piece?: { readonly of: string; readonly at: number };
}
/** A column of an export, for whoever reads it with a program. */
export interface Column {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'yes or no' | 'moment' | 'any';
  /** May be missing in an item. */
  readonly optional: boolean;
  /** All values there are, where they are few. */
  readonly among?: readonly string[];
}
export interface Count {
  readonly items: number;
  readonly people: number;
}
/** What a holding says of itself, in the words people read. */
export interface About {
  readonly category: CategoryName;
  readonly what: Said;
  readonly why: Said;
  readonly ground: Statement['ground'];
  /** What is left out of the export, and why. */
  readonly withhold: Readonly<Record<string, Said>>;
  /** Where another person is named, and why. */
  readonly mentions: Readonly<Record<string, Said>>;
  readonly onErase: 'remove' | 'blank' | 'keep';
  readonly portable: boolean;
  readonly correctable: readonly string[];
  readonly key: KeyKind;
  /** Why an erasure leaves it until its last day, where it does. */
  readonly keptBecause?: Said;
  /** It has no last day: why it stays, and what becomes of it instead. */
  readonly stays?: Said;
  /** What its exported items are made of; left out where they follow no fixed form. */
  readonly columns?: readonly Column[];
}

/** Whom these rows mention by their id. Some mentions are addresses, or more than one id. */
export const mentionedIn = ({ mentions }: About, rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.flatMap((row) =>
    Object.keys(mentions).flatMap((column) => {
      const found = idOf('subject').safeParse(row[column]);
      return found.success ? [found.data as SubjectId] : [];
    }),
  );

/** One kind of personal data, wherever it lives. Rights and retention know nothing else about a module. */
export interface Holding extends About {
  readonly name: string;
  /** Lies outside the database: it goes first, so that a crash leaves a row that tells what is left to do. */
  readonly outside?: boolean;
  /** Its table, where the database itself guards it while somebody is frozen. */
  readonly guarded?: string;
  /** Ids and times only, and they stay: nothing here needs the keys of a person of whom nothing else is left. */
  readonly idsOnly?: boolean;
  items(ctx: Ctx, subject: SubjectId): Promise<readonly Item[]>;
  /** Everything about a person in plain words, but for what is withheld. */
  export(ctx: Ctx, subject: SubjectId): Promise<readonly Readonly<Record<string, unknown>>[]>;
  files?(ctx: Ctx, subject: SubjectId): Promise<readonly HeldFile[]>;
  /** Which of these sealed files it names, whoever they are about. */
  named?(ctx: Ctx, files: readonly Id<'file'>[]): Promise<readonly Id<'file'>[]>;
  /** Puts one correctable field right inside a write; false when there is no such item of this person. */
  correct?(
    ctx: Ctx,
    tx: Writer,
    subject: SubjectId,
    item: Id<string>,
    column: string,
    words: string,
  ): Promise<boolean>;
  plan(ctx: Ctx, subject: SubjectId): Promise<Verdict>;
  /** Ends it as the plan says: idempotent, and how many items it was. Whom a case holds stays whole. */
  erase(ctx: Ctx, subject: SubjectId): Promise<number>;
  /** The same for one matter alone, such as one interview; missing where items belong to none. */
  eraseMatter?(ctx: Ctx, subject: SubjectId, matter: string): Promise<number>;
  /** What a night at that moment would take; with `rule` instead of the one that is in force. */
  countDue(ctx: Ctx, at: Date, rule?: Rule): Promise<Count>;
  /** Whose items those are, each person once. */
  whoIsDue?(ctx: Ctx, at: Date, rule?: Rule): Promise<readonly SubjectId[]>;
  /** Takes what is due, asking again at the moment of deletion. */
  expire(ctx: Ctx, now: Date): Promise<Count>;
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
