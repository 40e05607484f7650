import { accountsOf, namesOf } from '#auth';
import { decisionsOf } from '#decisions';
import { findSittingOf } from '#interviews';
import type { Ctx } from '#kernel/context.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { findLetterRow, lettersOf, tellsResult } from '#letters';
import { scorecardsOf } from '#scorecards';
import { isSittingHere } from '#sittings';
import { insertLook, viewersOf } from './store.ts';

type Look = { sittingId: Id<'sitting'>; subjectId: SubjectId; by: SubjectId; open?: number };
/** Remembers who knows a result. A page on which it was closed to them tells nothing. */
export async function noteLook(ctx: Ctx, { sittingId, subjectId, by, open = 1 }: Look) {
  if (!open) return;
  await ctx.db.write(async (tx) => {
    if (await isSittingHere(tx, sittingId))
      await insertLook(tx, { sittingId, subjectId, viewerId: by, seenAt: ctx.now() });
  });
}

type Opened = { subjectId: SubjectId; by: SubjectId };
/** The page about a decision shows what was decided and why, once something is. */
export async function noteDecisionLook(
  ctx: Ctx,
  { sittingId, ...look }: Opened & { sittingId: Id<'sitting'> },
) {
  if ((await decisionsOf(ctx, sittingId)).length) await noteLook(ctx, { sittingId, ...look });
}
/** And so does the letter that tells it. */
export async function noteLetterLook(ctx: Ctx, { letterId, ...look }: Opened & { letterId: Id<'letter'> }) {
  const letter = await findLetterRow(ctx.db.read, letterId);
  if (letter?.invitationId && tellsResult(letter)) await noteLetters(ctx, letter.invitationId, look);
}
async function noteLetters(ctx: Ctx, invitationId: Id<'invitation'>, look: Opened) {
  const sitting = await findSittingOf(ctx, invitationId);
  if (sitting) await noteLook(ctx, { sittingId: sitting.id, ...look });
}
/** The page of a candidate lists their letters, and what kind each is. */
export async function noteCandidateLook(
  ctx: Ctx,
  { invitationId, ...look }: Opened & { invitationId: Id<'invitation'> },
) {
  if ((await lettersOf(ctx, invitationId)).some(tellsResult)) await noteLetters(ctx, invitationId, look);
}

/** Colleagues who neither rated nor decided nor saw the result. */
export async function freeReaders(ctx: Ctx, { sittingId }: { sittingId: Id<'sitting'> }) {
  const [accounts, cards, made, viewers] = await Promise.all([
    accountsOf(ctx),
    scorecardsOf(ctx, sittingId),
    decisionsOf(ctx, sittingId),
    viewersOf(ctx.db.read, sittingId),
  ]);
  const know = new Set<SubjectId>([
    ...cards.map(({ reviewerId }) => reviewerId),
    ...made.map(({ decidedBy }) => decidedBy),
    ...viewers,
  ]);
  const free = accounts
    .filter(
      ({ state, roles }) =>
        // What the person wrote against the result stands on the officer's board, and tells of it.
        state === 'open' && !roles.includes('officer') && roles.some((role) => role !== 'admin'),
    )
    .filter(({ subjectId }) => !know.has(subjectId));
  const names = await namesOf(
    ctx,
    free.map(({ subjectId }) => subjectId),
  );
  return free.map(({ subjectId }) => ({ subjectId, name: names.get(subjectId) ?? '' }));
}
