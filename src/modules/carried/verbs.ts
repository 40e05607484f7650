import type { Self } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Unsure } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { refuseIfFrozen } from '#kernel/guards.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { keepLeaving, removeLeavings } from '#kernel/leavings.ts';
import { allOpened, opened, sealed } from '#kernel/privacy.ts';
import { fingerprintOf, openParcel, type Parcel, ParcelFault } from '#parcels';
import { carried, uploads } from './data.ts';
import { archiveRefused, carriedRemoved, dataCarried } from './events.ts';
import { type Brought, broughtBy, most, type Summary, summaryOf, type UploadProblem } from './model.ts';
import { carriedOf, deleteCarried, deleteUpload, insertCarried, insertUpload, uploadOf } from './store.ts';

type Me = Pick<Self, 'subjectId'>;

async function parcelIn(ctx: Ctx, subject: SubjectId, file: Id<'file'>): Promise<Parcel> {
  const bytes = await ctx.files.sizeOf(file);
  return openParcel({ bytes, read: (from, to) => ctx.files.read(subject, file, from, to) });
}
const contentsOf = async (parcel: Parcel) => broughtBy(await parcel.text('portable.json'), parcel.manifest);

/** Seals what arrives; nothing when it is too much. */
const keepUpload = (ctx: Ctx, subject: SubjectId, content: AsyncIterable<Uint8Array>) =>
  ctx.files.save(subject, content, most).catch((error) => {
    if (error instanceof Refusal && error.kind === 'tooLarge') return undefined;
    throw error;
  });
/** Takes an archive to be looked at and checks every byte of it; what is not what was signed leaves nothing behind. */
export async function showArchive(
  ctx: Ctx,
  { subjectId }: Me,
  content: AsyncIterable<Uint8Array>,
): Promise<UploadProblem | undefined> {
  await refuseIfFrozen(ctx.db.read, subjectId);
  const saved = await keepUpload(ctx, subjectId, content);
  if (!saved) return refused(ctx, subjectId, 'too-large');
  try {
    if (!saved.bytes) throw new ParcelFault('not-whole');
    const parcel = await parcelIn(ctx, subjectId, saved.file);
    await keepShown(ctx, subjectId, saved.file, await summarised(parcel));
  } catch (error) {
    if (!(error instanceof Unsure)) await ctx.files.remove(saved.file);
    if (error instanceof ParcelFault) return refused(ctx, subjectId, error.problem);
    throw error;
  }
  await removeLeavings(ctx);
  return undefined;
}
const summarised = async (parcel: Parcel) =>
  summaryOf(parcel.manifest, fingerprintOf(parcel.manifest.publicKey), await contentsOf(parcel));
async function keepShown(ctx: Ctx, subjectId: SubjectId, file: Id<'file'>, summary: Summary) {
  const about = { id: newId<'archiveUpload'>(), subjectId, file, uploadedAt: ctx.now() };
  const row = await sealed(ctx.vault, uploads, { ...about, summary: JSON.stringify(summary) });
  await ctx.db.write(async (tx) => {
    await keepLeaving(tx, await deleteUpload(tx, subjectId), ctx.now());
    await insertUpload(tx, row);
  });
}
async function refused(ctx: Ctx, subjectId: SubjectId, problem: UploadProblem) {
  await ctx.db.write(async (_tx, emit) => emit(archiveRefused({ subjectId, by: subjectId })));
  return problem;
}

/** What the archive that waits would bring, and who signed it. */
export async function shownArchive(ctx: Ctx, { subjectId }: Me): Promise<Summary | undefined> {
  const row = await uploadOf(ctx.db.read, subjectId);
  return row && (JSON.parse((await opened(ctx.vault, uploads, row)).summary) as Summary);
}

/** Keeps what the archive brings; the person has agreed to it just now. What is here already is not kept twice. */
export async function carry(ctx: Ctx, { subjectId }: Me): Promise<number> {
  await refuseIfFrozen(ctx.db.read, subjectId);
  const upload = await uploadOf(ctx.db.read, subjectId);
  if (!upload) return 0;
  const parcel = await parcelIn(ctx, subjectId, upload.file);
  const known = new Set((await carriedHere(ctx, subjectId)).map(({ holding, item }) => `${holding} ${item}`));
  const fresh = (await contentsOf(parcel)).filter(({ holding, item }) => !known.has(`${holding} ${item}`));
  const rows = await rowsOf(ctx, subjectId, parcel, fresh);
  try {
    await ctx.db.write(async (tx, emit) => {
      await insertCarried(tx, rows);
      await keepLeaving(tx, await deleteUpload(tx, subjectId), ctx.now());
      const files = rows.filter(({ file }) => file).length;
      emit(dataCarried({ subjectId, by: subjectId, items: rows.length, files }));
    });
  } catch (error) {
    if (error instanceof Unsure) throw error;
    for (const { file } of rows) if (file) await ctx.files.remove(file);
    throw error;
  }
  await removeLeavings(ctx);
  return rows.length;
}
async function rowsOf(ctx: Ctx, subjectId: SubjectId, parcel: Parcel, brought: readonly Brought[]) {
  const { installation: issuer, publicKey } = parcel.manifest;
  const shared = { subjectId, issuer, fingerprint: fingerprintOf(publicKey), agreedAt: ctx.now() };
  const rows = [];
  for (const { holding, item, path } of brought) {
    const file = path ? (await ctx.files.save(subjectId, parcel.content(path), most)).file : null;
    rows.push(await sealed(ctx.vault, carried, { ...shared, id: newId<'carried'>(), holding, item, file }));
  }
  return rows;
}

/** What was brought here, in plain words. */
export const carriedHere = async (ctx: Ctx, subject: SubjectId) =>
  allOpened(ctx.vault, carried, await carriedOf(ctx.db.read, subject));

/** Nothing of the archive that waits is kept. */
export async function dismiss(ctx: Ctx, { subjectId }: Me) {
  await ctx.db.write(async (tx) => keepLeaving(tx, await deleteUpload(tx, subjectId), ctx.now()));
  await removeLeavings(ctx);
}
/** Consent is taken back: everything that was brought goes. */
export async function takeAway(ctx: Ctx, { subjectId }: Me) {
  await ctx.db.write(async (tx, emit) => {
    const { items, files } = await deleteCarried(tx, subjectId);
    await keepLeaving(tx, files, ctx.now());
    if (items) emit(carriedRemoved({ subjectId, by: subjectId, items }));
  });
  await removeLeavings(ctx);
}
