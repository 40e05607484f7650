import { z } from 'zod';
import { Refusal } from '#kernel/errors.ts';
import { legible } from '#kernel/words.ts';
import { meanOf, middle, type Report } from '#reports';

/** One month at most, as for every request; thirty days is what we promise. */
export const daysToJudge = 30;

const toOwn = { next: { label: 'How it was decided', href: '/space/decisions' } };
export const notDecidedYet = () =>
  new Refusal(
    'conflict',
    'Nothing is decided about this interview yet, so there is nothing to contest.',
    toOwn,
  );
export const contestedAlready = () =>
  new Refusal('conflict', 'You have asked for this already. Nothing was sent twice.', toOwn);
export const nothingOpen = () =>
  new Refusal('conflict', 'There is no open request for a second person. Nothing was changed.', toOwn);
export const takenAlready = () =>
  new Refusal(
    'conflict',
    'This second reading was given to somebody, or decided, meanwhile. Open it again.',
    {
      next: { label: 'Second readings', href: '/contests' },
    },
  );
export const notFree = () =>
  new Refusal(
    'invalid',
    'Whoever rated, decided or has seen the result cannot judge a second time. Choose somebody who is free of it.',
  );
export const notRatedYet = (sitting: string) =>
  new Refusal('conflict', 'Rate the answers first and hand in. Then you decide.', {
    next: { label: 'Rate the answers', href: `/sittings/${sitting}/review` },
  });

const words = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform(legible)
    .refine((said) => said.length > 0, { error: missing })
    .refine((said) => said.length <= most, { error: `Use at most ${most.toLocaleString('en')} characters.` });
export const contestForm = z.object({
  words: z.string().transform(legible).pipe(z.string().max(4000)).default(''),
});
export const verdictForm = z.object({
  outcome: z.enum(['going-on', 'not-going-on'], { error: 'Choose how it goes on.' }),
  reason: words(2000, 'Write the reason: the person reads it in the letter.'),
});
export type Verdict = z.output<typeof verdictForm>;

/** What the weighted mean would have been with one level more. Null where there is no level, or none above it. */
function raised(all: readonly { level: number | null; weight: number }[], at: number): number | null {
  const level = all[at]?.level ?? null;
  if (level === null || level >= 5) return null;
  return meanOf(all.map((one, nth) => (nth === at ? { ...one, level: Math.min(5, level + 1) } : one)))
    .average;
}

/** A result as its person reads it: what counted how much, and what would have changed it. Computed, never told. */
export function explained({ questions, people, proposed, ai }: Report) {
  const criteria = questions.flatMap((question) => question.criteria);
  const byPeople = criteria.map((one) => ({ level: middle(one.people), weight: one.weight }));
  const byAi = criteria.map((one) => ({ level: one.ai?.level ?? null, weight: one.weight }));
  const places = new Map(criteria.map(({ id }, at) => [id, at]));
  return {
    ai,
    means: { people: people.average, ai: proposed.average },
    proposed: { judged: proposed.judged, criteria: proposed.criteria },
    weight: criteria.reduce((sum, { weight }) => sum + weight, 0),
    questions: questions.map(({ number, text, answer, criteria: its }) => ({
      ...{ number, text, answered: answer !== undefined },
      criteria: its.map((one) => {
        const at = places.get(one.id) ?? 0;
        return {
          ...{ name: one.name, weight: one.weight, people: one.people.map(({ level }) => level) },
          proposal: one.ai && {
            ...{ level: one.ai.level, runs: one.ai.levels },
            quotes: one.ai.quotes.map(({ text: quote }) => quote),
          },
          oneMore: { people: raised(byPeople, at), ai: raised(byAi, at) },
        };
      }),
    })),
  };
}
/** Which models proposed levels, and whether all of it came only after the first decision. */
export function modelsIn({ questions, earlier, decision }: Report) {
  const records = questions.flatMap(({ record }) => (record ? [record] : []));
  const first = (earlier[0] ?? decision)?.decidedAt.getTime() ?? Number.POSITIVE_INFINITY;
  return {
    names: [...new Set(records.map(({ model }) => model.model))],
    after: records.length > 0 && records.every(({ endedAt }) => endedAt > first),
  };
}
export type Explained = ReturnType<typeof explained>;
