import { and, count, countDistinct, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Rule } from './categories.ts';
import type { Ctx } from './context.ts';
import { type Personal, STATEMENT } from './data.ts';
import { notFrozen, notHeld } from './guards.ts';
import type { SubjectId } from './ids.ts';
import { keepDepartures, keepLeaving, removeLeavings } from './leavings.ts';
import { column, filesIn, type Row } from './rows.ts';
import { rulesOf } from './rules.ts';
import { milestones } from './tables.ts';

/** Rows whose time is over at that moment, of people whom nothing holds. */
function dueBy(table: Personal, rule: Rule, at: Date): SQL | undefined {
  const { from, matter } = table[STATEMENT].keep;
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const [made, subject] = [column(table, from), column(table, 'subjectId')];
  const free = and(notFrozen(subject), notHeld(subject));
  if (rule.trigger === 'made') return and(lte(made, ago(rule.for)), free);
  const old = lte(made, ago(rule.atMost));
  if (!matter) return and(old, free);
  const decided = sql`(select ${milestones.id} from ${milestones} where ${lte(milestones.decidedAt, ago(rule.for))})`;
  return and(or(old, inArray(column(table, matter), decided)), free);
}
const ruleFor = async (ctx: Ctx, table: Personal, rule?: Rule) =>
  rule ?? (await rulesOf(ctx.db.read))[table[STATEMENT].category];

export async function countDue(ctx: Ctx, table: Personal, at: Date, rule?: Rule) {
  const [found] = await ctx.db.read
    .select({ items: count(), people: countDistinct(column(table, 'subjectId')) })
    .from(table)
    .where(dueBy(table, await ruleFor(ctx, table, rule), at));
  return found ?? { items: 0, people: 0 };
}
export async function whoIsDue(ctx: Ctx, table: Personal, at: Date, rule?: Rule) {
  const found = await ctx.db.read
    .selectDistinct({ subjectId: column(table, 'subjectId') })
    .from(table)
    .where(dueBy(table, await ruleFor(ctx, table, rule), at));
  return found.map(({ subjectId }) => subjectId as SubjectId);
}

const perBatch = 500;
export async function expireRows(ctx: Ctx, table: Personal, now: Date) {
  const due = dueBy(table, await ruleFor(ctx, table), now);
  const people = new Set<SubjectId>();
  let items = 0;
  for (;;) {
    const gone = await takeBatch(ctx, table, due, now);
    for (const { subjectId } of gone) people.add(subjectId);
    items += gone.length;
    if (gone.length < perBatch) return { items, people: people.size };
  }
}
/**
 * The rows go first here, with a note of their files and their people in the same transaction: asked again at the moment
 * of deletion, so that a case that began since we looked keeps the files, too.
 */
async function takeBatch(ctx: Ctx, table: Personal, due: SQL | undefined, now: Date) {
  const [id, subject] = [column(table, 'id'), column(table, 'subjectId')];
  const gone = await ctx.db.write(async (tx) => {
    const batch = (await tx.select().from(table).where(due).limit(perBatch)) as unknown as Row[];
    const left = filesIn(table, batch).map(({ file }) => file);
    await keepLeaving(tx, left, now);
    const people = [...new Set(batch.map(({ subjectId }) => subjectId))];
    await keepDepartures(tx, people, now);
    const ids = batch.map((row) => row.id);
    return tx
      .delete(table)
      .where(and(due, inArray(id, ids)))
      .returning({ id, subjectId: subject });
  });
  await removeLeavings(ctx);
  return gone as unknown as Row[];
}
