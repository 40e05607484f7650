import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { erasures, steps } from './data.ts';

export type ErasureRow = typeof erasures.$inferSelect;
export type StepRow = typeof steps.$inferSelect;

export async function findErasure(read: Reader, id: Id<'erasure'>) {
  const [found] = await read.select().from(erasures).where(eq(erasures.id, id));
  return found;
}
export async function findErasureOf(read: Reader, subject: SubjectId) {
  const [found] = await read.select().from(erasures).where(eq(erasures.subjectId, subject));
  return found;
}
export const erasuresIn = (read: Reader, state: ErasureRow['state']) =>
  read.select().from(erasures).where(eq(erasures.state, state));
/** Those that came to their end at this moment or later. */
export const erasedSince = (read: Reader, since: Date) =>
  read
    .select()
    .from(erasures)
    .where(and(eq(erasures.state, 'done'), gte(erasures.doneAt, since)));
/** Those of whom something is kept that a key still opens. */
export const withRecords = (read: Reader) =>
  read
    .select()
    .from(erasures)
    .where(and(eq(erasures.state, 'done'), isNull(erasures.keyless)));
/** Which of these people an erasure is known of here. */
export async function knownAmong(read: Reader, subjects: readonly SubjectId[]) {
  const found = subjects.length
    ? await read
        .select({ subjectId: erasures.subjectId })
        .from(erasures)
        .where(inArray(erasures.subjectId, [...subjects]))
    : [];
  return new Set(found.map(({ subjectId }) => subjectId));
}
export const insertErasure = (tx: Writer, row: ErasureRow) => tx.insert(erasures).values(row);
export const changeErasure = (tx: Writer, id: Id<'erasure'>, change: Partial<ErasureRow>) =>
  tx.update(erasures).set(change).where(eq(erasures.id, id));

export const insertSteps = (tx: Writer, rows: readonly (typeof steps.$inferInsert)[]) =>
  tx.insert(steps).values([...rows]);
export const stepsIn = (read: Reader, erasureId: Id<'erasure'>): Promise<StepRow[]> =>
  read.select().from(steps).where(eq(steps.erasureId, erasureId)).orderBy(asc(steps.place));
/** Changes a step that is not done; what is done stays as it was. */
export const changeStep = (tx: Writer, id: Id<'erasureStep'>, change: Partial<StepRow>) =>
  tx
    .update(steps)
    .set(change)
    .where(and(eq(steps.id, id), inArray(steps.state, ['waiting', 'failed'])));
export const addItems = async (tx: Writer, erasureId: Id<'erasure'>, name: string, more: number) => {
  const of = and(eq(steps.erasureId, erasureId), eq(steps.name, name));
  const [step] = await tx.select().from(steps).where(of);
  if (step)
    await tx
      .update(steps)
      .set({ items: step.items + more })
      .where(of);
};
