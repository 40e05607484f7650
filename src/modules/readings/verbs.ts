import { type Answer, answersOf } from '#answers';
import type { Candidate } from '#auth';
import { findSitting, findSittingOf, findTake, finishedBefore, type Sitting } from '#interviews';
import type { Ctx } from '#kernel/context.ts';
import type { Writer } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Emit } from '#kernel/events.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { allOpened, sealed } from '#kernel/privacy.ts';
import { endOf, findDecided, rulesOf } from '#kernel/rules.ts';
import { findRecording, type Recording } from '#media';
import { findTranscript, type Transcript } from '#transcription';
import { corrections } from './data.ts';
import { transcriptCorrected, transcriptsConfirmed } from './events.ts';
import {
  type Corrections,
  laidOver,
  longestAddition,
  passagesOf,
  standingText,
  textOf,
  timeToRead,
} from './model.ts';
import {
  correctionRows,
  findAgreement,
  insertAgreement,
  putCorrection,
  removeAgreement,
  removeCorrection,
  unsettled,
} from './store.ts';

/** `on` is the day its time was over by the rules; without one it went before, because its person wanted that. */
export interface Deleted {
  readonly on: Date | undefined;
}
/** One answer with all that is known of its words. */
export interface Reading {
  readonly answer: Answer;
  readonly recording: Recording | undefined;
  readonly transcript: Transcript | undefined;
  readonly corrections: Corrections;
  /** It was recorded, and nothing of the recording is left. */
  readonly deleted?: Deleted | undefined;
}

/** The answers of an interview that were handed in, with their words. */
export async function readingsOf(ctx: Ctx, sittingId: Id<'sitting'>): Promise<Reading[]> {
  const given = (await answersOf(ctx, sittingId)).filter(({ state }) => state === 'kept');
  const rows = await correctionRows(
    ctx.db.read,
    given.map(({ id }) => id),
  );
  const written = await allOpened(ctx.vault, corrections, rows);
  return Promise.all(
    given.map(async (answer) => ({
      ...(await heardOf(ctx, answer)),
      corrections: new Map(
        written.filter(({ answerId }) => answerId === answer.id).map(({ passage, text }) => [passage, text]),
      ),
    })),
  );
}

async function heardOf(ctx: Ctx, answer: Answer) {
  const [recording, transcript] = [await findRecording(ctx, answer.id), await findTranscript(ctx, answer.id)];
  const gone = !recording && answer.takeId !== null && !(await findTake(ctx, answer.takeId));
  return { answer, recording, transcript, deleted: gone ? await deletionOf(ctx, answer) : undefined };
}
/** The very night its person was shown, as long as what stands now says that it has passed. */
async function deletionOf(ctx: Ctx, { sittingId, keptAt }: Answer): Promise<Deleted> {
  const [sitting, rules, decided] = await Promise.all([
    findSitting(ctx, sittingId),
    rulesOf(ctx.db.read),
    findDecided(ctx.db.read, sittingId),
  ]);
  const end = endOf(rules.recordings, keptAt, decided);
  return { on: sitting?.records && end && end <= ctx.now() ? end : undefined };
}

export type Standing = 'waiting' | 'ready' | 'no-speech' | 'unclear' | 'failed' | 'typed';
/** How far the words of an answer are. */
export function standingOf({ answer, recording, transcript, deleted }: Reading): Standing {
  if (answer.kind === 'typed') return 'typed';
  if (recording?.state === 'unreadable' || (deleted && !transcript)) return 'failed';
  return transcript?.state ?? 'waiting';
}
/** The words by which an answer is judged: typed, or heard and corrected. */
export const wordsOfReading = ({ answer, transcript, corrections: written }: Reading): string =>
  answer.kind === 'typed' ? (answer.text ?? '') : standingText(transcript?.words ?? [], written);

export async function ownSitting(ctx: Ctx, candidate: Candidate): Promise<Sitting> {
  const sitting = await findSittingOf(ctx, candidate.invitationId);
  if (sitting) return sitting;
  throw new Refusal('conflict', 'There is nothing to read yet: your interview has not begun.', {
    next: { label: 'Go on with the interview', href: '/interview' },
  });
}
export const agreedAt = async (ctx: Ctx, sittingId: Id<'sitting'>) =>
  (await findAgreement(ctx.db.read, sittingId))?.agreedAt;
/** Until when words can be corrected; an interview that is not finished has its time before it. */
export const correctUntil = (ctx: Ctx, { finishedAt, frozenSeconds }: Sitting) =>
  new Date((finishedAt ?? ctx.now()).getTime() + timeToRead + 1000 * (frozenSeconds ?? 0));

export type Written = { passage: string; text: string; undo: boolean };
export type Problem = 'emptied' | 'stale' | { tooLong: number };
/** Keeps a correction beside what was heard. Answers what is wrong with it, if anything is. */
export async function correct(
  ctx: Ctx,
  candidate: Candidate,
  answerId: Id<'answer'>,
  written: Written,
): Promise<Problem | undefined> {
  const sitting = await ownSitting(ctx, candidate);
  if (await agreedAt(ctx, sitting.id)) throw tooLate();
  const reading = (await readingsOf(ctx, sitting.id)).find(({ answer }) => answer.id === answerId);
  if (!reading) throw new Refusal('missing', 'There is no such answer. Reload the page.');
  const problem = problemWith(reading, written);
  if (problem) return problem;
  await keep(ctx, reading, written);
  return undefined;
}
const tooLate = () =>
  new Refusal(
    'conflict',
    'You have said that these are your words, so they stand. If something is wrong all the same, write to us.',
  );

function problemWith({ transcript }: Reading, { passage, text, undo }: Written): Problem | undefined {
  if (passage === 'addition') return text.length > longestAddition ? { tooLong: longestAddition } : undefined;
  const known = passagesOf(transcript?.words ?? []).some(({ key }) => key === passage);
  if (!known) return 'stale';
  return undo || text ? undefined : 'emptied';
}

async function keep(ctx: Ctx, { answer, transcript }: Reading, { passage, text, undo }: Written) {
  const { id: answerId, sittingId, subjectId } = answer;
  const heard = passagesOf(transcript?.words ?? []).find(({ key }) => key === passage);
  const back = undo || !text || (heard && textOf(heard.words) === text);
  const whose = { answerId, sittingId, subjectId };
  const fresh = { id: newId<'correction'>(), ...whose, passage, text, writtenAt: ctx.now() };
  const row = await sealed(ctx.vault, corrections, fresh);
  await ctx.db.write(async (tx, emit) => {
    await (back ? removeCorrection(tx, answerId, passage) : putCorrection(tx, { ...row, id: fresh.id }));
    emit(transcriptCorrected({ answerId, subjectId }));
  });
}

/** What a recorded answer says as it stands, one passage a line, without what was added to it. */
export async function heardText(ctx: Ctx, answerId: Id<'answer'>) {
  const words = (await findTranscript(ctx, answerId))?.words ?? [];
  const rows = await allOpened(ctx.vault, corrections, await correctionRows(ctx.db.read, [answerId]));
  return standingText(
    words,
    new Map(rows.flatMap(({ passage, text }) => (passage === 'addition' ? [] : [[passage, text]]))),
  );
}
type Heard = Pick<Answer, 'sittingId' | 'subjectId'> & { answerId: Id<'answer'> };
/**
 * Lays a text over what the machine heard, also when the words stand already: the right to have it put right does not
 * end with the interview. `by` is whoever does it: they, or a colleague at their wish. Answers the write, for the transaction it belongs to; nothing when no words are there.
 */
export async function correctHeard(ctx: Ctx, whose: Heard, said: string, by: SubjectId) {
  const { answerId, subjectId } = whose;
  const transcript = await findTranscript(ctx, answerId);
  if (!transcript) return undefined;
  const heard = new Map(passagesOf(transcript.words).map(({ key, words }) => [key, textOf(words)]));
  const laid = [...laidOver(transcript.words, said)];
  const rows = await Promise.all(
    laid.map(async ([passage, text]) => {
      const fresh = { id: newId<'correction'>(), ...whose, passage, text, writtenAt: ctx.now() };
      const back = heard.get(passage) === text;
      return {
        passage,
        row: back ? undefined : { ...(await sealed(ctx.vault, corrections, fresh)), id: fresh.id },
      };
    }),
  );
  return async (tx: Writer, emit: Emit) => {
    for (const { passage, row } of rows)
      await (row ? putCorrection(tx, row) : removeCorrection(tx, answerId, passage));
    emit(transcriptCorrected({ answerId, subjectId, by }));
  };
}

/** The words stand from now on. Refuses as long as something is still being written down. */
export async function agree(ctx: Ctx, candidate: Candidate) {
  const sitting = await ownSitting(ctx, candidate);
  const readings = await readingsOf(ctx, sitting.id);
  if (sitting.state === 'open' || readings.some((reading) => standingOf(reading) === 'waiting'))
    throw new Refusal(
      'conflict',
      'Not all of it is written down yet. Wait a moment, then read it and say so.',
    );
  await confirm(ctx, sitting);
}
async function confirm(ctx: Ctx, { id: sittingId, subjectId }: Sitting) {
  const row = { id: newId<'agreement'>(), sittingId, subjectId, agreedAt: ctx.now() };
  await ctx.db.write(async (tx, emit) => {
    if ((await insertAgreement(tx, row)).length) emit(transcriptsConfirmed({ sittingId, subjectId }));
  });
}

/** Answers were opened once more: what is said now wants to be read, too, before it stands. */
export const readAgain = (ctx: Ctx, sittingId: Id<'sitting'>, reopenedAt: Date) =>
  ctx.db.write((tx) => removeAgreement(tx, sittingId, reopenedAt));

/** Who typed every answer has read their words as they wrote them: nothing has to be waited for. */
export async function confirmTyped(ctx: Ctx, sittingId: Id<'sitting'>) {
  const [sitting, readings] = await Promise.all([findSitting(ctx, sittingId), readingsOf(ctx, sittingId)]);
  const isTyped = readings.length > 0 && readings.every(({ answer }) => answer.kind === 'typed');
  if (sitting && isTyped) await confirm(ctx, sitting);
}

/**
 * Finished interviews whose candidates did not come back to read: after a while the words stand, whether or not somebody
 * decided meanwhile. Where words went by the rules already, nothing is left that could stand.
 */
export async function confirmOverdue(ctx: Ctx) {
  const ago = (ms: number) => new Date(ctx.now().getTime() - ms);
  const { transcripts } = await rulesOf(ctx.db.read);
  const ended = { before: ago(timeToRead), decidedAfter: ago(transcripts.for), which: unsettled };
  for (const sitting of await finishedBefore(ctx, ended))
    if (correctUntil(ctx, sitting) <= ctx.now()) await confirm(ctx, sitting);
}
