import { inArray } from 'drizzle-orm';
import type { Ctx } from './context.ts';
import type { Reader, Writer } from './db.ts';
import type { Id, SubjectId } from './ids.ts';
import { departures, leavings } from './tables.ts';

/** Notes files whose rows go in this transaction. */
export async function keepLeaving(tx: Writer, files: readonly Id<'file'>[], leftAt: Date) {
  if (files.length)
    await tx
      .insert(leavings)
      .values(files.map((id) => ({ id, leftAt })))
      .onConflictDoNothing();
}
/** Removes every file that was noted and is there still; those that cannot be removed now are tried again. */
export async function removeLeavings(ctx: Pick<Ctx, 'db' | 'files'>) {
  const left = await ctx.db.read.select({ id: leavings.id }).from(leavings);
  if (!left.length) return;
  for (const { id } of left) await ctx.files.remove(id);
  const ids = left.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += 500)
    await ctx.db.write((tx) => tx.delete(leavings).where(inArray(leavings.id, ids.slice(at, at + 500))));
}

/** Notes people of whom something goes in this transaction. */
export async function keepDepartures(tx: Writer, people: readonly SubjectId[], leftAt: Date) {
  if (people.length)
    await tx
      .insert(departures)
      .values(people.map((id) => ({ id, leftAt })))
      .onConflictDoNothing();
}
/** Some of those who were noted. */
export const someDepartures = async (read: Reader, limit: number) =>
  (await read.select({ id: departures.id }).from(departures).limit(limit)).map(({ id }) => id);
export const forgetDepartures = (tx: Writer, people: readonly SubjectId[]) =>
  tx.delete(departures).where(inArray(departures.id, [...people]));
