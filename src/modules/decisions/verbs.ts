import { type Decider, namesOf, organisationOf, personOf } from '#auth';
import { type Sitting, sittingOf } from '#interviews';
import { type Invitation, invitationOf, isTakenBack } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { refuseIfFrozen } from '#kernel/guards.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { allOpened, sealed } from '#kernel/privacy.ts';
import { markDecided } from '#kernel/rules.ts';
import { lettersOf } from '#letters';
import { positionOf } from '#positions';
import { ratedAmong, revealedTo, scorecardsOf } from '#scorecards';
import { ratingsOf } from '#scoring';
import { behindVeil, isVeiled } from '#veils';
import { letterText } from '#views/shell/letter.tsx';
import { wordsOf } from '#views/words/index.ts';
import { decisions } from './data.ts';
import { candidateDecided, decisionOpened } from './events.ts';
import {
  type Decision,
  decidedMeanwhile,
  nobodyRated,
  notFinished,
  type Outcome,
  occasionOf,
  takenBack,
} from './model.ts';
import { decisionRows, insertDecision } from './store.ts';

/** An interview that is over, with its invitation. Refuses one that still runs, and one that was taken back. */
export async function ratable(ctx: Ctx, sittingId: Id<'sitting'>) {
  const sitting = await sittingOf(ctx, sittingId);
  await refuseIfFrozen(ctx.db.read, sitting.subjectId);
  const invitation = await invitationOf(ctx, sitting.invitationId);
  if (isTakenBack(invitation)) throw takenBack();
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
  by: Pick<Decider, 'subjectId'>,
  sitting: Pick<Sitting, 'id' | 'subjectId'>,
  wish: Wish,
): Promise<void> {
  const { id: sittingId } = sitting;
  if (!(await ratedAmong(ctx.db.read, [sittingId])).length) throw nobodyRated(sittingId);
  const before = await decisionsOf(ctx, sittingId);
  const last = before.at(-1);
  if (before.length === wish.seen + 1 && last && isSame(last, by, wish)) return undefined;
  if (before.length !== wish.seen) throw decidedMeanwhile(sittingId);
  // Lost a race against another window: look at what was decided there.
  return (await keep(ctx, by, sitting, wish)) ? undefined : decide(ctx, by, sitting, wish);
}
const isSame = (last: Decision, by: Pick<Decider, 'subjectId'>, { outcome, reason }: Wish) =>
  last.decidedBy === by.subjectId && last.outcome === outcome && last.reason === reason;
async function keep(
  ctx: Ctx,
  { subjectId: by }: Pick<Decider, 'subjectId'>,
  { id: sittingId, subjectId }: Pick<Sitting, 'id' | 'subjectId'>,
  { outcome, reason, letter, seen }: Wish,
) {
  const words = { reason, letterSubject: letter.subject, letterText: letter.text };
  const row = await sealed(ctx.vault, decisions, { id: newId<'decision'>(), subjectId, ...words });
  const number = seen + 1;
  const decided = { sittingId, number, outcome, decidedBy: by, decidedAt: ctx.now() };
  return ctx.db.write(async (tx, emit) => {
    if (!(await insertDecision(tx, { ...row, ...decided }))) return false;
    await markDecided(tx, sittingId, decided.decidedAt);
    emit(candidateDecided({ sittingId, subjectId, by, number }));
    return true;
  });
}

/** The letter as the house would write it, in the language of the person; whoever decides may change it. */
export async function proposedLetter(
  ctx: Ctx,
  { subjectId: by }: Pick<Decider, 'subjectId'>,
  invitation: Invitation,
  { outcome, reason }: Pick<Wish, 'outcome' | 'reason'>,
) {
  const [person, sender, organisation, position] = await Promise.all([
    personOf(ctx, invitation.subjectId),
    personOf(ctx, by),
    organisationOf(ctx),
    positionOf(ctx, invitation.positionId),
  ]);
  const { letters } = wordsOf(invitation.language);
  const write = outcome === 'going-on' ? letters.goingOn : letters.notGoingOn;
  const signed = { from: sender.name, contact: sender.email, organisation: organisation.name };
  const body = write({ ...signed, name: person.name, position: position.title, reason });
  return { subject: body.subject, text: letterText(body).trim() };
}

/** All that the page about a decision shows. Announced: it shows a name, and what was decided. */
export async function openDecision(
  ctx: Ctx,
  { subjectId: by }: Pick<Decider, 'subjectId'>,
  sittingId: Id<'sitting'>,
) {
  const { sitting, invitation } = await ratable(ctx, sittingId);
  if (await isVeiled(ctx.db.read, sittingId, by)) throw behindVeil();
  const { subjectId } = sitting;
  const [position, { name }, made, cards, hasRated, letters, ratings] = await Promise.all([
    positionOf(ctx, sitting.positionId),
    personOf(ctx, subjectId),
    decisionsOf(ctx, sittingId),
    scorecardsOf(ctx, sittingId),
    revealedTo(ctx, sittingId, by),
    lettersOf(ctx, invitation.id),
    ratingsOf(ctx, sittingId),
  ]);
  const names = await namesOf(ctx, [
    ...cards.map(({ reviewerId }) => reviewerId),
    ...made.map(({ decidedBy }) => decidedBy),
  ]);
  await ctx.db.write(async (_tx, emit) => emit(decisionOpened({ sittingId, subjectId, by })));
  const raters = cards.map(({ reviewerId }) => names.get(reviewerId) ?? '');
  const letter = letters.find(({ occasion }) => occasion === occasionOf(sittingId, made.length));
  const awaitsModel = ratings.some(({ state }) => state === 'waiting');
  return { sitting, invitation, position, name, made, names, raters, hasRated, letter, awaitsModel };
}
