import { namesOf, personOf, type Reviewer } from '#auth';
import { ratable } from '#decisions';
import type { Ctx } from '#kernel/context.ts';
import type { Id } from '#kernel/ids.ts';
import { kitVersionOf, positionOf } from '#positions';
import { agreedAt, correctUntil, readingsOf } from '#readings';
import { askedIn, ownCardOf, revealedTo, scorecardsOf } from '#scorecards';
import { ratingsOf } from '#scoring';
import { answersOpened, proposalRevealed } from './events.ts';
import type { Others, Review } from './model.ts';

/** Opens the answers of an interview for somebody who rates. Announced; the rest is read only after their own scorecard. */
export async function openReview(
  ctx: Ctx,
  { subjectId: by }: Pick<Reviewer, 'subjectId'>,
  sittingId: Id<'sitting'>,
): Promise<Review> {
  const { sitting } = await ratable(ctx, sittingId);
  const { subjectId } = sitting;
  const [position, { kit }, { name }, readings, own, agreed] = await Promise.all([
    positionOf(ctx, sitting.positionId),
    kitVersionOf(ctx, sitting.kitVersionId),
    personOf(ctx, subjectId),
    readingsOf(ctx, sittingId),
    ownCardOf(ctx, sittingId, by),
    agreedAt(ctx, sittingId),
  ]);
  const others = (await revealedTo(ctx, sittingId, by)) ? await othersOf(ctx, sittingId) : undefined;
  await ctx.db.write(async (_tx, emit) => {
    emit(answersOpened({ sittingId, subjectId, by }));
    if (others) emit(proposalRevealed({ sittingId, subjectId, by }));
  });
  const words = { agreedAt: agreed, correctUntil: correctUntil(ctx, sitting) };
  return { sitting, position, name, asked: askedIn(kit, readings), own, ...words, others };
}
async function othersOf(ctx: Ctx, sittingId: Id<'sitting'>): Promise<Others> {
  const [ratings, cards] = await Promise.all([ratingsOf(ctx, sittingId), scorecardsOf(ctx, sittingId)]);
  const names = await namesOf(
    ctx,
    cards.map(({ reviewerId }) => reviewerId),
  );
  return { ratings, cards, names };
}

/** What can be rated in an interview, without a look at its answers. */
export async function toRate(ctx: Ctx, sittingId: Id<'sitting'>) {
  const { sitting } = await ratable(ctx, sittingId);
  const { kit } = await kitVersionOf(ctx, sitting.kitVersionId);
  return { sitting, asked: askedIn(kit, await readingsOf(ctx, sittingId)) };
}
