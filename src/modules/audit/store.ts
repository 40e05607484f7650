import { and, asc, count as countOf, desc, eq, gt, inArray, like, or } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { ends, entries } from './data.ts';
import type { End, Entry } from './model.ts';

const theEnd = 'end' as Id<'auditEnd'>;

export async function isHeard(read: Reader, heardId: Id<'job'>) {
  const found = await read
    .select({ number: entries.number })
    .from(entries)
    .where(eq(entries.heardId, heardId));
  return found.length > 0;
}
export async function findLast(read: Reader): Promise<Entry | undefined> {
  const [last] = await read.select().from(entries).orderBy(desc(entries.number)).limit(1);
  return last;
}
export async function findEnd(read: Reader): Promise<End | undefined> {
  const [end] = await read.select().from(ends).where(eq(ends.id, theEnd));
  return end;
}
/** Adds an entry and moves the end behind it. Nothing here changes or removes one. */
export async function append(tx: Writer, entry: Entry, end: End) {
  await tx.insert(entries).values(entry);
  await tx
    .insert(ends)
    .values({ id: theEnd, ...end })
    .onConflictDoUpdate({ target: ends.id, set: end });
}
export const entriesAfter = (read: Reader, number: number, limit: number): Promise<Entry[]> =>
  read.select().from(entries).where(gt(entries.number, number)).orderBy(asc(entries.number)).limit(limit);

export type Wanted = {
  /** The first part of the names of facts. */
  room?: string | undefined;
  actorId?: SubjectId | undefined;
};
const asked = ({ room, actorId }: Wanted) =>
  and(
    room ? like(entries.name, `${room.replaceAll(/[%_\\]/g, '')}.%`) : undefined,
    actorId ? eq(entries.actorId, actorId) : undefined,
  );
export const listEntries = (read: Reader, wanted: Wanted, limit: number, offset: number): Promise<Entry[]> =>
  read.select().from(entries).where(asked(wanted)).orderBy(desc(entries.number)).limit(limit).offset(offset);
export async function countEntries(read: Reader, wanted: Wanted) {
  const [found] = await read.select({ entries: countOf() }).from(entries).where(asked(wanted));
  return found?.entries ?? 0;
}
export const namesSaid = async (read: Reader) =>
  (await read.selectDistinct({ name: entries.name }).from(entries)).map(({ name }) => name);

export const listAbout = (read: Reader, subject: SubjectId, names: readonly string[]): Promise<Entry[]> =>
  read
    .select()
    .from(entries)
    .where(and(eq(entries.aboutId, subject), inArray(entries.name, [...names])))
    .orderBy(desc(entries.number));
export const listOf = (read: Reader, subject: SubjectId): Promise<Entry[]> =>
  read
    .select()
    .from(entries)
    .where(or(eq(entries.aboutId, subject), eq(entries.actorId, subject)))
    .orderBy(asc(entries.number));
