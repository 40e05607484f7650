import {
  clockOf,
  counted,
  findSheet,
  givenUp,
  handInTake,
  handInText,
  notePresence,
  phaseOf,
  type Sheet,
  startTake,
  type TextProblem,
} from '#answers';
import type { Candidate } from '#auth';
import { findDraft } from '#drafts';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import {
  askedOf,
  type Begun,
  begun,
  findOwnSitting,
  finishIfDone,
  type Interview,
  interviewOf,
  mustHold,
  notConsented,
} from '#sittings';
import { acceptSlice, completeTake, findTake, type SliceNote, type Take, takesOf } from '#takes';

const ms = (moment: Date | null) => moment?.getTime() ?? null;

/** How often a question was begun, and the take that waits to be handed in. */
export async function takesSoFar(ctx: Ctx, here: Begun, sheet: Sheet) {
  const takes = await takesOf(ctx.db.read, sheet.id);
  const open = takes.findLast(({ state }) => state === 'recording' || state === 'complete');
  // A take of which nothing arrived is given up when another one begins, and then costs nothing.
  const { takesLeft } = counted(askedOf(here, sheet.questionId), givenUp(takes));
  return { takesLeft, openTake: open && { id: open.id, state: open.state } };
}
export async function draftFor(ctx: Ctx, sheet: Sheet) {
  const draft = await findDraft(ctx, sheet.id);
  return { text: draft?.text ?? '', revision: draft?.revision ?? 0, savedAt: draft?.savedAt.getTime() };
}
/** When thinking and answering end, with lost time given back. */
export function timesFor(ctx: Ctx, here: Begun, sheet: Sheet) {
  const clock = clockOf(ctx, sheet, askedOf(here, sheet.questionId));
  return { now: ctx.now().getTime(), thinkEnds: ms(clock.thinkEndsAt), answerEnds: ms(clock.answerEndsAt) };
}

const unknownTake = () =>
  new Refusal(
    'missing',
    'There is no such recording in this interview. Reload the page to see where you are.',
  );
/** A take of whoever asks, and of nobody else. */
async function ownTake(ctx: Ctx, candidate: Candidate, id: Id<'take'>) {
  const sitting = await findOwnSitting(ctx, candidate);
  if (!sitting) throw notConsented();
  const take = await findTake(ctx, id);
  const sheet = take && (await findSheet(ctx, take.answerId));
  if (!take || !sheet || take.subjectId !== candidate.subjectId || sheet.sittingId !== sitting.id)
    throw unknownTake();
  return { take, sheet, sitting, candidate };
}
async function heldTake(ctx: Ctx, candidate: Candidate, id: Id<'take'>) {
  const own = await ownTake(ctx, candidate, id);
  mustHold(own);
  return own;
}

/** The end of a running take. The question itself is not read for it: slices come every two seconds. */
function endOf(ctx: Ctx, { take, sheet }: { take: Take; sheet: Sheet }) {
  const asked = { id: sheet.questionId, kinds: [], retakes: 0, thinkSeconds: 0 };
  return ms(clockOf(ctx, sheet, { ...asked, answerSeconds: take.longestSeconds }).answerEndsAt);
}

/** Announces a take: from here on it counts. */
export async function announceTake(
  ctx: Ctx,
  here: Begun,
  sheet: Sheet,
  wish: { kind: 'audio' | 'video'; mime: string },
) {
  mustHold(here);
  const asked = askedOf(here, sheet.questionId);
  const { take, endsAt, ...rest } = await startTake(ctx, sheet, asked, wish);
  return { takeId: take.id, ...rest, longestSeconds: take.longestSeconds, endsAt: ms(endsAt) };
}
export async function takeSlice(
  ctx: Ctx,
  candidate: Candidate,
  id: Id<'take'>,
  note: SliceNote,
  content: AsyncIterable<Uint8Array>,
) {
  const own = await heldTake(ctx, candidate, id);
  const savedTo = await acceptSlice(ctx, own.take, note, content);
  return { savedTo, endsAt: endOf(ctx, own), now: ctx.now().getTime() };
}
/** Where a take stands, for a page that was closed in the middle of it. */
export async function takeState(ctx: Ctx, candidate: Candidate, id: Id<'take'>) {
  const { take, sheet } = await ownTake(ctx, candidate, id);
  const here = await interviewOf(ctx, candidate);
  const counts = counted(askedOf(here, sheet.questionId), givenUp(await takesOf(ctx.db.read, sheet.id)));
  const times = { endsAt: endOf(ctx, { take, sheet }), now: ctx.now().getTime() };
  return { state: take.state, savedTo: take.bytes, ...counts, ...times };
}
export async function finishTake(
  ctx: Ctx,
  candidate: Candidate,
  id: Id<'take'>,
  said: { bytes: number; seconds: number },
) {
  const { take } = await heldTake(ctx, candidate, id);
  await completeTake(ctx, take, said);
  return { state: take.state === 'kept' ? take.state : 'complete' };
}

/** Hands in a recording, or a typed answer; says what is wrong with the words, if anything is. */
export async function handIn(
  ctx: Ctx,
  here: Begun,
  sheet: Sheet,
  given: { take: Id<'take'> } | { text: string },
): Promise<TextProblem | undefined> {
  mustHold(here);
  if ('take' in given) await handInTake(ctx, sheet, (await ownTake(ctx, here.candidate, given.take)).take);
  else {
    const problem = await handInText(ctx, sheet, askedOf(here, sheet.questionId), given.text);
    if (problem) return problem;
  }
  await finishIfDone(ctx, { sittingId: sheet.sittingId });
  return undefined;
}

/** Somebody is there. A question that is not open any more has no clock. */
export async function bePresent(ctx: Ctx, interview: Interview, questionId: Id<'question'>) {
  const here = begun(interview);
  mustHold(here);
  const now = ctx.now();
  const sheet = here.sheets.find((one) => one.questionId === questionId);
  if (!sheet) throw new Refusal('missing', 'This interview has no such question.');
  if (sheet.state !== 'running')
    return { now: now.getTime(), thinkEndsAt: null, answerEndsAt: null, state: phaseOf(sheet, now) };
  const clock = await notePresence(ctx, sheet, askedOf(here, questionId));
  return {
    now: now.getTime(),
    thinkEndsAt: ms(clock.thinkEndsAt),
    answerEndsAt: ms(clock.answerEndsAt),
    state: phaseOf({ ...clock, state: 'running' }, now),
  };
}
