import type { Recruiter } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { changeDraft, emptyQuestion, kitOf, markOf, type Saved } from '#kits';
import type { Question } from '#rubrics';
import { moved, removedFrom } from './model.ts';

type Where = { kitId: Id<'kit'>; questionId: Id<'question'> };
const most = 30;

/** A question of the draft and where it stands; undefined when it was removed. */
export async function findQuestion(ctx: Ctx, { kitId, questionId }: Where) {
  const kit = await kitOf(ctx, kitId);
  const at = kit.draft.questions.findIndex(({ id }) => id === questionId);
  return { kit, at, question: kit.draft.questions[at] };
}
export async function questionOf(ctx: Ctx, where: Where) {
  const { question, ...found } = await findQuestion(ctx, where);
  if (question) return { ...found, question };
  throw new Refusal('missing', 'There is no such question in this kit. It may have been removed.', {
    next: { label: 'The kit', href: `/kits/${where.kitId}` },
  });
}

/** Changes the questions of a kit's draft. */
const change = (
  ctx: Ctx,
  recruiter: Recruiter,
  kitId: Id<'kit'>,
  how: (questions: readonly Question[]) => readonly Question[],
) =>
  changeDraft(ctx, recruiter, kitId, ({ draft }) => {
    const questions = how(draft.questions);
    if (questions.length > most)
      throw new Refusal('conflict', `A kit has at most ${most} questions. Begin another kit.`, {
        next: { label: 'The kit', href: `/kits/${kitId}` },
      });
    return questions === draft.questions ? undefined : { ...draft, questions };
  });

export async function addQuestion(ctx: Ctx, recruiter: Recruiter, kitId: Id<'kit'>): Promise<Id<'question'>> {
  const question = emptyQuestion();
  await change(ctx, recruiter, kitId, (questions) => [...questions, question]);
  return question.id;
}

/** The mark of a form whose question is not in the kit: saving it puts the question there. */
export const gone = 'gone';
/**
 * Saves a question, unless it is no longer what `mark` was made of: then nothing is saved, and what stands there now
 * comes back, undefined if a colleague removed it.
 */
export async function saveQuestion(
  ctx: Ctx,
  recruiter: Recruiter,
  kitId: Id<'kit'>,
  { question, mark }: { question: Question; mark: string },
): Promise<Saved<Question | undefined>> {
  const { changedAt } = await kitOf(ctx, kitId);
  let saved: Saved<Question | undefined> = { ok: true };
  await change(ctx, recruiter, kitId, (questions) => {
    const theirs = questions.find(({ id }) => id === question.id);
    const now = theirs ? markOf(theirs) : gone;
    if (now === markOf(question)) return questions;
    if (now === mark) return theirs ? replaced(questions, question) : [...questions, question];
    saved = { ok: false, theirs, savedAt: changedAt };
    return questions;
  });
  return saved;
}
const replaced = (questions: readonly Question[], question: Question) =>
  questions.map((one) => (one.id === question.id ? question : one));

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
/**
 * Puts a removed question back where it stood, as the same question: what candidates answered before still belongs
 * to it. Twice is once.
 */
export async function putBack(ctx: Ctx, recruiter: Recruiter, kitId: Id<'kit'>, json: string, at: number) {
  const question = removedFrom(json);
  if (!question) throw new Refusal('invalid', 'This question cannot be put back. Write it anew.');
  await change(ctx, recruiter, kitId, (questions) =>
    questions.some(({ id }) => id === question.id) ? questions : questions.toSpliced(at, 0, question),
  );
}
