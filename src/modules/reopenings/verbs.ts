import { sheetsOf } from '#answers';
import type { Recruiter } from '#auth';
import { type Deadline, invitationOf, markReopened } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { kitVersionOf } from '#positions';
import { openAgain, sittingOf } from '#sittings';
import { answersReopened } from './events.ts';

/** Lets somebody answer chosen questions once more. What was handed in stands until the new answer is there. */
export async function reopenAnswers(
  ctx: Ctx,
  { subjectId: by }: Pick<Recruiter, 'subjectId'>,
  sittingId: Id<'sitting'>,
  questionIds: readonly Id<'question'>[],
  deadline?: Date,
) {
  const sitting = await sittingOf(ctx, sittingId);
  const { invitationId, subjectId } = sitting;
  const now = ctx.now();
  const until = deadline ?? (await invitationOf(ctx, invitationId)).deadline;
  if (until <= now)
    throw new Refusal('invalid', 'The time for this interview is over. Choose a new deadline.');
  const sheets = (await sheetsOf(ctx, sittingId)).filter((sheet) => questionIds.includes(sheet.questionId));
  if (!sheets.length) throw new Refusal('invalid', 'Choose at least one question.');
  await ctx.db.write(async (tx, emit) => {
    const round = await openAgain(tx, sitting, sheets, now);
    if (!round || !(await markReopened(tx, invitationId, now, deadline))) throw stillOpen();
    emit(answersReopened({ sittingId, invitationId, subjectId, by, round }));
  });
}
const stillOpen = () =>
  new Refusal(
    'conflict',
    'This person is still at the interview, or it was taken back. Nothing was changed.',
  );

/** What the page about reopening starts from. */
export async function reopeningOf(ctx: Ctx, sittingId: Id<'sitting'>) {
  const sitting = await sittingOf(ctx, sittingId);
  const [invitation, { kit }] = await Promise.all([
    invitationOf(ctx, sitting.invitationId),
    kitVersionOf(ctx, sitting.kitVersionId),
  ]);
  const deadline: Deadline = invitation;
  return { sitting, invitation, deadline, questions: kit.questions.map(({ id, text }) => ({ id, text })) };
}
