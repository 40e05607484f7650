import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type OfCategory = { category: Id<'category'>; by: SubjectId };
export const ruleChanged = event<OfCategory & { days: number; atMostDays: number }>('retention.rule-changed');
/** The product's own rule is in force again. */
export const ruleReset = event<OfCategory>('retention.rule-reset');
