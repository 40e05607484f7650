import { createHash } from 'node:crypto';
import { type Id, newId } from '#kernel/ids.ts';
import type { Kit } from '#kitfiles';
import { type Criterion, type Finding, lint, type Question } from '#rubrics';

export type { Kit } from '#kitfiles';

/** The same content has the same digest; what a version is known by in decision records. */
export const digestOf = (kit: Kit) => createHash('sha256').update(JSON.stringify(kit)).digest('hex');
/** A short mark of what a form was filled with: when it differs at saving time, somebody else saved in between. */
export const markOf = (content: unknown) =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
/** The kit's own fields, as its form holds them. */
export const fieldsOf = ({ title, language, introduction }: Kit) => ({ title, language, introduction });

export type Placed = Finding & { questionId: Id<'question'>; number: number };
/** What the linter says of the whole kit. */
export const findingsOf = (kit: Kit): Placed[] =>
  kit.questions.flatMap((question, at) =>
    lint(question, kit.language).map((finding) => ({ ...finding, questionId: question.id, number: at + 1 })),
  );
/** Why this kit cannot be used yet, or undefined. */
export function refusalOf(kit: Kit): string | undefined {
  if (kit.questions.length === 0) return 'The kit has no question yet. Add at least one.';
  const first = findingsOf(kit).find(({ refuse }) => refuse);
  return first && `Question ${first.number}: ${first.text}`;
}

export const emptyQuestion = (): Question => ({
  id: newId<'question'>(),
  text: '',
  hint: '',
  kinds: ['video', 'audio', 'typed'],
  thinkSeconds: 60,
  answerSeconds: 180,
  retakes: 1,
  criteria: [],
});

const brief = (text: string) => `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`;
type Named = { id: string };
const gone = <T extends Named>(from: readonly T[], left: readonly T[]) =>
  from.filter((one) => !left.some(({ id }) => id === one.id));
const inOrderOf = <T extends Named>(items: readonly T[], others: readonly T[]) =>
  items.filter((one) => others.some(({ id }) => id === one.id)).map(({ id }) => id);
const reordered = <T extends Named>(before: readonly T[], after: readonly T[]) =>
  inOrderOf(before, after).join() !== inOrderOf(after, before).join();
const differs = <T, K extends keyof T>(before: T, after: T, ...fields: K[]) =>
  fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

/** What is different in `after`, one sentence for each thing; none when they are the same. */
export function changesBetween(before: Kit, after: Kit): string[] {
  const questions = after.questions.flatMap((question, at) => {
    const was = before.questions.find(({ id }) => id === question.id);
    if (!was) return [`Question ${at + 1} is new: ${brief(question.text)}`];
    return questionChanges(was, question).map((change) => `Question ${at + 1}: ${change}`);
  });
  return [
    ...(differs(before, after, 'title') ? [`The title was ${brief(before.title)}.`] : []),
    ...(differs(before, after, 'language') ? ['The language is another.'] : []),
    ...(differs(before, after, 'introduction') ? ['The introduction is another.'] : []),
    ...(reordered(before.questions, after.questions) ? ['The questions stand in another order.'] : []),
    ...gone(before.questions, after.questions).map(({ text }) => `Not asked any more: ${brief(text)}`),
    ...questions,
  ];
}
function questionChanges(before: Question, after: Question): string[] {
  const criteria = after.criteria.flatMap((criterion) => {
    const was = before.criteria.find(({ id }) => id === criterion.id);
    return was ? criterionChanges(was, criterion) : [`the criterion ${brief(criterion.name)} is new.`];
  });
  return [
    ...(differs(before, after, 'text') ? [`it was ${brief(before.text)}.`] : []),
    ...(differs(before, after, 'hint') ? ['the hint is another.'] : []),
    ...(differs(before, after, 'kinds') ? ['it may be answered in other ways.'] : []),
    ...(differs(before, after, 'thinkSeconds', 'answerSeconds', 'retakes')
      ? ['its times or retakes are others.']
      : []),
    ...(reordered(before.criteria, after.criteria) ? ['its criteria stand in another order.'] : []),
    ...gone(before.criteria, after.criteria).map(({ name }) => `the criterion ${brief(name)} is gone.`),
    ...criteria,
  ];
}
function criterionChanges(before: Criterion, after: Criterion): string[] {
  const levels = after.levels.flatMap((words, at) => (words === before.levels[at] ? [] : [at + 1]));
  return [
    ...(differs(before, after, 'name')
      ? [`the criterion ${brief(after.name)} was ${brief(before.name)}.`]
      : []),
    ...(differs(before, after, 'weight')
      ? [`${brief(after.name)} counts ${after.weight} instead of ${before.weight}.`]
      : []),
    ...(levels.length ? [`${brief(after.name)} describes level ${levels.join(', ')} in other words.`] : []),
  ];
}
