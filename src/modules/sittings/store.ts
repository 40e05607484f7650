import {
  and,
  asc,
  desc,
  eq,
  inArray,
  isNotNull,
  lt,
  lte,
  ne,
  notExists,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import { notFrozen } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { milestones } from '#kernel/tables.ts';
import { sittings } from './data.ts';
import type { SittingState } from './model.ts';

export type SittingRow = typeof sittings.$inferSelect;

export async function findRow(read: Reader, id: Id<'sitting'>) {
  const [found] = await read.select().from(sittings).where(eq(sittings.id, id));
  return found;
}
/** Asked inside a write: what is written about an interview that was erased meanwhile would stay. */
export const isSittingHere = async (read: Reader, id: Id<'sitting'>) =>
  (await read.$count(sittings, eq(sittings.id, id))) > 0;
export async function findRowOf(read: Reader, invitationId: Id<'invitation'>) {
  const [found] = await read.select().from(sittings).where(eq(sittings.invitationId, invitationId));
  return found;
}
export const rowsOf = (read: Reader, positionId: Id<'position'>) =>
  read
    .select()
    .from(sittings)
    .where(
      and(
        notFrozen(sittings.subjectId),
        eq(sittings.positionId, positionId),
        ne(sittings.state, 'withdrawn'),
      ),
    )
    .orderBy(asc(sittings.consentedAt));
/** The interviews of one person, the newest first. */
export const rowsAbout = (read: Reader, subjectId: SubjectId) =>
  read.select().from(sittings).where(eq(sittings.subjectId, subjectId)).orderBy(desc(sittings.consentedAt));
/** Everybody with an interview that runs or is not decided yet. */
export const undecidedPeople = async (read: Reader) => {
  const decided = read.select({ id: milestones.id }).from(milestones);
  const states = inArray(sittings.state, ['open', 'finished', 'closed']);
  const rows = await read
    .selectDistinct({ subjectId: sittings.subjectId })
    .from(sittings)
    .where(and(states, notInArray(sittings.id, decided)));
  return rows.map(({ subjectId }) => subjectId);
};
// Said so, and not as "finished or closed": SQLite would find those by their state and sort all that ever ended.
const over = notInArray(sittings.state, ['open', 'withdrawn']);
/** About which nothing was decided, or nothing by that moment. */
const undecided = (read: Reader, by?: Date) => {
  const made = and(eq(milestones.id, sittings.id), by && lte(milestones.decidedAt, by));
  return notExists(read.select().from(milestones).where(made));
};
/** Interviews that are over and about which nothing is decided, the newest first. */
export const undecidedRows = (read: Reader) =>
  read
    .select()
    .from(sittings)
    .where(and(notFrozen(sittings.subjectId), over, undecided(read)))
    .orderBy(desc(sittings.finishedAt))
    .limit(1000);
/** `which` names some by their id, out of a table of whoever asks. */
export type Ended = { before: Date; decidedAfter: Date; which: (sitting: typeof sittings.id) => SQL };
/** Those that ended before a moment, the first one first, but for those that were decided long ago. */
export const endedRows = (read: Reader, { before, decidedAfter, which }: Ended) =>
  read
    .select()
    .from(sittings)
    .where(
      and(
        notFrozen(sittings.subjectId),
        over,
        lt(sittings.finishedAt, before),
        undecided(read, decidedAfter),
        which(sittings.id),
      ),
    )
    .orderBy(asc(sittings.finishedAt), asc(sittings.id));
export const openRows = (read: Reader) =>
  read
    .select()
    .from(sittings)
    .where(and(notFrozen(sittings.subjectId), eq(sittings.state, 'open')));

/** Fails with a unique violation when the invitation has a sitting already. */
export const insertSitting = (tx: Writer, row: typeof sittings.$inferInsert) =>
  tx.insert(sittings).values(row);
/** The data of this person stood frozen for so long: noted beside each interview that was over by then. */
export const noteFrozen = (tx: Writer, subjectId: SubjectId, ms: number) =>
  tx
    .update(sittings)
    .set({ frozenSeconds: sql`coalesce(${sittings.frozenSeconds}, 0) + ${Math.ceil(ms / 1000)}` })
    .where(and(eq(sittings.subjectId, subjectId), isNotNull(sittings.finishedAt)));
export const changeSitting = (tx: Writer, id: Id<'sitting'>, change: Partial<SittingRow>) =>
  tx.update(sittings).set(change).where(eq(sittings.id, id));
/** Changes a sitting if it stands in one of these states; says whether it did. */
export async function moveSitting(
  tx: Writer,
  id: Id<'sitting'>,
  from: readonly SittingState[],
  change: Partial<SittingRow>,
) {
  const moved = await tx
    .update(sittings)
    .set(change)
    .where(and(eq(sittings.id, id), inArray(sittings.state, [...from])))
    .returning({ id: sittings.id });
  return moved.length === 1;
}
