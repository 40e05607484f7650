import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { announcements, mailPreferences, suppressions } from './data.ts';
import type { Optional } from './model.ts';

export const preferencesOf = (read: Reader, subject: SubjectId) =>
  read.select().from(mailPreferences).where(eq(mailPreferences.subjectId, subject));
export async function isSwitchedOff(read: Reader, subject: SubjectId, kind: Optional) {
  const mine = and(eq(mailPreferences.subjectId, subject), eq(mailPreferences.kind, kind));
  return (await read.$count(mailPreferences, and(mine, eq(mailPreferences.wanted, false)))) > 0;
}
type Preference = { subjectId: SubjectId; kind: Optional; wanted: boolean; chosenAt: Date };
export const putPreference = (tx: Writer, { subjectId, kind, wanted, chosenAt }: Preference) =>
  tx
    .insert(mailPreferences)
    .values({ subjectId, kind, wanted, chosenAt })
    .onConflictDoUpdate({
      target: [mailPreferences.subjectId, mailPreferences.kind],
      set: { wanted, chosenAt },
    });

export async function isSuppressed(read: Reader, fingerprint: string) {
  return (await read.$count(suppressions, eq(suppressions.id, fingerprint))) > 0;
}
export const suppress = (tx: Writer, fingerprint: string, since: Date) =>
  tx.insert(suppressions).values({ id: fingerprint, since }).onConflictDoNothing();
export const lift = (tx: Writer, fingerprint: string) =>
  tx.delete(suppressions).where(eq(suppressions.id, fingerprint));
/** Which of these fingerprints must not be written to. */
export async function suppressedAmong(read: Reader, fingerprints: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = 0; at < fingerprints.length; at += 500) {
    const some = fingerprints.slice(at, at + 500);
    const rows = await read
      .select({ id: suppressions.id })
      .from(suppressions)
      .where(inArray(suppressions.id, some));
    for (const { id } of rows) found.add(id);
  }
  return found;
}

export type Announcement = typeof announcements.$inferSelect;
/** Says whether it was the first time. */
export const insertAnnouncement = async (tx: Writer, row: Announcement) =>
  (await tx.insert(announcements).values(row).onConflictDoNothing().returning({ id: announcements.id }))
    .length === 1;
export async function findAnnouncement(read: Reader, id: Id<'announcement'>) {
  const [found] = await read.select().from(announcements).where(eq(announcements.id, id));
  return found;
}
export const announcementsOf = (read: Reader, positionId: Id<'position'>) =>
  read
    .select()
    .from(announcements)
    .where(eq(announcements.positionId, positionId))
    .orderBy(desc(announcements.writtenAt));
