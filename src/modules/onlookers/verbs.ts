import { accountsOf, namesOf } from '#auth';
import { decisionsOf } from '#decisions';
import type { Ctx } from '#kernel/context.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { scorecardsOf } from '#scorecards';
import { insertLook, viewersOf } from './store.ts';

type Look = { sittingId: Id<'sitting'>; subjectId: SubjectId; by: SubjectId; open?: number };
/** Remembers who knows a result. A page on which it was closed to them tells nothing. */
export async function noteLook(ctx: Ctx, { sittingId, subjectId, by, open = 1 }: Look) {
  if (!open) return;
  await ctx.db.write((tx) => insertLook(tx, { sittingId, subjectId, viewerId: by, seenAt: ctx.now() }));
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
