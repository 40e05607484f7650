import { markDeclined, markStarted } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { isUniqueViolation } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { sealed } from '#kernel/privacy.ts';
import { hashOf } from '#kernel/vault.ts';
import { beginSitting, type Interview, timeIsOver } from '#sittings';
import { consents } from './data.ts';
import { consentGiven, interviewRefused } from './events.ts';
import { insertConsent } from './store.ts';

/** What was chosen, and the words that were read before, to the letter. */
export type Consent = { ai: boolean; records: boolean; shown: string };

/** The consent gate. Nothing about answers exists before it. Saying yes twice is no error. */
export async function giveConsent(ctx: Ctx, here: Interview, { shown: words, ...choice }: Consent) {
  const { invitation, candidate } = here;
  if (invitation.state === 'expired') throw timeIsOver();
  const { subjectId } = candidate;
  const [id, sittingId, givenAt] = [newId<'consent'>(), newId<'sitting'>(), ctx.now()];
  const { shown } = await sealed(ctx.vault, consents, { id, subjectId, shown: words });
  const row = { id, subjectId, sittingId, ...choice, shown, shownHash: hashOf(words), givenAt };
  try {
    await ctx.db.write(async (tx, emit) => {
      if (!(await markStarted(tx, invitation.id, givenAt))) throw takenBack();
      await beginSitting(tx, here, { id: sittingId, ...choice, consentedAt: givenAt });
      await insertConsent(tx, row);
      emit(consentGiven({ sittingId, subjectId, ai: choice.ai ? 1 : 0 }));
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}
const takenBack = () =>
  new Refusal(
    'gone',
    'This invitation is not open any more. Nothing was recorded. Write to us if that surprises you.',
  );

/** "No, thank you": nothing was recorded, and the invitation is closed. */
export async function refuse(ctx: Ctx, { invitation, sitting }: Interview) {
  if (invitation.state === 'declined') return;
  if (sitting) throw begunAlready();
  const { id: invitationId, subjectId } = invitation;
  await ctx.db.write(async (tx, emit) => {
    if (!(await markDeclined(tx, invitationId, ctx.now()))) throw takenBack();
    emit(interviewRefused({ invitationId, subjectId }));
  });
}
const begunAlready = () =>
  new Refusal(
    'conflict',
    'You have said yes already. If you do not want to go on, write to us: what was recorded can be erased.',
    { next: { label: 'Go on with the interview', href: '/interview' } },
  );
