import { and, asc, count as countOf, desc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { days } from '#kernel/data.ts';
import type { Reader, Writer } from '#kernel/db.ts';
import { notFrozen } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { invitationLinks, invitations } from './data.ts';
import {
  type Invitation,
  type InvitationState,
  invitationStates,
  type StoredState,
  seen,
  underWay,
} from './model.ts';

export type InvitationRow = typeof invitations.$inferSelect;
export type NewInvitation = typeof invitations.$inferInsert;

export async function findRow(read: Reader, id: Id<'invitation'>): Promise<InvitationRow | undefined> {
  const [found] = await read.select().from(invitations).where(eq(invitations.id, id));
  return found;
}

/** The invitation of a link, and which link it was. */
export async function findByHash(read: Reader, tokenHash: string) {
  const [found] = await read
    .select({ row: invitations, generation: invitationLinks.generation })
    .from(invitationLinks)
    .innerJoin(invitations, eq(invitations.id, invitationLinks.invitationId))
    .where(eq(invitationLinks.tokenHash, tokenHash));
  return found;
}

/** All rounds of these people for one position, the newest first. */
export const roundsOf = (
  read: Reader,
  positionId: Id<'position'>,
  people: readonly SubjectId[],
): Promise<InvitationRow[]> =>
  read
    .select()
    .from(invitations)
    .where(and(eq(invitations.positionId, positionId), inArray(invitations.subjectId, [...people])))
    .orderBy(desc(invitations.round));

type NewLink = Omit<typeof invitationLinks.$inferInsert, 'id'>;
export async function insertInvitation(tx: Writer, row: NewInvitation, link: NewLink) {
  await tx.insert(invitations).values(row);
  await tx.insert(invitationLinks).values(link);
}
export const insertLink = (tx: Writer, link: NewLink) => tx.insert(invitationLinks).values(link);

/** Changes the row only while it stands in one of these states; undefined when somebody was faster. */
async function changeWhile(
  tx: Writer,
  id: Id<'invitation'>,
  states: readonly StoredState[],
  change: Partial<InvitationRow>,
): Promise<InvitationRow | undefined> {
  const [changed] = await tx
    .update(invitations)
    .set(change)
    .where(and(eq(invitations.id, id), inArray(invitations.state, [...states])))
    .returning();
  return changed;
}
/** For the write that stores a consent. Undefined: it was taken back meanwhile, so nothing may start. */
export const markStarted = (tx: Writer, id: Id<'invitation'>, now: Date) =>
  changeWhile(tx, id, ['invited', 'started'], { state: 'started', startedAt: now });
export const markFinished = (tx: Writer, id: Id<'invitation'>, now: Date) =>
  changeWhile(tx, id, ['started'], { state: 'finished', endedAt: now });
/** For the write that stores a refusal. */
export const markDeclined = (tx: Writer, id: Id<'invitation'>, now: Date) =>
  changeWhile(tx, id, [...underWay], { state: 'declined', endedAt: now });
/** For the write that stores that somebody took back their consent: whatever became of the interview, it is over. */
export const markWithdrawn = (tx: Writer, id: Id<'invitation'>, now: Date) =>
  changeWhile(tx, id, ['started', 'finished'], { state: 'withdrawn', endedAt: now });
/** Whoever took their consent back may read the notice again, with the link they have. */
export const markInvitedAgain = (tx: Writer, id: Id<'invitation'>) =>
  changeWhile(tx, id, ['withdrawn'], { state: 'invited', startedAt: null, endedAt: null });
/** For the write that opens chosen answers again; a deadline that is over needs a new one with it. */
export const markReopened = (tx: Writer, id: Id<'invitation'>, now: Date, deadline?: Date) =>
  changeWhile(tx, id, ['started', 'finished'], {
    state: 'started',
    endedAt: null,
    writtenAt: now,
    ...(deadline && { deadline }),
  });

/** An answer that runs over its deadline has its time, too: deadlines of that day are moved as well. */
const overrun = days(1);
/** A person's data was frozen from then on for so long: time in which nobody could answer is given back. */
export const giveBackDeadlines = (tx: Writer, subject: SubjectId, since: Date, ms: number) =>
  tx
    .update(invitations)
    .set({ deadline: sql`${invitations.deadline} + ${ms}` })
    .where(
      and(
        eq(invitations.subjectId, subject),
        inArray(invitations.state, [...underWay]),
        gt(invitations.deadline, new Date(since.getTime() - overrun)),
      ),
    );

/** Counts one more letter, and makes the change that goes with it. */
export async function countLetter(
  tx: Writer,
  id: Id<'invitation'>,
  states: readonly StoredState[],
  change: Partial<InvitationRow> & { writtenAt: Date },
  newLink = false,
): Promise<InvitationRow | undefined> {
  const [changed] = await tx
    .update(invitations)
    .set({
      ...change,
      letters: sql`${invitations.letters} + 1`,
      ...(newLink && { generation: sql`${invitations.generation} + 1` }),
    })
    .where(and(eq(invitations.id, id), inArray(invitations.state, [...states])))
    .returning();
  return changed;
}

/** Open invitations whose deadline is near; the model says which of them need a reminder. */
export const nearDeadline = (read: Reader, now: Date, horizon: Date): Promise<InvitationRow[]> =>
  read
    .select()
    .from(invitations)
    .where(
      and(
        notFrozen(invitations.subjectId),
        inArray(invitations.state, [...underWay]),
        gt(invitations.deadline, now),
        lte(invitations.deadline, horizon),
      ),
    )
    .orderBy(asc(invitations.deadline));

/** The stored rows that are in a state now; the clock has its say in three of the six. */
function inState(state: InvitationState | undefined, now: Date): SQL | undefined {
  if (!state) return undefined;
  if (state === 'expired')
    return and(inArray(invitations.state, [...underWay]), lte(invitations.deadline, now));
  const stored = eq(invitations.state, state);
  return underWay.includes(state) ? and(stored, gt(invitations.deadline, now)) : stored;
}

/** Everybody whose invitation is open. */
export const invitedPeople = async (read: Reader, now: Date) => {
  const open = and(inArray(invitations.state, [...underWay]), gt(invitations.deadline, now));
  const rows = await read.selectDistinct({ subjectId: invitations.subjectId }).from(invitations).where(open);
  return rows.map(({ subjectId }) => subjectId);
};

export type Listing = {
  positionId: Id<'position'>;
  state?: InvitationState | undefined;
  order?: 'newest' | 'deadline' | undefined;
};
type Part = { limit: number; offset: number };
const newest = [desc(invitations.invitedAt), asc(invitations.id)];
const orders = { newest, deadline: [asc(invitations.deadline), ...newest] };
const listed = ({ positionId, state }: Listing, now: Date) =>
  and(notFrozen(invitations.subjectId), eq(invitations.positionId, positionId), inState(state, now));

/** Part of the invitations to a position, in one order. */
export async function listInvitations(
  read: Reader,
  listing: Listing,
  now: Date,
  { limit, offset }: Part,
): Promise<Invitation[]> {
  const rows = await read
    .select()
    .from(invitations)
    .where(listed(listing, now))
    .orderBy(...orders[listing.order ?? 'newest'])
    .limit(limit)
    .offset(offset);
  return rows.map((row) => seen(row, now));
}
/** How many stand in each of the six states. */
export async function countStates(read: Reader, positionId: Id<'position'>, now: Date) {
  const rows = await read
    .select({
      state: invitations.state,
      people: countOf(),
      over: sql`sum(case when ${invitations.deadline} <= ${now.getTime()} then 1 else 0 end)`.mapWith(Number),
    })
    .from(invitations)
    .where(and(notFrozen(invitations.subjectId), eq(invitations.positionId, positionId)))
    .groupBy(invitations.state);
  const counts = Object.fromEntries(invitationStates.map((state) => [state, 0])) as Record<
    InvitationState,
    number
  >;
  for (const { state, people, over } of rows) {
    const late = underWay.includes(state) ? over : 0;
    counts[state] += people - late;
    counts.expired += late;
  }
  return counts;
}
