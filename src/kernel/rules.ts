import { eq } from 'drizzle-orm';
import { type CategoryName, categories, type Rule } from './categories.ts';
import type { Reader, Writer } from './db.ts';
import { days, hours, minutes } from './durations.ts';
import { milestones, retentionRules } from './tables.ts';

export type Rules = Readonly<Record<CategoryName, Rule>>;
export type RuleRow = typeof retentionRules.$inferSelect;

export const listRules = (read: Reader) => read.select().from(retentionRules);
/** How long everything is kept here: what the product says, with what an admin changed. */
export async function rulesOf(read: Reader): Promise<Rules> {
  const changed = (await listRules(read)).map(
    ({ id, trigger, ...row }) =>
      [id, { trigger, for: days(row.days), atMost: days(row.atMostDays) }] as const,
  );
  return { ...categories, ...Object.fromEntries(changed) };
}
export const putRule = (tx: Writer, row: RuleRow) =>
  tx.insert(retentionRules).values(row).onConflictDoUpdate({ target: retentionRules.id, set: row });

/** A span in whole days, as people say it. */
export const inDays = (ms: number) => Math.round(ms / days(1));
/** Takes back what an admin changed: the product's own rule is in force again. */
export const dropRule = (tx: Writer, category: CategoryName) =>
  tx.delete(retentionRules).where(eq(retentionRules.id, category));

/** Starts the time of everything that waits for the decision of a matter. A changed decision starts it anew. */
export const markDecided = (tx: Writer, matter: string, decidedAt: Date) =>
  tx
    .insert(milestones)
    .values({ id: matter, decidedAt })
    .onConflictDoUpdate({ target: milestones.id, set: { decidedAt } });

/** When a matter was decided, if it was. */
export async function findDecided(read: Reader, matter: string): Promise<Date | undefined> {
  const [found] = await read.select().from(milestones).where(eq(milestones.id, matter));
  return found?.decidedAt;
}

/** When the nights begin (UTC). */
export const nightHour = '02:30';
const intoDay = hours(2) + minutes(30);
/** The first night at this moment or after it. */
export const firstNightFrom = (at: number) =>
  new Date(Math.ceil((at - intoDay) / days(1)) * days(1) + intoDay);

/**
 * The night that takes an item: null as long as nothing has started its time. What a person is shown is this very
 * moment, so it is no promise that the next night would break.
 */
export function endOf(rule: Rule, made: Date | null, decided: Date | undefined): Date | null {
  if (!made) return null;
  if (rule.trigger === 'made') return firstNightFrom(made.getTime() + rule.for);
  const latest = made.getTime() + rule.atMost;
  return firstNightFrom(decided ? Math.min(latest, decided.getTime() + rule.for) : latest);
}
