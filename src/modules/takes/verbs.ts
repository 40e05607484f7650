import type { Ctx } from '#kernel/context.ts';
import { type Reader, Unsure, type Writer } from '#kernel/db.ts';
import { Damaged, Refusal } from '#kernel/errors.ts';
import type { Emit } from '#kernel/events.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { takeCompleted, takeDiscarded } from './events.ts';
import {
  announcedContainer,
  checkSize,
  goOnFrom,
  type SliceNote,
  sniffed,
  type Take,
  takeIsOver,
} from './model.ts';
import {
  discardOthers,
  findSlice,
  findTakeRow,
  growTake,
  insertSlice,
  insertTake,
  moveTake,
  removeSlice,
  type SliceRow,
  slicesOf,
  takesOfAnswer,
} from './store.ts';

export const findTake = (ctx: Ctx, id: Id<'take'>): Promise<Take | undefined> => findTakeRow(ctx.db.read, id);
export async function takeOf(ctx: Ctx, id: Id<'take'>): Promise<Take> {
  const found = await findTake(ctx, id);
  if (!found)
    throw new Refusal('missing', 'There is no such recording. Reload the page to see where you are.');
  return found;
}
/** All takes of an answer, the first one first; discarded ones too, for they count. */
export const takesOf = (read: Reader, answerId: Id<'answer'>): Promise<Take[]> =>
  takesOfAnswer(read, answerId);

type NewTake = Omit<Take, 'id' | 'state' | 'bytes' | 'seconds'>;
/** Begins a take inside the caller's transaction; takes of the answer before it are discarded. */
export async function beginTake(tx: Writer, emit: Emit, take: NewTake): Promise<Take> {
  announcedContainer(take.mime);
  await discardTakes(tx, emit, take.answerId, null);
  const begun: Take = { ...take, id: newId<'take'>(), state: 'recording', bytes: 0, seconds: null };
  await insertTake(tx, begun);
  return begun;
}

/** Discards what was recorded for an answer, but for one take. The files go by `eraseDiscarded` after the commit. */
export async function discardTakes(tx: Writer, emit: Emit, answerId: Id<'answer'>, but: Id<'take'> | null) {
  for (const { id: takeId, ...rest } of await discardOthers(tx, answerId, but))
    emit(takeDiscarded({ takeId, ...rest }));
}

/**
 * Erases what was recorded of a take that counts no more; asks first whether it does. Files go before their rows:
 * a crash in between leaves a row that tells what is left to do.
 */
export async function eraseDiscarded(ctx: Ctx, { takeId }: { takeId: Id<'take'> }) {
  const take = await findTake(ctx, takeId);
  if (take?.state !== 'discarded') return;
  for (const slice of await slicesOf(ctx.db.read, takeId)) {
    await ctx.files.remove(slice.file);
    await ctx.db.write((tx) => removeSlice(tx, slice.id));
  }
}
/** At once after the caller's commit; if that fails, the job of `takeDiscarded` does it. */
export async function eraseAllDiscarded(ctx: Ctx, answerId: Id<'answer'>) {
  for (const take of await takesOf(ctx.db.read, answerId)) await eraseDiscarded(ctx, { takeId: take.id });
}

/**
 * Takes in one slice of a running take. When this returns, its bytes are sealed, on disk and known: the answer is the
 * length that is safe. A slice that is there already is no error; nothing is kept of one that is refused.
 */
export async function acceptSlice(
  ctx: Ctx,
  take: Take,
  note: SliceNote,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  checkSize(note, ctx.config.maxTakeBytes);
  const known = await findSlice(ctx.db.read, take.id, note.start);
  if (known) return repeated(take, known, note);
  if (take.state !== 'recording') throw takeIsOver(take);
  if (note.start !== take.bytes) throw goOnFrom(take);
  const body = note.start === 0 ? sniffed(content, announcedContainer(take.mime)) : content;
  const saved = await ctx.files.save(take.subjectId, body, note.bytes);
  try {
    if (saved.bytes !== note.bytes || saved.sha256 !== note.sha256) throw damaged();
    return await addSlice(ctx, take, { ...note, file: saved.file });
  } catch (error) {
    // A row that may yet turn out to be there must find its file.
    if (!(error instanceof Unsure)) await ctx.files.remove(saved.file);
    return afterwards(error, note);
  }
}
function afterwards(error: unknown, note: SliceNote) {
  if (error instanceof Twice) return repeated(error.take, error.slice, note);
  throw error;
}

const damaged = () =>
  new Refusal(
    'invalid',
    'The slice did not arrive as it was sent, so nothing of it was kept. Send it again.',
  );

function repeated(take: Pick<Take, 'bytes'>, known: SliceRow, note: SliceNote) {
  // The take was read before the slice was found: its end is safe, whatever the take knew then.
  if (known.sha256 === note.sha256 && known.bytes === note.bytes)
    return Math.max(take.bytes, known.start + known.bytes);
  throw goOnFrom(take);
}

/** The same place was filled while we wrote: our own file must go. */
class Twice extends Error {
  readonly take: Take;
  readonly slice: SliceRow;
  constructor(take: Take, slice: SliceRow) {
    super('slice saved twice');
    this.take = take;
    this.slice = slice;
  }
}

function addSlice(
  ctx: Ctx,
  { id: takeId, sittingId, subjectId }: Take,
  slice: SliceNote & { file: Id<'file'> },
) {
  return ctx.db.write(async (tx) => {
    const to = slice.start + slice.bytes;
    if (await growTake(tx, takeId, slice.start, to)) {
      await insertSlice(tx, { ...slice, takeId, sittingId, subjectId, savedAt: ctx.now() });
      return to;
    }
    const now = await findTakeRow(tx, takeId);
    const known = now && (await findSlice(tx, takeId, slice.start));
    if (known) throw new Twice(now, known);
    throw now && now.state === 'recording' ? goOnFrom(now) : takeIsOver(now ?? { bytes: 0 });
  });
}

/** Closes a take that is wholly here. Saying it twice is no error. */
export async function completeTake(
  ctx: Ctx,
  take: Take,
  { bytes, seconds }: { bytes: number; seconds: number },
) {
  if (take.state === 'discarded') throw takeIsOver(take);
  if (bytes !== take.bytes) throw goOnFrom(take);
  if (bytes === 0)
    throw new Refusal('invalid', 'Nothing of this recording was saved. Record the answer again.');
  if (take.state !== 'recording') return;
  await ctx.db.write(async (tx, emit) => {
    if (await moveTake(tx, take.id, 'recording', { state: 'complete', seconds })) announce(emit, take);
  });
}
const announce = (emit: Emit, { id: takeId, answerId, subjectId }: Take) =>
  emit(takeCompleted({ takeId, answerId, subjectId }));

/** Hands a take in, inside the caller's transaction; the answer's other takes are discarded. */
export async function keepTake(tx: Writer, emit: Emit, take: Take) {
  if (await moveTake(tx, take.id, 'recording', { state: 'kept' })) announce(emit, take);
  else if (!(await moveTake(tx, take.id, 'complete', { state: 'kept' }))) throw takeIsOver(take);
  await discardTakes(tx, emit, take.answerId, take.id);
}

/** The plain bytes of a take, from its start. Throws `Damaged` rather than give less, or other bytes, than were saved. */
export async function* takeContent(ctx: Ctx, takeId: Id<'take'>): AsyncGenerator<Buffer> {
  const { subjectId, bytes, state } = await takeOf(ctx, takeId);
  const slices = await slicesOf(ctx.db.read, takeId);
  let at = 0;
  for (const slice of slices) {
    if (slice.start !== at) throw new Damaged();
    at += slice.bytes;
    yield* ctx.files.read(subjectId, slice.file);
  }
  if (at < bytes && state !== 'discarded') throw new Damaged();
}
