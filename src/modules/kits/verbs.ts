import type { Recruiter } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { fileOf, kitFrom, named } from '#kitfiles';
import { kitArchived, kitBroughtBack, kitChanged, kitCreated, kitVersionMade } from './events.ts';
import { digestOf, fieldsOf, type Kit, markOf, refusalOf } from './model.ts';
import {
  allKits,
  changeKit,
  findKitRow,
  findVersionRow,
  insertKit,
  insertVersion,
  type KitRow,
  kitsPutAway,
  newestVersion,
  type VersionRow,
  versionRows,
} from './store.ts';

export interface KitVersion {
  readonly id: Id<'kitVersion'>;
  readonly kitId: Id<'kit'>;
  readonly number: number;
  readonly digest: string;
  readonly madeAt: Date;
  readonly kit: Kit;
}
const asVersion = ({ id, kitId, number, digest, madeAt, content }: VersionRow): KitVersion => ({
  ...{ id, kitId, number, digest, madeAt },
  kit: content,
});

export const listKits = (ctx: Ctx) => allKits(ctx.db.read);
export const listPutAway = (ctx: Ctx) => kitsPutAway(ctx.db.read);
export async function kitOf(ctx: Ctx, id: Id<'kit'>): Promise<KitRow> {
  const found = await findKitRow(ctx.db.read, id);
  if (!found)
    throw new Refusal('missing', 'There is no such kit.', { next: { label: 'All kits', href: '/kits' } });
  return found;
}

export async function createKit(
  ctx: Ctx,
  recruiter: Pick<Recruiter, 'subjectId'>,
  draft: Kit,
): Promise<Id<'kit'>> {
  const kitId = newId<'kit'>();
  await ctx.db.write(async (tx, emit) => {
    const now = ctx.now();
    await insertKit(tx, {
      id: kitId,
      title: draft.title,
      draft,
      revision: 1,
      changedAt: now,
      archivedAt: null,
    });
    emit(kitCreated({ kitId, by: recruiter.subjectId }));
  });
  return kitId;
}

/**
 * Changes the draft by what it is at this moment; without a new draft nothing is saved or announced. Interviews that
 * run keep the version they began with.
 */
export async function changeDraft(
  ctx: Ctx,
  recruiter: Pick<Recruiter, 'subjectId'>,
  kitId: Id<'kit'>,
  how: (kit: KitRow) => Kit | undefined,
): Promise<void> {
  await kitOf(ctx, kitId);
  await ctx.db.write(async (tx, emit) => {
    const kit = await findKitRow(tx, kitId);
    const draft = kit && how(kit);
    if (!draft) return;
    const change = { title: draft.title, draft, changedAt: ctx.now() };
    if (!(await changeKit(tx, kitId, kit.revision, change))) throw twoAtOnce;
    emit(kitChanged({ kitId, by: recruiter.subjectId }));
  });
}
/** Only where several processes write: one process does one thing at a time. */
const twoAtOnce = new Refusal(
  'conflict',
  'Somebody else changed this kit in the same moment. Go back, then save once more.',
);

/** What became of a form: saved, or somebody else saved since it was opened, and here is theirs. */
export type Saved<T> = { ok: true } | { ok: false; theirs: T; savedAt: Date };
/** Saves the kit's own fields, unless they are no longer what `mark` was made of. */
export async function saveKitFields(
  ctx: Ctx,
  recruiter: Recruiter,
  kitId: Id<'kit'>,
  { mark, ...fields }: ReturnType<typeof fieldsOf> & { mark: string },
): Promise<Saved<ReturnType<typeof fieldsOf>>> {
  let saved: Saved<ReturnType<typeof fieldsOf>> = { ok: true };
  await changeDraft(ctx, recruiter, kitId, ({ draft, changedAt }) => {
    const theirs = fieldsOf(draft);
    if (markOf(theirs) === markOf(fields)) return undefined;
    if (markOf(theirs) === mark) return { ...draft, ...fields };
    saved = { ok: false, theirs, savedAt: changedAt };
    return undefined;
  });
  return saved;
}

/** A copy to change freely; its questions are questions of their own. */
export async function copyKit(ctx: Ctx, recruiter: Recruiter, id: Id<'kit'>) {
  const { draft } = await kitOf(ctx, id);
  return createKit(ctx, recruiter, {
    ...named(fileOf(draft).kit),
    title: `${draft.title} (copy)`.slice(0, 120),
  });
}

export type Imported = { ok: true; kitId: Id<'kit'> } | { ok: false; problems: readonly string[] };
export async function importKit(ctx: Ctx, recruiter: Recruiter, text: string): Promise<Imported> {
  const read = kitFrom(text);
  return read.ok ? { ok: true, kitId: await createKit(ctx, recruiter, read.kit) } : read;
}
/** Puts a kit away: no list to choose from shows it. Positions that use it go on. Brings it back, too. */
export async function putAway(ctx: Ctx, recruiter: Recruiter, id: Id<'kit'>, away: boolean) {
  await kitOf(ctx, id);
  await ctx.db.write(async (tx, emit) => {
    const kit = await findKitRow(tx, id);
    if (!kit || (kit.archivedAt !== null) === away) return;
    if (!(await changeKit(tx, id, kit.revision, { archivedAt: away ? ctx.now() : null }))) throw twoAtOnce;
    emit((away ? kitArchived : kitBroughtBack)({ kitId: id, by: recruiter.subjectId }));
  });
}

/**
 * The version that an interview which begins now uses: the newest one if the draft is still the same, else a new one.
 * Refuses a draft that the linter refuses.
 */
export async function openVersion(ctx: Ctx, kitId: Id<'kit'>): Promise<KitVersion> {
  const { draft } = await kitOf(ctx, kitId);
  const digest = digestOf(draft);
  const newest = await newestVersion(ctx.db.read, kitId);
  if (newest?.digest === digest) return asVersion(newest);
  const why = refusalOf(draft);
  if (why)
    throw new Refusal('conflict', `The interview kit is not ready. ${why}`, {
      next: { label: 'Open the kit', href: `/kits/${kitId}` },
    });
  return ctx.db.write(async (tx, emit) => {
    const now = await newestVersion(tx, kitId);
    if (now?.digest === digest) return asVersion(now);
    const number = (now?.number ?? 0) + 1;
    const row = { id: newId<'kitVersion'>(), kitId, number, content: draft, digest, madeAt: ctx.now() };
    await insertVersion(tx, row);
    emit(kitVersionMade({ kitId, kitVersionId: row.id, number }));
    return asVersion(row);
  });
}

/** A version as it was when interviews began to use it. */
export async function kitVersionOf(ctx: Ctx, id: Id<'kitVersion'>): Promise<KitVersion> {
  const found = await findVersionRow(ctx.db.read, id);
  if (!found) throw new Refusal('missing', 'There is no such version of a kit.');
  return asVersion(found);
}
/** All versions, the newest first. */
export const versionsOf = async (ctx: Ctx, kitId: Id<'kit'>): Promise<KitVersion[]> =>
  (await versionRows(ctx.db.read, kitId)).map(asVersion);
/** The number of the version that interviews used last; undefined when none did. */
export const newestVersionOf = async (ctx: Ctx, kitId: Id<'kit'>) =>
  (await newestVersion(ctx.db.read, kitId))?.number;
