import { findPerson, organisationOf } from '#auth';
import { countLetter, findByHash, type Invitation, invitationResent, seen } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { hashOf } from '#kernel/vault.ts';
import type { Gone } from '#views/words/index.ts';
import { linkOpened } from './events.ts';
import { mayAskAgain } from './model.ts';

export type Arrival =
  | { in: true; invitation: Invitation }
  /** `opensSpace`: the interview is over, and what is held about the person is still theirs to see. */
  | { in: false; why: Gone; invitation?: Invitation; opensSpace?: boolean };

/** Where this link leads. Asking changes nothing: mail scanners ask before people do. */
export async function findArrival(ctx: Ctx, token: string): Promise<Arrival> {
  const found = await findByHash(ctx.db.read, hashOf(token));
  if (!found) return { in: false, why: 'unknown' };
  const invitation = seen(found.row, ctx.now());
  const { state } = invitation;
  const opensSpace = found.generation === invitation.generation;
  if (state === 'cancelled' || state === 'declined') return { in: false, why: state, invitation, opensSpace };
  if (!opensSpace) return { in: false, why: 'replaced', invitation };
  if (state === 'expired') return { in: false, why: 'expired', invitation, opensSpace };
  // Who has finished comes back to correct words and to see who looked at them.
  return { in: true, invitation };
}

export const sayOpened = (ctx: Ctx, { id, subjectId }: Invitation) =>
  ctx.db.write(async (_tx, emit) => emit(linkOpened({ invitationId: id, subjectId, by: subjectId })));

/** Whom somebody at a closed door can write to. */
export async function contactOf(ctx: Ctx, { invitedBy }: Invitation) {
  return (await findPerson(ctx, invitedBy))?.email ?? (await organisationOf(ctx)).privacyMail;
}

/** Sends the link that counts to the address that was invited. Says nothing of whether it did. */
export async function askForLink(ctx: Ctx, token: string) {
  const now = ctx.now();
  const found = await findByHash(ctx.db.read, hashOf(token));
  if (!found || found.generation === found.row.generation || !mayAskAgain(found.row.writtenAt, now)) return;
  if (seen(found.row, now).state === 'expired') return;
  await ctx.db.write(async (tx, emit) => {
    const changed = await countLetter(tx, found.row.id, ['invited', 'started', 'finished'], {
      writtenAt: now,
    });
    if (!changed) return;
    const { id: invitationId, subjectId, letters: letter, generation } = changed;
    emit(invitationResent({ invitationId, subjectId, by: subjectId, letter, generation }));
  });
}
