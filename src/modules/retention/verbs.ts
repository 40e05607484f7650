import type { Admin } from '#auth';
import { type CategoryName, categories, type Rule } from '#kernel/categories.ts';
import type { Ctx } from '#kernel/context.ts';
import { days } from '#kernel/data.ts';
import type { Id } from '#kernel/ids.ts';
import type { Holding } from '#kernel/privacy.ts';
import { dropRule, inDays, listRules, putRule, rulesOf } from '#kernel/rules.ts';
import { categoryNames, dueAt, nextStart } from '#nights';
import { ruleChanged, ruleReset } from './events.ts';
import { isDefault, isLonger } from './model.ts';

/** Every category with its rule, the product's own, and what an admin changed. */
export async function periodsOf(ctx: Ctx) {
  const [rules, rows] = await Promise.all([rulesOf(ctx.db.read), listRules(ctx.db.read)]);
  const changed = new Map(rows.map((row) => [row.id, row]));
  return categoryNames.map((category) => {
    const row = changed.get(category);
    const { title, source, byLaw } = categories[category];
    return {
      ...{ category, title, source, byLaw, rule: rules[category], own: categories[category] as Rule },
      ...{ changedAt: row?.changedAt, reason: row?.reason ?? undefined, ends: endsOf(ctx, category) },
    };
  });
}

/** What an erasure leaves until the last day, and what has none: each with its reason. */
function endsOf({ holdings }: Ctx, category: CategoryName) {
  const mine = holdings.filter((one) => one.category === category);
  const reasons = new Set(mine.flatMap(({ keptBecause }) => keptBecause?.en ?? []));
  const stays = mine.flatMap(({ what, stays: because }) =>
    because ? [{ what: what.en, because: because.en }] : [],
  );
  return { reasons: [...reasons], stays };
}

/** What the next night takes as things stand, with its moment. */
export async function tonight(ctx: Ctx) {
  const at = nextStart(ctx.now());
  return { at, ...(await dueAt(ctx, at)) };
}
/** What the next night would take of one category: now, and with another rule. */
export async function wouldTake(ctx: Ctx, category: CategoryName, rule: Rule) {
  const at = nextStart(ctx.now());
  const [before, after] = [await dueAt(ctx, at), await dueAt(ctx, at, { category, rule })];
  return { at, before: before.counts[category], after: after.counts[category] };
}

/** Puts a rule in force from the next night on; one that equals the product's own leaves no trace. */
export async function setRule(
  ctx: Ctx,
  { subjectId: by }: Admin,
  name: CategoryName,
  rule: Rule,
  reason?: string,
) {
  const category = name as string as Id<'category'>;
  const row = {
    ...{ id: name, trigger: rule.trigger, days: inDays(rule.for), atMostDays: inDays(rule.atMost) },
    ...{ reason: (isLonger(name, rule) && reason) || null, changedAt: ctx.now() },
  };
  await ctx.db.write(async (tx, emit) => {
    if (isDefault(name, rule)) {
      await dropRule(tx, name);
      return emit(ruleReset({ category, by }));
    }
    await putRule(tx, row);
    emit(ruleChanged({ category, by, days: row.days, atMostDays: row.atMostDays }));
  });
}

const nightsAhead = 30;
/** How many items each of the next nights takes, per category, as things stand. */
export async function forecast(ctx: Ctx) {
  const first = nextStart(ctx.now()).getTime();
  const nights = Array.from({ length: nightsAhead }, (_, day) => new Date(first + days(day)));
  const sums = new Map(categoryNames.map((name) => [name, nights.map(() => 0)]));
  for (const holding of ctx.holdings) {
    const totals = await totalsOf(ctx, holding, nights);
    const sum = sums.get(holding.category);
    totals.forEach((total, day) => {
      if (sum) sum[day] = (sum[day] ?? 0) + total - (totals[day - 1] ?? 0);
    });
  }
  return {
    nights,
    items: categoryNames.map((category) => ({ category, perNight: sums.get(category) ?? [] })),
  };
}
/** What is due by each of these moments. Where two ends of a stretch count the same, nothing lies between them. */
async function totalsOf(ctx: Ctx, holding: Holding, moments: readonly Date[]) {
  const totals = new Array<number>(moments.length).fill(0);
  const countAt = async (at: number) => {
    const moment = moments[at];
    totals[at] = moment ? (await holding.countDue(ctx, moment)).items : 0;
  };
  const between = async (from: number, to: number): Promise<void> => {
    if (to - from < 2) return;
    if (totals[from] === totals[to]) return void totals.fill(totals[from] ?? 0, from + 1, to);
    const middle = Math.floor((from + to) / 2);
    await countAt(middle);
    await between(from, middle);
    await between(middle, to);
  };
  await countAt(0);
  await countAt(moments.length - 1);
  await between(0, moments.length - 1);
  return totals;
}
