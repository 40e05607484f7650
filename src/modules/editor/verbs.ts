import type { Recruiter } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { emptyQuestion, kitOf, questionFields, saveKit } from '#kits';
import type { Question } from '#rubrics';
import { moved } from './model.ts';

type Where = { kitId: Id<'kit'>; questionId: Id<'question'> };

export async function questionOf(ctx: Ctx, { kitId, questionId }: Where) {
  const kit = await kitOf(ctx, kitId);
  const at = kit.draft.questions.findIndex(({ id }) => id === questionId);
  const question = kit.draft.questions[at];
  if (question) return { kit, question, at };
  throw new Refusal('missing', 'There is no such question in this kit. It may have been removed.', {
    next: { label: 'The kit', href: `/kits/${kitId}` },
  });
}

/** Changes the questions of a kit's draft. */
async function change(
  ctx: Ctx,
  recruiter: Recruiter,
  kitId: Id<'kit'>,
  how: (questions: readonly Question[]) => Question[],
) {
  const kit = await kitOf(ctx, kitId);
  await saveKit(ctx, recruiter, kit, { ...kit.draft, questions: how(kit.draft.questions) });
}

export async function addQuestion(ctx: Ctx, recruiter: Recruiter, kitId: Id<'kit'>): Promise<Id<'question'>> {
  const question = emptyQuestion();
  await change(ctx, recruiter, kitId, (questions) => {
    if (questions.length >= 30)
      throw new Refusal('conflict', 'A kit has at most 30 questions. Begin another kit.');
    return [...questions, question];
  });
  return question.id;
}
export const saveQuestion = (ctx: Ctx, recruiter: Recruiter, kitId: Id<'kit'>, question: Question) =>
  change(ctx, recruiter, kitId, (questions) =>
    questions.map((one) => (one.id === question.id ? question : one)),
  );
export const moveQuestion = (ctx: Ctx, recruiter: Recruiter, { kitId, questionId }: Where, to: number) =>
  change(ctx, recruiter, kitId, (questions) => moved(questions, questionId, to));

/** Removes a question; what comes back is all that is needed to put it back. */
export async function removeQuestion(ctx: Ctx, recruiter: Recruiter, where: Where) {
  const { kit, question, at } = await questionOf(ctx, where);
  await change(ctx, recruiter, where.kitId, (questions) =>
    questions.filter(({ id }) => id !== where.questionId),
  );
  return { kit, question, at };
}
/** Puts a removed question back where it stood. */
export async function putBack(ctx: Ctx, recruiter: Recruiter, kitId: Id<'kit'>, json: string, at: number) {
  const parsed = questionFields.safeParse(jsonOrNothing(json));
  if (!parsed.success) throw new Refusal('invalid', 'This question cannot be put back. Write it anew.');
  const criteria = parsed.data.criteria.map((criterion) => ({ ...criterion, id: newId<'criterion'>() }));
  const question = { ...parsed.data, id: newId<'question'>(), criteria };
  await change(ctx, recruiter, kitId, (questions) => questions.toSpliced(at, 0, question));
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
