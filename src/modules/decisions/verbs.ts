import type { Decider } from '#auth';
import { type Sitting, sittingOf } from '#interviews';
import { invitationOf } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { allOpened, sealed } from '#kernel/privacy.ts';
import { ratedAmong } from '#scorecards';
import { decisions } from './data.ts';
import { candidateDecided } from './events.ts';
import {
  type Decision,
  decidedMeanwhile,
  nobodyRated,
  notFinished,
  type Outcome,
  takenBack,
} from './model.ts';
import { decisionRows, insertDecision } from './store.ts';

/** An interview that is over, with its invitation. Refuses one that still runs, and one that was taken back. */
export async function ratable(ctx: Ctx, sittingId: Id<'sitting'>) {
  const sitting = await sittingOf(ctx, sittingId);
  const invitation = await invitationOf(ctx, sitting.invitationId);
  if (invitation.state === 'cancelled' || invitation.state === 'declined') throw takenBack();
  if (sitting.state === 'open') throw notFinished();
  return { sitting, invitation };
}

/** All that was ever decided about an interview, the newest last: that one counts. */
export async function decisionsOf(ctx: Ctx, sittingId: Id<'sitting'>): Promise<Decision[]> {
  const rows = await allOpened(ctx.vault, decisions, await decisionRows(ctx.db.read, sittingId));
  return rows.map(({ id: _id, letterSubject: subject, letterText: text, ...row }) => ({
    ...row,
    letter: { subject, text },
  }));
}
export const decisionOf = async (ctx: Ctx, sittingId: Id<'sitting'>): Promise<Decision | undefined> =>
  (await decisionsOf(ctx, sittingId)).at(-1);

type Wish = {
  outcome: Outcome;
  reason: string;
  letter: { subject: string; text: string };
  /** How many decisions the page showed that this one was made on. */
  seen: number;
};
/** A person decides, after at least one person has rated. The same click twice is one decision. */
export async function decide(
  ctx: Ctx,
  { subjectId: by }: Pick<Decider, 'subjectId'>,
  { id: sittingId, subjectId }: Pick<Sitting, 'id' | 'subjectId'>,
  { outcome, reason, letter, seen }: Wish,
) {
  if (!(await ratedAmong(ctx.db.read, [sittingId])).length) throw nobodyRated(sittingId);
  const number = seen + 1;
  const before = await decisionsOf(ctx, sittingId);
  if (before.length !== seen) {
    const there = before.length === number ? before.at(-1) : undefined;
    const isMine = there?.decidedBy === by && there.outcome === outcome && there.reason === reason;
    if (isMine) return;
    throw decidedMeanwhile(sittingId);
  }
  const words = { reason, letterSubject: letter.subject, letterText: letter.text };
  const row = await sealed(ctx.vault, decisions, { id: newId<'decision'>(), subjectId, ...words });
  const decided = { sittingId, number, outcome, decidedBy: by, decidedAt: ctx.now() };
  await ctx.db.write(async (tx, emit) => {
    if (!(await insertDecision(tx, { ...row, ...decided }))) throw decidedMeanwhile(sittingId);
    emit(candidateDecided({ sittingId, subjectId, by, number }));
  });
}
