import { createHash } from 'node:crypto';
import { type Id, newId } from '#kernel/ids.ts';
import type { Kit } from '#kitfiles';
import { type Finding, lint, type Question } from '#rubrics';

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
