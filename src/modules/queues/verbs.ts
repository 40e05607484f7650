import type { Staff } from '#auth';
import { type Sitting, undecidedSittings } from '#interviews';
import { invitationOf } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { ratedAmong, standingsOf } from '#scorecards';

/** An interview that waits for somebody. */
export interface Waiting {
  readonly sittingId: Id<'sitting'>;
  readonly positionId: Id<'position'>;
  readonly subjectId: SubjectId;
  readonly finishedAt: Date;
  /** Something of the own scorecard is put down already. */
  readonly begun: boolean;
}
type Colleague = Pick<Staff, 'subjectId' | 'roles'>;

/** Finished interviews about which nothing is decided, the one that waits longest first. */
async function undecided(ctx: Ctx): Promise<Sitting[]> {
  const open: Sitting[] = [];
  for (const sitting of await undecidedSittings(ctx))
    if (!(await isTakenBack(ctx, sitting))) open.unshift(sitting);
  return open;
}
/** Only somebody whose time ran out can be taken off the list after their interview is over. */
const isTakenBack = async (ctx: Ctx, { state, invitationId }: Sitting) =>
  state === 'closed' && (await invitationOf(ctx, invitationId)).state === 'cancelled';

const waiting = (
  { id, positionId, subjectId, finishedAt, consentedAt }: Sitting,
  begun: boolean,
): Waiting => ({
  ...{ sittingId: id, positionId, subjectId, begun },
  finishedAt: finishedAt ?? consentedAt,
});

/** Interviews that this colleague can rate and has not rated. */
export async function waitingReviews(ctx: Ctx, { subjectId, roles }: Colleague): Promise<Waiting[]> {
  if (!roles.includes('reviewer') && !roles.includes('recruiter')) return [];
  const mine = new Map(
    (await standingsOf(ctx.db.read, subjectId)).map(({ sittingId, state }) => [sittingId, state]),
  );
  return (await undecided(ctx))
    .filter(({ id }) => mine.get(id) !== 'handed-in')
    .map((sitting) => waiting(sitting, mine.has(sitting.id)));
}
/** Interviews that somebody has rated and nobody has decided about. */
export async function waitingDecisions(ctx: Ctx, { roles }: Colleague): Promise<Waiting[]> {
  if (!roles.includes('recruiter') && !roles.includes('admin')) return [];
  const open = await undecided(ctx);
  const ids = open.map(({ id }) => id);
  const rated = new Set(ids.length ? await ratedAmong(ctx.db.read, ids) : []);
  return open.filter(({ id }) => rated.has(id)).map((sitting) => waiting(sitting, false));
}
