import { admitPerson, endCandidateSessions, findPersonByEmail, type Recruiter } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { isUniqueViolation } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { opened, sealed } from '#kernel/privacy.ts';
import { hashOf } from '#kernel/vault.ts';
import { openVersionOf } from '#positions';
import { invitations } from './data.ts';
import {
  candidateInvited,
  deadlineChanged,
  invitationCancelled,
  invitationReminded,
  invitationResent,
} from './events.ts';
import {
  type Deadline,
  type Invitation,
  isReminderDue,
  isTakenBack,
  reminderHorizon,
  seen,
  standing,
  stateOf,
  underWay,
} from './model.ts';
import {
  countLetter,
  findRow,
  type InvitationRow,
  insertInvitation,
  insertLink,
  listInvitations,
  nearDeadline,
  roundsOf,
} from './store.ts';

async function rowOf(ctx: Ctx, id: Id<'invitation'>) {
  const row = await findRow(ctx.db.read, id);
  if (row) return row;
  throw new Refusal('missing', 'There is no such invitation. It may have been erased; look in the list.');
}
export const invitationOf = async (ctx: Ctx, id: Id<'invitation'>): Promise<Invitation> =>
  seen(await rowOf(ctx, id), ctx.now());

export async function findInvitation(ctx: Ctx, id: Id<'invitation'>): Promise<Invitation | undefined> {
  const row = await findRow(ctx.db.read, id);
  return row && seen(row, ctx.now());
}

const tokenOf = (ctx: Ctx, { id, generation }: { id: Id<'invitation'>; generation: number }) =>
  ctx.vault.token('invitation', id, generation);
/** The private link as it counts now. It opens the interview: show it to nobody but the person or who sends it. */
export const invitationLink = (ctx: Ctx, invitation: { id: Id<'invitation'>; generation: number }) =>
  `${ctx.config.baseUrl}/i/${tokenOf(ctx, invitation)}`;
/** The same link, to how it was decided. It lets in as the other does. */
export const decisionsLink = (ctx: Ctx, invitation: { id: Id<'invitation'>; generation: number }) =>
  `${invitationLink(ctx, invitation)}/decisions`;
const linkRow = (ctx: Ctx, row: Pick<InvitationRow, 'id' | 'subjectId' | 'generation'>) => ({
  invitationId: row.id,
  subjectId: row.subjectId,
  generation: row.generation,
  tokenHash: hashOf(tokenOf(ctx, row)),
  madeAt: ctx.now(),
});

export type Guest = { name: string; email: string };
/** `already`: this person holds an invitation to this position; nothing was changed. */
export type Invited = { already: boolean; invitation: Invitation };

/** Invites one person. Somebody who declined or was taken back may be invited once more. */
export async function invite(
  ctx: Ctx,
  { subjectId: by }: Recruiter,
  positionId: Id<'position'>,
  guest: Guest,
  until: Deadline,
): Promise<Invited> {
  const before = await findInvitationOf(ctx, positionId, guest.email);
  if (before && !isTakenBack(before)) return { already: true, invitation: before };
  const { id: kitVersionId, kit } = await openVersionOf(ctx, positionId);
  const subjectId = await admitPerson(ctx, { kind: 'candidate', ...guest, language: kit.language });
  const now = ctx.now();
  const [last] = await roundsOf(ctx.db.read, positionId, [subjectId]);
  if (last && !isTakenBack(last)) return { already: true, invitation: seen(last, now) };
  const row: InvitationRow = {
    ...{ id: newId<'invitation'>(), subjectId, positionId, kitVersionId, language: kit.language, ...until },
    ...{ state: 'invited', round: (last?.round ?? 0) + 1, generation: 1, letters: 1, invitedBy: by },
    ...{
      invitedAt: now,
      writtenAt: now,
      remindedAt: null,
      startedAt: null,
      endedAt: null,
      cancelReason: null,
    },
  };
  try {
    await ctx.db.write(async (tx, emit) => {
      await insertInvitation(tx, row, linkRow(ctx, row));
      emit(candidateInvited({ invitationId: row.id, subjectId, by, letter: 1 }));
    });
    return { already: false, invitation: seen(row, now) };
  } catch (error) {
    const other = isUniqueViolation(error) && (await findInvitationOf(ctx, positionId, guest.email));
    if (!other) throw error;
    return { already: true, invitation: other };
  }
}

/** All invitations to a position, the newest first. */
export const invitationsOf = (ctx: Ctx, positionId: Id<'position'>): Promise<Invitation[]> =>
  listInvitations(ctx.db.read, { positionId }, ctx.now(), { limit: 100_000, offset: 0 });

/** The newest invitation of the person with this address to this position. */
export async function findInvitationOf(ctx: Ctx, positionId: Id<'position'>, email: string) {
  const person = await findPersonByEmail(ctx, 'candidate', email);
  if (!person) return undefined;
  const [newest] = await roundsOf(ctx.db.read, positionId, [person.subjectId]);
  return newest && seen(newest, ctx.now());
}

function refuseAs(row: InvitationRow, now: Date): never {
  throw new Refusal('conflict', `${standing[stateOf(row, now)]} Nothing was changed.`, {
    next: { label: 'Back to this candidate', href: `/invitations/${row.id}` },
  });
}

/** Asks for a reminder with the link the person has. Refuses when there is nothing to be reminded of. */
export async function remind(ctx: Ctx, by: SubjectId, id: Id<'invitation'>, automatic = false) {
  const now = ctx.now();
  const row = await rowOf(ctx, id);
  if (stateOf(row, now) !== row.state) refuseAs(row, now);
  await ctx.db.write(async (tx, emit) => {
    const changed = await countLetter(tx, id, underWay, { writtenAt: now, remindedAt: now });
    if (!changed) refuseAs(row, now);
    const { subjectId, letters: letter } = changed;
    emit(invitationReminded({ invitationId: id, subjectId, by, letter, automatic: automatic ? 1 : 0 }));
  });
}

/** Reminds everybody who is due, in the name of whoever invited them. */
export async function remindDue(ctx: Ctx) {
  const now = ctx.now();
  for (const row of await nearDeadline(ctx.db.read, now, reminderHorizon(now)))
    if (isReminderDue(row, now)) await remind(ctx, row.invitedBy, row.id, true);
}

/** A new link; the old ones and every browser that came in by them are locked out. */
export async function resend(ctx: Ctx, { subjectId: by }: Recruiter, id: Id<'invitation'>) {
  const now = ctx.now();
  const row = await rowOf(ctx, id);
  if (stateOf(row, now) === 'expired') refuseAs(row, now);
  await ctx.db.write(async (tx, emit) => {
    const changed = await countLetter(tx, id, [...underWay, 'finished'], { writtenAt: now }, true);
    if (!changed) refuseAs(row, now);
    await insertLink(tx, linkRow(ctx, changed));
    const { subjectId, letters: letter, generation } = changed;
    emit(invitationResent({ invitationId: id, subjectId, by, letter, generation }));
  });
  await endCandidateSessions(ctx, id);
}

/** Takes an invitation back; the person reads the reason. What they had recorded stays unscored. */
export async function cancel(ctx: Ctx, { subjectId: by }: Recruiter, id: Id<'invitation'>, reason: string) {
  const now = ctx.now();
  const row = await rowOf(ctx, id);
  const { subjectId } = row;
  const { cancelReason } = await sealed(ctx.vault, invitations, { id, subjectId, cancelReason: reason });
  await ctx.db.write(async (tx, emit) => {
    const change = {
      state: 'cancelled',
      cancelReason: cancelReason ?? null,
      endedAt: now,
      writtenAt: now,
    } as const;
    const changed = await countLetter(tx, id, underWay, change);
    if (!changed) refuseAs(row, now);
    emit(invitationCancelled({ invitationId: id, subjectId, by, letter: changed.letters }));
  });
  await endCandidateSessions(ctx, id);
}
/** Why it was taken back, in the recruiter's words. */
export async function cancelReasonOf(ctx: Ctx, id: Id<'invitation'>) {
  return (await opened(ctx.vault, invitations, await rowOf(ctx, id))).cancelReason;
}

/** Gives more time, or less; somebody whose time was over can go on. */
export async function changeDeadline(
  ctx: Ctx,
  { subjectId: by }: Recruiter,
  id: Id<'invitation'>,
  until: Deadline,
) {
  const now = ctx.now();
  const row = await rowOf(ctx, id);
  if (row.deadline.getTime() === until.deadline.getTime() && row.timeZone === until.timeZone) return;
  await ctx.db.write(async (tx, emit) => {
    const changed = await countLetter(tx, id, underWay, { ...until, writtenAt: now });
    if (!changed) refuseAs(row, now);
    const { subjectId, letters: letter } = changed;
    emit(deadlineChanged({ invitationId: id, subjectId, by, letter }));
  });
}
