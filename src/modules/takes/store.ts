import { and, asc, eq, ne } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { slices, takes } from './data.ts';
import type { TakeState } from './model.ts';

export type SliceRow = typeof slices.$inferSelect;

export async function findTakeRow(read: Reader, id: Id<'take'>) {
  const [found] = await read.select().from(takes).where(eq(takes.id, id));
  return found;
}
export const takesOfAnswer = (read: Reader, answerId: Id<'answer'>) =>
  read.select().from(takes).where(eq(takes.answerId, answerId)).orderBy(asc(takes.number));
export const insertTake = (tx: Writer, row: typeof takes.$inferInsert) => tx.insert(takes).values(row);

/** Changes a take's state if it is still in `from`; says whether it was. */
export async function moveTake(
  tx: Writer,
  id: Id<'take'>,
  from: TakeState,
  change: Partial<typeof takes.$inferInsert>,
) {
  const moved = await tx
    .update(takes)
    .set(change)
    .where(and(eq(takes.id, id), eq(takes.state, from)))
    .returning({ id: takes.id });
  return moved.length === 1;
}
/** Takes that stop counting when another one is begun or kept. */
export const discardOthers = (tx: Writer, answerId: Id<'answer'>, but: Id<'take'> | null) =>
  tx
    .update(takes)
    .set({ state: 'discarded' })
    .where(
      and(eq(takes.answerId, answerId), but ? ne(takes.id, but) : undefined, ne(takes.state, 'discarded')),
    )
    .returning({ id: takes.id, answerId: takes.answerId, subjectId: takes.subjectId });

/** Moves the safe length on, if nobody did so before. */
export async function growTake(tx: Writer, id: Id<'take'>, from: number, to: number) {
  const grown = await tx
    .update(takes)
    .set({ bytes: to })
    .where(and(eq(takes.id, id), eq(takes.state, 'recording'), eq(takes.bytes, from)))
    .returning({ id: takes.id });
  return grown.length === 1;
}

export async function findSlice(read: Reader, takeId: Id<'take'>, start: number) {
  const [found] = await read
    .select()
    .from(slices)
    .where(and(eq(slices.takeId, takeId), eq(slices.start, start)));
  return found;
}
export const slicesOf = (read: Reader, takeId: Id<'take'>) =>
  read.select().from(slices).where(eq(slices.takeId, takeId)).orderBy(asc(slices.start));
export const insertSlice = (tx: Writer, row: typeof slices.$inferInsert) => tx.insert(slices).values(row);
export const removeSlice = (tx: Writer, id: Id<'slice'>) => tx.delete(slices).where(eq(slices.id, id));
