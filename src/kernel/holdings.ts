import { and, eq, getTableName, inArray } from 'drizzle-orm';
import { columnsIn } from './columns.ts';
import type { Ctx } from './context.ts';
import { FILES, type Personal, SEALED, STATEMENT } from './data.ts';
import type { Reader } from './db.ts';
import { countDue, expireRows, whoIsDue } from './expiry.ts';
import { casesHolding, notHeld } from './guards.ts';
import type { Id, SubjectId } from './ids.ts';
import { type About, type Holding, opened, sealed } from './privacy.ts';
import { column, columnsOf, filesIn, namedIn, type Row, rowsOf } from './rows.ts';
import { endOf, rulesOf } from './rules.ts';
import { said } from './said.ts';
import * as kernelTables from './tables.ts';
import { milestones } from './tables.ts';

const isPersonal = (table: object): table is Personal => SEALED in table;
/** The holdings of all personal tables among these declarations. */
export const holdingsIn = (data: object): Holding[] => Object.values(data).filter(isPersonal).map(holdingOf);
/** What the kernel itself holds about people. */
export const kernelHoldings = () => holdingsIn(kernelTables);

function aboutOf(table: Personal): About {
  const { category, what, why, ground, withhold, mentions = {}, onErase, ...more } = table[STATEMENT];
  const { portable = false, correctable = [], key = 'content' } = more;
  const named = (reasons: object) => reasons as About['withhold'];
  const columns = columnsIn(columnsOf(table)).filter(({ name }) => !(name in withhold));
  return {
    ...{ category, what, why, ground, portable, correctable, key },
    ...{ withhold: named(withhold), mentions: named(mentions), onErase: onErase.do },
    ...(onErase.do === 'keep' && { keptBecause: onErase.because }),
    columns,
  };
}

function holdingOf(table: Personal): Holding {
  const statement = table[STATEMENT];
  return {
    name: getTableName(table),
    ...aboutOf(table),
    ...(statement.whileFrozen ? {} : { guarded: getTableName(table) }),
    items: (ctx, subject) => itemsOf(ctx, table, subject),
    export: (ctx, subject) => exportOf(ctx, table, subject),
    files: async (ctx, subject) => filesIn(table, await rowsOf(ctx, table, subject)),
    ...(table[FILES].length && { named: (ctx, files) => namedIn(ctx, table, files) }),
    correct: (ctx, tx, subject, item, name, words) => correct(ctx, tx, table, { subject, item, name, words }),
    plan: (ctx, subject) => planFor(ctx, table, subject),
    erase: (ctx, subject) => eraseRows(ctx, table, subject),
    ...(statement.keep.matter && {
      eraseMatter: (ctx, subject, matter) => eraseRows(ctx, table, subject, matter),
    }),
    countDue: (ctx, at, rule) => countDue(ctx, table, at, rule),
    whoIsDue: (ctx, at, rule) => whoIsDue(ctx, table, at, rule),
    expire: (ctx, now) => expireRows(ctx, table, now),
  };
}

async function itemsOf(ctx: Ctx, table: Personal, subject: SubjectId) {
  const { category, keep } = table[STATEMENT];
  const [rows, rules] = await Promise.all([rowsOf(ctx, table, subject), rulesOf(ctx.db.read)]);
  const decided = await decisionsOn(
    ctx.db.read,
    rows.map((row) => matterIn(table, row)),
  );
  return rows.map((row) => {
    const made = row[keep.from] instanceof Date ? (row[keep.from] as Date) : null;
    return { id: row.id, made, ends: endOf(rules[category], made, decided.get(matterIn(table, row))) };
  });
}
const matterIn = (table: Personal, row: Row) => String(row[table[STATEMENT].keep.matter ?? 'id']);
async function decisionsOn(read: Reader, matters: readonly string[]) {
  if (!matters.length) return new Map<string, Date>();
  const found = await read
    .select()
    .from(milestones)
    .where(inArray(milestones.id, [...matters]));
  return new Map(found.map(({ id, decidedAt }) => [id, decidedAt] as const));
}

async function exportOf(ctx: Ctx, table: Personal, subject: SubjectId) {
  const { withhold } = table[STATEMENT];
  const rows = await Promise.all(
    (await rowsOf(ctx, table, subject)).map((row) => opened(ctx.vault, table, row as never)),
  );
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row as object).filter(([name]) => !(name in withhold))),
  );
}
type Correction = { subject: SubjectId; item: Id<string>; name: string; words: string };
async function correct(
  ctx: Ctx,
  tx: Parameters<NonNullable<Holding['correct']>>[1],
  table: Personal,
  { subject, item, name, words }: Correction,
) {
  if (!table[STATEMENT].correctable?.includes(name)) return false;
  const change = { id: item, subjectId: subject, [name]: words } as never;
  const value = (await sealed(ctx.vault, table, change)) as Record<string, unknown>;
  const changed = await tx
    .update(table)
    .set({ [name]: value[name] })
    .where(and(eq(column(table, 'id'), item), eq(column(table, 'subjectId'), subject)))
    .returning({ id: column(table, 'id') });
  return changed.length > 0;
}

const heldByCase = said(
  'a legal case or an open request needs it: it goes when that is closed',
  'ein Rechtsfall oder offener Antrag braucht es: es geht, wenn dieser abgeschlossen ist',
);
async function planFor(ctx: Ctx, table: Personal, subject: SubjectId) {
  const { onErase } = table[STATEMENT];
  const items = await itemsOf(ctx, table, subject);
  const count = items.length;
  const held = (await casesHolding(ctx.db.read, subject)).length > 0;
  if (held) return { do: 'keep', items: count, because: heldByCase, until: null } as const;
  if (onErase.do !== 'keep') return { do: onErase.do, items: count } as const;
  const ends = items.flatMap((item) => (item.ends ? [item.ends.getTime()] : []));
  const until = ends.length ? new Date(Math.max(...ends)) : null;
  return { do: 'keep', items: count, because: onErase.because, until } as const;
}

/** What lies outside the database goes first: a crash in between leaves a row that tells what is left to do. */
async function eraseRows(ctx: Ctx, table: Personal, subject: SubjectId, matter?: string) {
  const { onErase } = table[STATEMENT];
  if (onErase.do === 'keep' || (await casesHolding(ctx.db.read, subject)).length) return 0;
  const all = await rowsOf(ctx, table, subject);
  const rows = all.filter((row) => matter === undefined || matterIn(table, row) === matter);
  for (const { file } of filesIn(table, rows)) await ctx.files.remove(file);
  const about =
    matter === undefined ? undefined : eq(column(table, table[STATEMENT].keep.matter ?? 'id'), matter);
  const mine = and(eq(column(table, 'subjectId'), subject), notHeld(column(table, 'subjectId')), about);
  if (onErase.do === 'remove') await ctx.db.write((tx) => tx.delete(table).where(mine));
  else {
    const empty = Object.fromEntries(onErase.columns.map((name) => [name, null]));
    await ctx.db.write((tx) => tx.update(table).set(empty).where(mine));
  }
  return rows.length;
}
