import { and, asc, between, count as countOf, desc, eq, gt, inArray, like, max, or } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import type { Node } from '#kernel/merkle.ts';
import { checkpoints, ends, entries, forgotten, nodes } from './data.ts';
import type { End, Entry } from './model.ts';

const theEnd = 'end' as Id<'auditEnd'>;
const perLevel = 2 ** 40;
const idOf = ({ level, place }: Pick<Node, 'level' | 'place'>) => level * perLevel + place;

export async function isHeard(read: Reader, heardId: Id<'job'>) {
  const found = await read
    .select({ number: entries.number })
    .from(entries)
    .where(eq(entries.heardId, heardId));
  return found.length > 0;
}
export async function findEnd(read: Reader): Promise<End | undefined> {
  const [end] = await read.select().from(ends).where(eq(ends.id, theEnd));
  return end;
}
/** Adds an entry with the nodes it made whole, and moves the end behind it. */
export async function append(tx: Writer, entry: Entry, made: readonly Node[], end: End) {
  await tx.insert(entries).values(entry);
  await tx.insert(nodes).values(made.map((node) => ({ id: idOf(node), hash: node.hash })));
  await tx
    .insert(ends)
    .values({ id: theEnd, ...end })
    .onConflictDoUpdate({ target: ends.id, set: end });
}
export const entriesAfter = (read: Reader, number: number, limit: number): Promise<Entry[]> =>
  read.select().from(entries).where(gt(entries.number, number)).orderBy(asc(entries.number)).limit(limit);
export async function findEntry(read: Reader, number: number): Promise<Entry | undefined> {
  const [entry] = await read.select().from(entries).where(eq(entries.number, number));
  return entry;
}

/** The hashes of these nodes, in their order; a node that is not there is an empty text. */
export async function hashesOf(read: Reader, wanted: readonly Pick<Node, 'level' | 'place'>[]) {
  if (!wanted.length) return [];
  const ids = wanted.map(idOf);
  const found = await read.select().from(nodes).where(inArray(nodes.id, ids));
  const byId = new Map(found.map(({ id, hash }) => [id, hash] as const));
  return ids.map((id) => byId.get(id) ?? '');
}
/** Which of these nodes are not stored as they should be. They lie together on each level. */
export async function wrongNodes(read: Reader, right: readonly Node[]) {
  const levels = Map.groupBy(right, ({ level }) => level);
  const spans = [...levels.values()].map((level) => {
    const ids = level.map(idOf);
    return between(nodes.id, ids[0] ?? 0, ids.at(-1) ?? 0);
  });
  const found = await read
    .select()
    .from(nodes)
    .where(or(...spans));
  const byId = new Map(found.map(({ id, hash }) => [id, hash] as const));
  return right.filter((node) => byId.get(idOf(node)) !== node.hash);
}

export async function isForgotten(read: Reader, keys: readonly Id<'forgotten'>[]) {
  if (!keys.length) return [];
  const found = await read
    .select()
    .from(forgotten)
    .where(inArray(forgotten.id, [...keys]));
  return found.map(({ id }) => id);
}
export const insertForgotten = async (tx: Writer, id: Id<'forgotten'>) =>
  void (await tx.insert(forgotten).values({ id }).onConflictDoNothing());
/** Ids stand in a fact under many names, so its text is looked through. */
export const numbersNaming = async (read: Reader, subject: SubjectId) =>
  (
    await read
      .select({ number: entries.number })
      .from(entries)
      .where(
        or(eq(entries.aboutId, subject), eq(entries.actorId, subject), like(entries.fact, `%"${subject}"%`)),
      )
  ).map(({ number }) => number);
export const entriesIn = (read: Reader, numbers: readonly number[]): Promise<Entry[]> =>
  read
    .select()
    .from(entries)
    .where(inArray(entries.number, [...numbers]));
/** Nothing here changes anything else of an entry, and nothing removes one. */
export const saveBlanks = (tx: Writer, { number, ...entry }: Entry) => {
  const { fact, actorId, aboutId, factNonce, actorNonce, aboutNonce, blankSeal } = entry;
  const blanks = { fact, actorId, aboutId, factNonce, actorNonce, aboutNonce, blankSeal };
  return tx.update(entries).set(blanks).where(eq(entries.number, number));
};

export type CheckpointRow = typeof checkpoints.$inferSelect;
export const checkpointsAfter = (read: Reader, size: number, limit: number): Promise<CheckpointRow[]> =>
  read
    .select()
    .from(checkpoints)
    .where(gt(checkpoints.size, size))
    .orderBy(asc(checkpoints.size))
    .limit(limit);
export async function newestCheckpointRow(read: Reader): Promise<CheckpointRow | undefined> {
  const [row] = await read.select().from(checkpoints).orderBy(desc(checkpoints.size)).limit(1);
  return row;
}
export const insertCheckpoint = async (tx: Writer, row: CheckpointRow) =>
  void (await tx.insert(checkpoints).values(row).onConflictDoNothing());

/** The newest entry of this name about a person in whose fact all of these ids stand. */
export async function findNumber(read: Reader, name: string, subject: SubjectId, ids: readonly string[]) {
  const [found] = await read
    .select({ number: max(entries.number) })
    .from(entries)
    .where(
      and(
        eq(entries.name, name),
        eq(entries.aboutId, subject),
        ...ids.map((id) => like(entries.fact, `%"${id}"%`)),
      ),
    );
  return found?.number ?? undefined;
}

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
