import { and, count, desc, eq, gt, lte } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { policyNotices, policyVersions } from './data.ts';

export type VersionRow = typeof policyVersions.$inferSelect;

const inState = (read: Reader, state: VersionRow['state']): Promise<VersionRow[]> =>
  read
    .select()
    .from(policyVersions)
    .where(eq(policyVersions.state, state))
    .orderBy(desc(policyVersions.number));
/** All published versions, the newest first. */
export const publishedRows = (read: Reader) => inState(read, 'published');
/** Did a material change come into force between these moments? Asked on every page, so no text is read for it. */
export const anyMaterialBetween = async (read: Reader, after: Date, until: Date) =>
  (await read.$count(
    policyVersions,
    and(
      eq(policyVersions.state, 'published'),
      eq(policyVersions.material, true),
      gt(policyVersions.effectiveAt, after),
      lte(policyVersions.effectiveAt, until),
    ),
  )) > 0;
export const findDraftRow = async (read: Reader): Promise<VersionRow | undefined> =>
  (await inState(read, 'draft'))[0];
export async function findVersionRow(read: Reader, id: Id<'policyVersion'>): Promise<VersionRow | undefined> {
  return (await read.select().from(policyVersions).where(eq(policyVersions.id, id)))[0];
}
/** Fails with a unique violation when there is a version with this number. */
export const insertVersion = (tx: Writer, row: VersionRow) => tx.insert(policyVersions).values(row);
/** Changes the draft if nobody else did since `revision`; says whether it was so. */
export async function changeVersion(
  tx: Writer,
  { id, revision }: Pick<VersionRow, 'id' | 'revision'>,
  change: Partial<VersionRow>,
) {
  const changed = await tx
    .update(policyVersions)
    .set({ ...change, revision: revision + 1 })
    .where(
      and(
        eq(policyVersions.id, id),
        eq(policyVersions.revision, revision),
        eq(policyVersions.state, 'draft'),
      ),
    )
    .returning({ id: policyVersions.id });
  return changed.length === 1;
}

/** Everybody who was told of this version. */
export const toldOf = async (read: Reader, versionId: Id<'policyVersion'>): Promise<SubjectId[]> =>
  (
    await read
      .select({ subjectId: policyNotices.subjectId })
      .from(policyNotices)
      .where(eq(policyNotices.versionId, versionId))
  ).map(({ subjectId }) => subjectId);
/** Says whether this is the first notice of this version to this person. */
export const insertNotice = async (tx: Writer, row: typeof policyNotices.$inferInsert) =>
  (await tx.insert(policyNotices).values(row).onConflictDoNothing().returning({ id: policyNotices.id }))
    .length === 1;
/** How many people were told of each version. */
export async function countTold(read: Reader) {
  const rows = await read
    .select({ versionId: policyNotices.versionId, people: count() })
    .from(policyNotices)
    .groupBy(policyNotices.versionId);
  return new Map(rows.map(({ versionId, people }) => [versionId, people] as const));
}
