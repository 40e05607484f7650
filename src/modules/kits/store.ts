import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { kits, kitVersions } from './data.ts';

export type KitRow = typeof kits.$inferSelect;
export type VersionRow = typeof kitVersions.$inferSelect;

export const allKits = (read: Reader): Promise<KitRow[]> =>
  read.select().from(kits).where(isNull(kits.archivedAt)).orderBy(asc(kits.title));
export const kitsPutAway = (read: Reader): Promise<KitRow[]> =>
  read.select().from(kits).where(isNotNull(kits.archivedAt)).orderBy(asc(kits.title));
export async function findKitRow(read: Reader, id: Id<'kit'>): Promise<KitRow | undefined> {
  return (await read.select().from(kits).where(eq(kits.id, id)))[0];
}
export const insertKit = (tx: Writer, row: KitRow) => tx.insert(kits).values(row);
/** Changes the draft if nobody else did since `revision`; says whether it was so. */
export async function changeKit(tx: Writer, id: Id<'kit'>, revision: number, change: Partial<KitRow>) {
  const mine = and(eq(kits.id, id), eq(kits.revision, revision));
  const changed = await tx
    .update(kits)
    .set({ ...change, revision: revision + 1 })
    .where(mine)
    .returning({ id: kits.id });
  return changed.length === 1;
}

export async function newestVersion(read: Reader, kitId: Id<'kit'>): Promise<VersionRow | undefined> {
  const mine = eq(kitVersions.kitId, kitId);
  return (await read.select().from(kitVersions).where(mine).orderBy(desc(kitVersions.number)).limit(1))[0];
}
export const versionRows = (read: Reader, kitId: Id<'kit'>): Promise<VersionRow[]> =>
  read.select().from(kitVersions).where(eq(kitVersions.kitId, kitId)).orderBy(desc(kitVersions.number));
export async function findVersionRow(read: Reader, id: Id<'kitVersion'>): Promise<VersionRow | undefined> {
  return (await read.select().from(kitVersions).where(eq(kitVersions.id, id)))[0];
}
export const insertVersion = (tx: Writer, row: VersionRow) => tx.insert(kitVersions).values(row);
