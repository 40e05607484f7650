import { z } from 'zod';
import { type CategoryName, categories, type Rule } from '#kernel/categories.ts';
import { days } from '#kernel/data.ts';
import { inDays } from '#kernel/rules.ts';

const noDays = 'Write a whole number of days, from 1 to 3650.';
const dayCount = z.coerce
  .number({ error: noDays })
  .int({ error: noDays })
  .min(1, { error: noDays })
  .max(3650, { error: noDays });
export const ruleForm = z.object({
  trigger: z.enum(['made', 'decision'], { error: 'Choose what the days are counted from.' }),
  days: dayCount,
  atMostDays: z.union([z.literal('').transform(() => undefined), dayCount]).optional(),
  reason: z.string().trim().max(500, { error: 'Use at most 500 characters.' }).optional(),
  do: z.enum(['look', 'save']).catch('look'),
});
export type RuleForm = z.output<typeof ruleForm>;

/** With the making as its start an item has one period, so that the longest says the same. */
export const ruleIn = ({ trigger, days: count, atMostDays }: RuleForm): Rule => ({
  trigger,
  for: days(count),
  atMost: days(trigger === 'made' ? count : (atMostDays ?? count)),
});
export const isDefault = (category: CategoryName, rule: Rule) => {
  const own = categories[category];
  return own.trigger === rule.trigger && own.for === rule.for && own.atMost === rule.atMost;
};
/** Does an item live longer anywhere than the product would let it? Counting from the making never makes it longer. */
export const isLonger = (category: CategoryName, rule: Rule) =>
  rule.for > categories[category].for || rule.atMost > categories[category].atMost;

/** What is wrong with a rule for this category, by field. */
export function problemsWith(category: CategoryName, form: RuleForm): Record<string, string> {
  const [own, rule] = [categories[category], ruleIn(form)];
  const problems: Record<string, string> = {};
  if (rule.trigger === 'decision' && own.trigger === 'made')
    problems.trigger = 'Nothing in this category waits for a decision: count from the making.';
  if (rule.atMost < rule.for)
    problems.atMostDays = `The longest time cannot be shorter than the ${inDays(rule.for)} days after the decision.`;
  if (own.byLaw && rule.for < own.for)
    problems.days = `A law asks for at least ${inDays(own.for)} days here, so it cannot be shorter: ${own.source.en}.`;
  if (isLonger(category, rule) && !form.reason)
    problems.reason =
      'This is longer than the product keeps it by itself. Write why: it is shown to everybody.';
  return problems;
}

/** "1095 days (3 years)": nobody counts that many days. */
const daysWords = (count: number) =>
  count % 365 || count < 730 ? `${count} days` : `${count} days (${count / 365} years)`;
/** "30 days after the decision, at most 180 days after it was made" */
export function ruleWords({ trigger, ...rule }: Rule): string {
  const [period, most] = [inDays(rule.for), inDays(rule.atMost)];
  if (trigger === 'made') return daysWords(period);
  return `${period} days after the decision, and never over ${daysWords(most)}`;
}
