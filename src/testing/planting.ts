import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { FILES, type Personal, SEALED, STATEMENT } from '#kernel/data.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { sealed } from '#kernel/privacy.ts';
import * as kernelTables from '#kernel/tables.ts';
import { modules } from '../modules.ts';
import type { House } from './house.ts';

/** One column of one row, and the word that stands in it and nowhere else. */
export interface Plant {
  readonly table: string;
  readonly column: string;
  readonly word: string;
  /** It is left out of the export, with a reason. */
  readonly withheld: boolean;
}

// These rows would freeze the person, hold them, or say that they are erased already.
const notPlanted = new Set(['freezes', 'legal_holds', 'erasures', 'erasure_steps']);
const declared = [
  kernelTables,
  ...modules.map((module) => (module as unknown as { data?: object }).data ?? {}),
];
const isPersonal = (table: unknown): table is Personal =>
  typeof table === 'object' && table !== null && SEALED in table;
/** Every table about people that any room declares. */
export const personalTables = () =>
  declared
    .flatMap((data) => Object.values(data))
    .filter(isPersonal)
    .filter((table) => !notPlanted.has(getTableName(table)));

async function* once(bytes: Buffer) {
  yield bytes;
}
const keyed = new Set(['people', 'accounts']);

/** A row about somebody in this table: a word of its own in every column that can hold one. */
export async function plant({ ctx }: House, table: Personal, subject: SubjectId): Promise<Plant[]> {
  const name = getTableName(table);
  const plants: Plant[] = [];
  const withhold = Object.keys(table[STATEMENT].withhold);
  const word = (column: string) => {
    const made = `plant${newId().replaceAll('-', '').slice(0, 16)}`;
    plants.push({ table: name, column, word: made, withheld: withhold.includes(column) });
    return made;
  };
  const file = async (column: string) =>
    (await ctx.files.save(subject, once(Buffer.from(word(column))), 1000)).file;
  const row: Record<string, unknown> = {};
  for (const [column, kind] of Object.entries(getTableColumns(table) as Record<string, PgColumn>))
    row[column] = table[FILES].includes(column)
      ? await file(column)
      : contentFor(kind, column, word, ctx.now());
  const id = keyed.has(name) ? subject : newId();
  const whole = await sealed(ctx.vault, table, { ...row, id: id as Id<string>, subjectId: subject } as never);
  await ctx.db.write((tx) => tx.insert(table).values(whole as never));
  return plants;
}
function contentFor(kind: PgColumn, column: string, word: (column: string) => string, now: Date): unknown {
  if (column === 'id' || column === 'subjectId') return undefined;
  const [choice] = kind.enumValues ?? [];
  if (choice) return choice;
  if (kind.dataType === 'json') return [word(column)];
  if (kind.dataType === 'string') return word(column);
  if (kind.dataType === 'boolean') return true;
  return kind.dataType === 'custom' ? now : 7;
}
