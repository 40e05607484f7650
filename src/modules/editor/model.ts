import { z } from 'zod';
import { problemsOf } from '#kernel/http.ts';
import { type Id, idOf, newId } from '#kernel/ids.ts';
import { questionFields } from '#kits';
import type { Criterion, Question } from '#rubrics';

/** The question form as it was sent: fields by name, repeated ones as lists. */
export type Sent = Readonly<Record<string, string | readonly string[]>>;
export const sentForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const one = (sent: Sent, name: string) => {
  const value = sent[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
const many = (sent: Sent, name: string) => {
  const value = sent[name] ?? [];
  return typeof value === 'string' ? [value] : [...value];
};
const levels = [0, 1, 2, 3, 4] as const;

export interface CriterionInForm {
  id: Id<'criterion'>;
  name: string;
  weight: string;
  levels: string[];
}
/** The question as it stands in the form, whatever is wrong with it. */
export function inForm(sent: Sent) {
  const criteria: CriterionInForm[] = [];
  for (let at = 0; `id-${at}` in sent; at++) {
    const id = idOf('criterion').safeParse(one(sent, `id-${at}`));
    criteria.push({
      id: id.success ? id.data : newId<'criterion'>(),
      name: one(sent, `name-${at}`),
      weight: one(sent, `weight-${at}`) || '1',
      levels: levels.map((level) => one(sent, `level-${at}-${level}`)),
    });
  }
  const plain = ['text', 'hint', 'thinkSeconds', 'answerSeconds', 'retakes'] as const;
  const given = Object.fromEntries(plain.map((name) => [name, one(sent, name)])) as Record<
    (typeof plain)[number],
    string
  >;
  return { given: { ...given, kinds: many(sent, 'kinds') }, criteria };
}
export type InForm = ReturnType<typeof inForm>;

/** The other way round: what a saved question shows in the form. */
export const shown = ({ criteria, kinds, ...question }: Question): InForm => ({
  given: {
    ...{ text: question.text, hint: question.hint, kinds: [...kinds] },
    ...{ thinkSeconds: String(question.thinkSeconds), answerSeconds: String(question.answerSeconds) },
    retakes: String(question.retakes),
  },
  criteria: criteria.map((criterion) => ({
    ...criterion,
    weight: String(criterion.weight),
    levels: [...criterion.levels],
  })),
});

export type Read = { ok: true; question: Question } | { ok: false; problems: Record<string, string> };
/** The question that the form says, or one sentence per field (`criteria.1.levels.2`). */
export function questionFrom(id: Id<'question'>, { given, criteria }: InForm): Read {
  const parsed = questionFields.safeParse({ ...given, criteria });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) };
  const named = parsed.data.criteria.map((criterion, at) => ({
    ...criterion,
    id: criteria[at]?.id ?? newId<'criterion'>(),
  }));
  return { ok: true, question: { ...parsed.data, id, criteria: named } };
}

export const emptyCriterion = (): CriterionInForm => ({
  ...{ id: newId<'criterion'>(), name: '', weight: '1' },
  levels: levels.map(() => ''),
});
export const fromExample = ({ name, weight, levels: words }: Criterion): CriterionInForm => ({
  ...{ id: newId<'criterion'>(), name, weight: String(weight) },
  levels: [...words],
});

/** The list with one item at another place. */
export function moved<T extends { id: string }>(items: readonly T[], id: string, to: number): T[] {
  const item = items.find((one) => one.id === id);
  if (!item) return [...items];
  const rest = items.filter((one) => one !== item);
  return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, item);
}
