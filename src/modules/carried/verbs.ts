import type { Self } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Unsure } from '#kernel/db.ts';
import { NotYet, Refusal } from '#kernel/errors.ts';
import { refuseIfFrozen } from '#kernel/guards.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { keepLeaving, removeLeavings } from '#kernel/leavings.ts';
import { allOpened, opened, sealed } from '#kernel/privacy.ts';
import { jobsAbout } from '#kernel/queue.ts';
import { fingerprintOf, openParcel, type Parcel, ParcelFault } from '#parcels';
import { carried, uploads } from './data.ts';
import { archiveAgreed, archiveRefused, archiveShown, carriedRemoved, dataCarried } from './events.ts';
import {
  type Brought,
  broughtBy,
  most,
  readsToCheck,
  readsToTake,
  type Standing,
  type Summary,
  summaryOf,
  type Tell,
  type UnderWay,
  type UploadProblem,
  watched,
} from './model.ts';
import {
  carriedOf,
  changeUpload,
  deleteCarried,
  deleteTaken,
  deleteUploads,
  findUpload,
  insertCarried,
  insertUpload,
  type UploadRow,
  type UploadState,
  uploadsOf,
} from './store.ts';

type Me = Pick<Self, 'subjectId'>;
const anyState: readonly UploadState[] = ['checking', 'shown', 'taking', 'refused'];

async function parcelIn(ctx: Ctx, subject: SubjectId, file: Id<'file'>, tell: Tell): Promise<Parcel> {
  const bytes = await ctx.files.sizeOf(file);
  return openParcel({ bytes, read: watched((from, to) => ctx.files.read(subject, file, from, to), tell) });
}
const contentsOf = async (parcel: Parcel) => broughtBy(await parcel.text('portable.json'), parcel.manifest);
const tellOf =
  (ctx: Ctx, id: Id<'archiveUpload'>, state: 'checking' | 'taking'): Tell =>
  (done) =>
    ctx.db.write((tx) => changeUpload(tx, id, state, { done }));

/** Seals what arrives; nothing when it is too much. */
const keepUpload = (ctx: Ctx, subject: SubjectId, content: AsyncIterable<Uint8Array>) =>
  ctx.files.save(subject, content, most).catch((error) => {
    if (error instanceof Refusal && error.kind === 'tooLarge') return undefined;
    throw error;
  });
/** Takes an archive to be looked at; it is checked as soon as it is here. One that waits for a yes stays until then. */
export async function showArchive(
  ctx: Ctx,
  { subjectId }: Me,
  content: AsyncIterable<Uint8Array>,
): Promise<UploadProblem | undefined> {
  await refuseIfFrozen(ctx.db.read, subjectId);
  const saved = await keepUpload(ctx, subjectId, content);
  if (!saved) return 'too-large';
  const { file, bytes } = saved;
  const empty = { done: 0, of: readsToCheck * bytes, summary: null, problem: null, agreedAt: null };
  const id = newId<'archiveUpload'>();
  try {
    await ctx.db.write(async (tx, emit) => {
      await keepLeaving(tx, await deleteUploads(tx, subjectId, ['checking', 'refused']), ctx.now());
      await insertUpload(tx, { ...empty, id, subjectId, file, state: 'checking', uploadedAt: ctx.now() });
      emit(archiveShown({ uploadId: id, subjectId, by: subjectId }));
    });
  } catch (error) {
    if (!(error instanceof Unsure)) await ctx.files.remove(file);
    throw error;
  }
  await removeLeavings(ctx);
  return undefined;
}
/** Checks every byte of it; what is not what was signed leaves nothing behind but the reason. */
export async function checkArchive(ctx: Ctx, id: Id<'archiveUpload'>) {
  const row = await findUpload(ctx.db.read, id);
  if (row?.state !== 'checking' || !row.file) return;
  const { subjectId, file } = row;
  try {
    const parcel = await parcelIn(ctx, subjectId, file, tellOf(ctx, id, 'checking'));
    await keepShown(ctx, row, await summarised(parcel));
  } catch (error) {
    if (!(error instanceof ParcelFault)) throw error;
    await refuse(ctx, row, error.problem);
  }
  await removeLeavings(ctx);
}
const summarised = async (parcel: Parcel) =>
  summaryOf(parcel.manifest, fingerprintOf(parcel.manifest.publicKey), await contentsOf(parcel));
async function keepShown(ctx: Ctx, { id, subjectId }: UploadRow, told: Summary) {
  const row = await sealed(ctx.vault, uploads, { id, subjectId, summary: JSON.stringify(told) });
  await ctx.db.write(async (tx) => {
    if (await changeUpload(tx, id, 'checking', { state: 'shown', summary: row.summary ?? null }))
      await keepLeaving(tx, await deleteUploads(tx, subjectId, ['shown', 'refused'], id), ctx.now());
  });
}
const refuse = (ctx: Ctx, { id, subjectId, file }: UploadRow, problem: UploadProblem) =>
  ctx.db.write(async (tx, emit) => {
    if (!(await changeUpload(tx, id, 'checking', { state: 'refused', problem, file: null }))) return;
    if (file) await keepLeaving(tx, [file], ctx.now());
    emit(archiveRefused({ subjectId, by: subjectId }));
  });

/** What stands of the archives that a person brought: one under way or refused, and one that waits for a yes. */
export async function standingOf(ctx: Ctx, { subjectId }: Me): Promise<Standing> {
  const rows = await uploadsOf(ctx.db.read, subjectId);
  const underWay = rows.find(isUnderWay);
  const waiting = rows.find(({ state }) => state === 'shown');
  const problem = rows.find(({ state }) => state === 'refused')?.problem;
  const summary = waiting && (await opened(ctx.vault, uploads, waiting)).summary;
  return {
    ...(underWay && { underWay: await howFar(ctx, underWay) }),
    ...(summary && { shown: JSON.parse(summary) as Summary }),
    ...(problem && { problem: problem as UploadProblem }),
  };
}

type UnderWayRow = UploadRow & Pick<UnderWay, 'state'>;
const isUnderWay = (row: UploadRow): row is UnderWayRow => row.state === 'checking' || row.state === 'taking';
const startOf = { checking: archiveShown, taking: archiveAgreed };
async function howFar(ctx: Ctx, { id, state, done, of }: UnderWayRow): Promise<UnderWay> {
  const work = await jobsAbout(ctx.db.read, startOf[state].name, 'uploadId', id);
  return { state, done, of, halted: work.some((job) => job.state === 'parked') };
}

/** The person has agreed just now: what the archive brings is taken in. */
export async function agree(ctx: Ctx, { subjectId }: Me) {
  await refuseIfFrozen(ctx.db.read, subjectId);
  const waiting = (await uploadsOf(ctx.db.read, subjectId)).find(({ state }) => state === 'shown');
  if (!waiting) return;
  const { id, of } = waiting;
  const change = { state: 'taking', done: 0, of: (of / readsToCheck) * readsToTake } as const;
  await ctx.db.write(async (tx, emit) => {
    if (await changeUpload(tx, id, 'shown', { ...change, agreedAt: ctx.now() }))
      emit(archiveAgreed({ uploadId: id, subjectId, by: subjectId }));
  });
}
/** Keeps what the archive brings. What is here already is not kept twice. */
export async function takeIn(ctx: Ctx, id: Id<'archiveUpload'>) {
  const row = await findUpload(ctx.db.read, id);
  if (row?.state !== 'taking' || !row.file || !row.agreedAt) return;
  const { subjectId, agreedAt } = row;
  const parcel = await parcelIn(ctx, subjectId, row.file, tellOf(ctx, id, 'taking'));
  const before = await carriedHere(ctx, subjectId);
  const known = new Set(before.map(({ holding, item }) => `${holding} ${item}`));
  const fresh = (await contentsOf(parcel)).filter(({ holding, item }) => !known.has(`${holding} ${item}`));
  const files: Id<'file'>[] = [];
  try {
    const rows = await rowsOf(ctx, { subjectId, agreedAt }, { parcel, fresh, files });
    await ctx.db.write(async (tx, emit) => {
      // Taken back meanwhile, or done by another worker: then nothing of this is kept. Others stay.
      const taken = await deleteTaken(tx, id);
      if (!taken) return keepLeaving(tx, files, ctx.now());
      // Another one came in meanwhile, and may have brought the same: this one is looked at again.
      if ((await carriedOf(tx, subjectId)).length !== before.length) throw new NotYet('another-archive-came');
      await insertCarried(tx, rows);
      await keepLeaving(tx, taken, ctx.now());
      emit(dataCarried({ subjectId, by: subjectId, items: rows.length, files: files.length }));
    });
  } catch (error) {
    if (!(error instanceof Unsure)) for (const file of files) await ctx.files.remove(file);
    throw error;
  }
  await removeLeavings(ctx);
}
type Agreed = { subjectId: SubjectId; agreedAt: Date };
/** Each file stands in `files` as soon as it is there, for whoever tidies up after a failure. */
type Taking = { parcel: Parcel; fresh: readonly Brought[]; files: Id<'file'>[] };
async function rowsOf(ctx: Ctx, agreed: Agreed, { parcel, fresh, files }: Taking) {
  const { installation: issuer, publicKey } = parcel.manifest;
  const shared = { ...agreed, issuer, fingerprint: fingerprintOf(publicKey) };
  const rows = [];
  for (const { holding, item, path } of fresh) {
    const file = path ? (await ctx.files.save(agreed.subjectId, parcel.content(path), most)).file : null;
    if (file) files.push(file);
    rows.push(await sealed(ctx.vault, carried, { ...shared, id: newId<'carried'>(), holding, item, file }));
  }
  return rows;
}

/** What was brought here, in plain words. */
export const carriedHere = async (ctx: Ctx, subject: SubjectId) =>
  allOpened(ctx.vault, carried, await carriedOf(ctx.db.read, subject));

/** Nothing is kept of an archive that is under way, waits or was refused. */
export async function dismiss(ctx: Ctx, { subjectId }: Me) {
  await ctx.db.write(async (tx) => keepLeaving(tx, await deleteUploads(tx, subjectId, anyState), ctx.now()));
  await removeLeavings(ctx);
}
/** Consent is taken back: everything that was brought goes, and what is under way. */
export async function takeAway(ctx: Ctx, { subjectId }: Me) {
  await ctx.db.write(async (tx, emit) => {
    const { items, files } = await deleteCarried(tx, subjectId);
    const waiting = await deleteUploads(tx, subjectId, anyState);
    await keepLeaving(tx, [...files, ...waiting], ctx.now());
    if (items) emit(carriedRemoved({ subjectId, by: subjectId, items }));
  });
  await removeLeavings(ctx);
}
