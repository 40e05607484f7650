import { z } from 'zod';
import { problemsOf } from '#kernel/http.ts';
import { type Id, idOf, newId } from '#kernel/ids.ts';
import { keptQuestion, questionFields } from '#kitfiles';
import type { Criterion, Finding, Question } from '#rubrics';

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

/** What is said beside each field, by its place in the form: everything, in the order it was found. */
export type Remarks = Readonly<Record<string, readonly string[]>>;
/** Errors and warnings per field. What nobody has begun to write is not complained about. */
export function remarksOf(
  form: InForm,
  problems: Readonly<Record<string, string>>,
  findings: readonly Finding[],
): { errors: Remarks; warnings: Remarks } {
  const errors: Record<string, string[]> = {};
  const warnings: Record<string, string[]> = {};
  for (const [place, text] of Object.entries(problems)) errors[place] = [text];
  for (const finding of findings.filter((one) => isBegun(form, one))) {
    const remarks = finding.refuse ? errors : warnings;
    const place = placeOf(form, finding);
    remarks[place] = [...(remarks[place] ?? []), finding.text];
  }
  return { errors, warnings };
}
function isBegun({ given, criteria }: InForm, { at }: Finding) {
  const criterion = criteria.find(({ id }) => id === at.criterionId);
  return criterion ? [criterion.name, ...criterion.levels].some(Boolean) : given.text !== '';
}
function placeOf({ criteria }: InForm, { at }: Finding) {
  const index = criteria.findIndex(({ id }) => id === at.criterionId);
  if (index < 0) return at.part ?? 'text';
  return `criteria.${index}.${at.level ? `levels.${at.level - 1}` : 'name'}`;
}

export const emptyCriterion = (): CriterionInForm => ({
  ...{ id: newId<'criterion'>(), name: '', weight: '1' },
  levels: levels.map(() => ''),
});
export const fromExample = ({ name, weight, levels: words }: Omit<Criterion, 'id'>): CriterionInForm => ({
  ...{ id: newId<'criterion'>(), name, weight: String(weight) },
  levels: [...words],
});

/** A removed question as its page carried it, with the ids it had; undefined when it was tampered with. */
export function removedFrom(json: string): Question | undefined {
  const parsed = keptQuestion.safeParse(jsonOrNothing(json));
  return parsed.success ? parsed.data : undefined;
}
function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A criterion that was taken out of the form, and where it stood. */
export type Out = { at: number; criterion: CriterionInForm };
const out = z.object({
  at: z.number().int().min(0),
  criterion: z.object({
    id: idOf('criterion'),
    name: z.string(),
    weight: z.string(),
    levels: z.array(z.string()).length(5),
  }),
});
export type Pressed = { form: InForm; out?: Out | undefined; look?: string | undefined };
/**
 * What a button of the form does to its criteria before anything is saved: the form afterwards, the criterion that
 * was taken out, and the one to look at.
 */
export function pressed(
  sent: Sent,
  examples: readonly { key: string; criterion: Omit<Criterion, 'id'> }[],
): Pressed {
  const form = inForm(sent);
  const [, what = 'save', which = ''] = /^([a-z]+)-?(.*)$/.exec(one(sent, 'do')) ?? [];
  const { criteria } = form;
  const changed = (next: CriterionInForm[], look?: string) => ({ form: { ...form, criteria: next }, look });
  const at = criteria.findIndex(({ id }) => id === which);
  const criterion = criteria[at];
  if (what === 'add') return added(emptyCriterion());
  if (what === 'up' && criterion) return changed(moved(criteria, which, at - 1), which);
  if (what === 'down' && criterion) return changed(moved(criteria, which, at + 1), which);
  if (what === 'remove' && criterion)
    return { ...changed(criteria.filter((other) => other !== criterion)), out: { at, criterion } };
  if (what === 'restore') return restored();
  const example = examples.find(({ key }) => what === 'example' && key === which);
  return example ? added(fromExample(example.criterion)) : { form };

  function added(fresh: CriterionInForm): Pressed {
    return changed([...criteria, fresh], fresh.id);
  }
  function restored(): Pressed {
    const back = out.safeParse(jsonOrNothing(one(sent, 'out')));
    if (!back.success || criteria.some(({ id }) => id === back.data.criterion.id)) return { form };
    return changed(criteria.toSpliced(back.data.at, 0, back.data.criterion), back.data.criterion.id);
  }
}

/** The list with one item at another place. */
export function moved<T extends { id: string }>(items: readonly T[], id: string, to: number): T[] {
  const item = items.find((one) => one.id === id);
  if (!item) return [...items];
  const rest = items.filter((one) => one !== item);
  return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, item);
}
