import { addLines, consentRenewed, type Entry, lineFor, numberOf } from '#consents';
import type { Ctx } from '#kernel/context.ts';
import type { Interview } from '#sittings';

/** "I still agree": a new line for each consent, under the policy that is in force now. */
export async function agreeAgain(
  ctx: Ctx,
  { invitation }: Pick<Interview, 'invitation'>,
  given: readonly Entry[],
  words: string,
) {
  const { language, subjectId } = invitation;
  const lines = await Promise.all(
    given.map(({ purpose, sittingId, invitationId }) =>
      lineFor(ctx, { subjectId, purpose, sittingId, invitationId, choice: 'given' }, { words, language }),
    ),
  );
  await ctx.db.write(async (tx, emit) => {
    await addLines(tx, subjectId, lines);
    for (const { purpose, sittingId } of given)
      emit(consentRenewed({ subjectId, purpose: numberOf(purpose), ...(sittingId && { sittingId }) }));
  });
}
