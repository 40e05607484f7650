import type { Id } from '#kernel/ids.ts';
import type { Report, ReportCriterion } from '#reports';

/** `people`: by what people gave, the highest first. By the AI's proposals alone nobody is put in an order. */
export const orders = ['name', 'newest', 'people'] as const;
export type Order = (typeof orders)[number];

const { compare } = new Intl.Collator('en', { sensitivity: 'base' });
const last = 0;
const before: Record<Order, (one: Report, other: Report) => number> = {
  name: (one, other) => compare(one.name, other.name),
  newest: (one, other) => Number(other.finishedAt) - Number(one.finishedAt),
  people: (one, other) =>
    (other.people.average ?? last) - (one.people.average ?? last) || before.name(one, other),
};
export const inOrder = (reports: readonly Report[], order: Order) => reports.toSorted(before[order]);

export interface Asked {
  readonly id: Id<'criterion'>;
  readonly name: string;
  readonly weight: number;
  /** Number of its question. */
  readonly question: number;
}
/** Every criterion that any of them was asked by, once: versions of a kit share most of theirs. */
export function criteriaOf(reports: readonly Report[]): Asked[] {
  const all = reports.flatMap(({ questions }) =>
    questions.flatMap(({ number, criteria }) =>
      criteria.map(({ id, name, weight }) => ({ id, name, weight, question: number })),
    ),
  );
  return [...new Map(all.map((one) => [one.id, one])).values()].toSorted((a, b) => a.question - b.question);
}
/** Undefined when this person was asked by an older version of the kit, which had no such criterion. */
export const criterionIn = (report: Report, id: Id<'criterion'>): ReportCriterion | undefined =>
  report.questions.flatMap(({ criteria }) => criteria).find((one) => one.id === id);
