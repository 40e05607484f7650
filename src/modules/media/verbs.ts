import { findAnswer } from '#answers';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { refuseIfFrozen } from '#kernel/guards.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { stillAllowed } from '#sittings';
import { findTake, type Take, takeContent } from '#takes';
import { recordingPlayed, recordingReady, recordingUnreadable } from './events.ts';
import { CorruptRecording, NoSoundTrack, NotARecording } from './model.ts';
import { decode, remux } from './sidecar.ts';
import { findRecordingOf, insertRecording, type NewRecording, type Recording } from './store.ts';

/** A recorder may run a little longer than it was asked to; more than this is cut off. */
const grace = 30;

export const findRecording = (ctx: Ctx, answerId: Id<'answer'>): Promise<Recording | undefined> =>
  findRecordingOf(ctx.db.read, answerId);

/** What a page's player wants to know; nothing as long as there is nothing to play. Peaks from 0 to 1. */
export function playerOf(recording: Recording | undefined) {
  if (recording?.state !== 'ready') return undefined;
  const { answerId, kind, seconds, peaks } = recording;
  const loudness = (peaks ?? []).map((peak) => peak / 100);
  return { src: `/answers/${answerId}/recording`, kind, seconds: seconds ?? 0, peaks: loudness };
}

/** Makes the playable form of a recorded answer: length and loudness by decoding it, contents in front for seeking. */
export async function makeRecording(ctx: Ctx, answerId: Id<'answer'>) {
  const answer = await findAnswer(ctx, answerId);
  if (!answer?.takeId || (await findRecording(ctx, answerId))) return;
  const take = await findTake(ctx, answer.takeId);
  if (!take) return;
  await keepRecording(ctx, await playableOf(ctx, take));
}

async function playableOf(ctx: Ctx, take: Take): Promise<NewRecording> {
  const { id: takeId, answerId, sittingId, subjectId, kind } = take;
  const whose = { answerId, sittingId, takeId, subjectId };
  const row = { id: newId<'recording'>(), ...whose, kind, madeAt: ctx.now() };
  try {
    const sound = await decode(takeContent(ctx, takeId), { maxSeconds: take.longestSeconds + grace });
    const most = ctx.config.maxTakeBytes * 1.1;
    const { type, saved } = await remux(takeContent(ctx, takeId), { kind, most }, async (playable) => ({
      type: playable.type,
      saved: await ctx.files.save(subjectId, playable.content, most),
    }));
    const { seconds, peaks, partial } = sound;
    return { ...row, state: 'ready', file: saved.file, bytes: saved.bytes, type, seconds, peaks, partial };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { ...row, state: 'unreadable', problem, partial: true };
  }
}

function problemOf(error: unknown) {
  if (error instanceof NotARecording) return 'not-a-recording';
  if (error instanceof CorruptRecording) return 'damaged';
  return error instanceof NoSoundTrack ? 'no-sound' : undefined;
}

async function keepRecording(ctx: Ctx, recording: NewRecording) {
  const { answerId, sittingId, subjectId, file } = recording;
  const first = await ctx.db.write(async (tx, emit) => {
    if (!(await stillAllowed(tx, sittingId, 'records'))) return false;
    if (!(await insertRecording(tx, recording))) return false;
    const said = recording.state === 'ready' ? recordingReady : recordingUnreadable;
    emit(said({ answerId, subjectId }));
    return true;
  });
  if (!first && file) await ctx.files.remove(file);
}

export interface Playing {
  readonly type: string;
  readonly size: number;
  /** Plain bytes from (inclusive) to (exclusive). */
  content(from: number, to: number): AsyncGenerator<Buffer>;
}
/** Opens a recording for a player. A colleague who begins to listen leaves a line in the log that the person can read. */
export async function play(
  ctx: Ctx,
  answerId: Id<'answer'>,
  who: { by: SubjectId; colleague: boolean; fromStart: boolean },
): Promise<Playing> {
  const found = await findRecording(ctx, answerId);
  if (!found?.file || (!who.colleague && found.subjectId !== who.by))
    throw new Refusal('missing', 'There is no recording of this answer. It may be erased, or not ready yet.');
  const { file, subjectId, sittingId, type } = found;
  if (who.colleague) await refuseIfFrozen(ctx.db.read, subjectId);
  // A legal case may keep what they took their consent back for. It is kept then, and used for nothing else.
  if (who.colleague && !(await stillAllowed(ctx.db.read, sittingId, 'records')))
    throw new Refusal('gone', 'This person has taken back their consent, so nobody here listens any more.');
  if (who.colleague && who.fromStart)
    await ctx.db.write(async (_tx, emit) => emit(recordingPlayed({ answerId, subjectId, by: who.by })));
  return {
    type: type ?? 'application/octet-stream',
    size: await ctx.files.sizeOf(file),
    content: (from, to) => ctx.files.read(subjectId, file, from, to),
  };
}
