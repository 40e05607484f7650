import { sheetsOf } from '#answers';
import { personOf, type Recruiter } from '#auth';
import { invitationOf, markReopened, usualDeadline } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { refuseIfFrozen } from '#kernel/guards.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { opened, sealed } from '#kernel/privacy.ts';
import { kitVersionOf, positionOf } from '#positions';
import { openAgain, sittingOf } from '#sittings';
import { reopenings } from './data.ts';
import { answersReopened } from './events.ts';
import { findReopening, insertReopening } from './store.ts';

type Wish = { reason: string; deadline?: Date | undefined };
/** Lets somebody answer chosen questions once more. What was handed in stands until the new answer is there. */
export async function reopenAnswers(
  ctx: Ctx,
  { subjectId: by }: Pick<Recruiter, 'subjectId'>,
  sittingId: Id<'sitting'>,
  questionIds: readonly Id<'question'>[],
  { reason: words, deadline }: Wish,
) {
  const sitting = await sittingOf(ctx, sittingId);
  const { invitationId, subjectId } = sitting;
  const now = ctx.now();
  const until = deadline ?? (await invitationOf(ctx, invitationId)).deadline;
  if (until <= now)
    throw new Refusal('invalid', 'The time for this interview is over. Choose a new deadline.');
  const sheets = (await sheetsOf(ctx, sittingId)).filter((sheet) => questionIds.includes(sheet.questionId));
  if (!sheets.length) throw new Refusal('invalid', 'Choose at least one question.');
  const row = await sealed(ctx.vault, reopenings, { id: newId<'reopening'>(), subjectId, reason: words });
  await ctx.db.write(async (tx, emit) => {
    const round = await openAgain(tx, sitting, sheets, now);
    if (!round || !(await markReopened(tx, invitationId, now, deadline))) throw stillOpen(invitationId);
    await insertReopening(tx, { ...row, sittingId, round, reopenedBy: by, reopenedAt: now });
    emit(answersReopened({ sittingId, invitationId, subjectId, by, round }));
  });
}
const stillOpen = (invitationId: Id<'invitation'>) =>
  new Refusal(
    'conflict',
    'This person is still at the interview, or it was taken back. Nothing was changed.',
    { next: { label: 'Back to this candidate', href: `/invitations/${invitationId}` } },
  );

/** Why answers were reopened, and which questions: what the letter says. */
export async function reopeningOf(ctx: Ctx, sittingId: Id<'sitting'>, round: number) {
  const row = await findReopening(ctx.db.read, sittingId, round);
  if (!row) return undefined;
  const { reason } = await opened(ctx.vault, reopenings, row);
  const { kit } = await kitVersionOf(ctx, (await sittingOf(ctx, sittingId)).kitVersionId);
  const again = new Set(
    (await sheetsOf(ctx, sittingId)).flatMap((sheet) => (sheet.round === round ? [sheet.questionId] : [])),
  );
  return { reason, questions: kit.questions.filter(({ id }) => again.has(id)).map(({ text }) => text) };
}

/** What the page about reopening shows. */
export async function toReopen(ctx: Ctx, sittingId: Id<'sitting'>) {
  const sitting = await sittingOf(ctx, sittingId);
  await refuseIfFrozen(ctx.db.read, sitting.subjectId);
  const invitation = await invitationOf(ctx, sitting.invitationId);
  const { kit } = await kitVersionOf(ctx, sitting.kitVersionId);
  const sheets = await sheetsOf(ctx, sittingId);
  const now = ctx.now();
  return {
    invitation,
    position: await positionOf(ctx, sitting.positionId),
    name: (await personOf(ctx, sitting.subjectId)).name,
    until: invitation.deadline > now ? invitation : usualDeadline(now, invitation.timeZone),
    questions: kit.questions.map(({ id, text }, index) => ({
      ...{ id, text, number: index + 1 },
      answered: sheets.some((sheet) => sheet.questionId === id && sheet.state === 'kept'),
    })),
  };
}
