import { asWritten, checkLength, findDraft, removeDraft, saveDraft } from '#drafts';
import type { Ctx } from '#kernel/context.ts';
import type { Sealed } from '#kernel/data.ts';
import type { Writer } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Emit } from '#kernel/events.ts';
import type { Id } from '#kernel/ids.ts';
import { allOpened, opened, type Plain, sealed } from '#kernel/privacy.ts';
import { beginTake, discardTakes, eraseAllDiscarded, keepTake, type Take, takesOf } from '#takes';
import { answers } from './data.ts';
import { answerKept } from './events.ts';
import {
  type Answer,
  type AnswerKind,
  type Asked,
  afterAbsence,
  type Clock,
  checkKind,
  counted,
  givenUp,
  handedIn,
  isDone,
  isOver,
  mostBack,
  mustRun,
  newestRounds,
  noneLeft,
  recordingClock,
  standing,
  startedClock,
  type TextProblem,
  takesLeft,
  textProblem,
  timesOf,
} from './model.ts';
import { type AnswerRow, answersOfSitting, findAnswerRow, moveAnswer, replaceRounds } from './store.ts';

/** An answer as its own candidate sees it: with clock and draft. */
export type Sheet = Plain<AnswerRow>;

/** What stands for each question of a sitting, in their order. */
export const answersOf = async (ctx: Ctx, sittingId: Id<'sitting'>): Promise<Answer[]> =>
  allOpened(ctx.vault, answers, standing(await answersOfSitting(ctx.db.read, sittingId)));
export const findAnswer = (ctx: Ctx, id: Id<'answer'>): Promise<Answer | undefined> => findSheet(ctx, id);
export async function answerOf(ctx: Ctx, id: Id<'answer'>): Promise<Answer> {
  const found = await findAnswer(ctx, id);
  if (!found) throw new Refusal('missing', 'There is no such answer.');
  return found;
}
/** One answer with its clock. */
export async function findSheet(ctx: Ctx, id: Id<'answer'>): Promise<Sheet | undefined> {
  const row = await findAnswerRow(ctx.db.read, id);
  return row && opened(ctx.vault, answers, row);
}
/** What the candidate has answered and has still to answer, in order. */
export const sheetsOf = async (ctx: Ctx, sittingId: Id<'sitting'>): Promise<Sheet[]> =>
  allOpened(ctx.vault, answers, newestRounds(await answersOfSitting(ctx.db.read, sittingId)));

/** Opens the question. A second click changes nothing. */
export async function startAnswer(ctx: Ctx, sheet: Sheet, asked: Asked, kind: AnswerKind) {
  const clock = startedClock(asked, checkKind(asked, kind), ctx.now());
  await ctx.db.write((tx) => moveAnswer(tx, sheet.id, 'untouched', { ...clock, kind, state: 'running' }));
}
/** Another way of answering starts the question again with the full time; what was recorded is erased. */
export async function changeKind(ctx: Ctx, sheet: Sheet, asked: Asked, kind: AnswerKind) {
  if (sheet.kind === checkKind(asked, kind)) return;
  mustRun(sheet);
  const clock = startedClock(asked, kind, ctx.now());
  await ctx.db.write(async (tx, emit) => {
    if (!(await moveAnswer(tx, sheet.id, 'running', { ...clock, kind }))) throw handedIn();
    await discardTakes(tx, emit, sheet.id, null);
  });
  await eraseAllDiscarded(ctx, sheet.id);
}

/** The clock now, with lost time given back. Nothing is written. */
export const clockOf = (ctx: Ctx, sheet: Clock, asked: Asked): Clock =>
  afterAbsence(sheet, mostBack(asked), ctx.now());

/** The person is there: the server's clock goes on, and time lost without them is given back. */
export async function notePresence(ctx: Ctx, sheet: Sheet, asked: Asked): Promise<Clock> {
  if (sheet.state !== 'running') return sheet;
  return ctx.db.write(async (tx) => {
    const now = (await findAnswerRow(tx, sheet.id)) ?? sheet;
    const clock = clockOf(ctx, now, asked);
    await moveAnswer(tx, sheet.id, 'running', timesOf(clock));
    return clock;
  });
}
/** Begins a take: from here on it counts. The take before it is erased at once. */
export async function startTake(
  ctx: Ctx,
  sheet: Sheet,
  asked: Asked,
  { kind, mime }: { kind: 'audio' | 'video'; mime: string },
) {
  mustRun(sheet);
  if (sheet.kind !== kind)
    throw new Refusal('conflict', 'You chose another way to answer this question. Reload the page.');
  const { id: answerId, sittingId, subjectId } = sheet;
  const begun = await ctx.db.write(async (tx, emit) => {
    const clock = recordingClock(sheet, asked, ctx.now());
    if (!(await moveAnswer(tx, answerId, 'running', timesOf(clock)))) throw handedIn();
    const before = await takesOf(tx, answerId);
    if (takesLeft(asked, givenUp(before)) < 1) throw noneLeft();
    const longestSeconds = asked.answerSeconds;
    const news = { answerId, sittingId, subjectId, number: before.length + 1, kind, mime, longestSeconds };
    const take = await beginTake(tx, emit, { ...news, startedAt: ctx.now() });
    return { take, endsAt: clock.answerEndsAt ?? ctx.now(), ...counted(asked, [...givenUp(before), take]) };
  });
  await eraseAllDiscarded(ctx, answerId);
  return begun;
}
/** Keeps what is being typed, as long as there is time. */
export async function saveTyped(
  ctx: Ctx,
  sheet: Sheet,
  asked: Asked,
  typed: { text: string; revision: number },
) {
  mustRun(sheet);
  if (isOver(clockOf(ctx, sheet, asked).answerEndsAt, ctx.now()))
    throw new Refusal('gone', 'The time for this answer is over. Hand in what is saved.');
  const { id, sittingId, subjectId } = sheet;
  return saveDraft(ctx, { id, sittingId, subjectId, ...typed });
}

/** Hands in a recording. Saying it twice is no error. */
export async function handInTake(ctx: Ctx, sheet: Sheet, take: Take) {
  if (sheet.takeId === take.id) return;
  mustRun(sheet);
  if (take.answerId !== sheet.id || take.bytes === 0)
    throw new Refusal('conflict', 'There is nothing of this recording to hand in. Record the answer again.');
  await keep(ctx, sheet, { takeId: take.id, kind: take.kind }, (tx, emit) => keepTake(tx, emit, take));
}

/** Hands in a typed answer, or says what is wrong with it. After the time, what was saved in time is what counts. */
export async function handInText(
  ctx: Ctx,
  sheet: Sheet,
  asked: Asked,
  given: string,
): Promise<TextProblem | undefined> {
  mustRun(sheet);
  checkKind(asked, 'typed');
  if (isOver(clockOf(ctx, sheet, asked).answerEndsAt, ctx.now())) {
    await closeSheet(ctx, { ...sheet, kind: 'typed' });
    return undefined;
  }
  const text = asWritten(given);
  checkLength(text);
  const problem = textProblem(asked, text);
  if (!problem) await keepText(ctx, sheet, text);
  return problem;
}
async function keepText(ctx: Ctx, sheet: Sheet, words: string) {
  const { id, subjectId } = sheet;
  const { text } = await sealed(ctx.vault, answers, { id, subjectId, text: words });
  await keep(ctx, sheet, { text: text ?? null, kind: 'typed' }, (tx, emit) =>
    discardTakes(tx, emit, id, null),
  );
}

type Kept = { kind: AnswerKind } & ({ takeId: Id<'take'> } | { text: Sealed | null });
type Step = (tx: Writer, emit: Emit) => Promise<void>;
async function keep(ctx: Ctx, { id: answerId, ...whose }: Sheet, kept: Kept, alongside: Step) {
  const { sittingId, subjectId } = whose;
  const replaced = await ctx.db.write(async (tx, emit) => {
    if (!(await moveAnswer(tx, answerId, 'running', { ...kept, state: 'kept', keptAt: ctx.now() })))
      throw handedIn();
    await alongside(tx, emit);
    await removeDraft(tx, answerId);
    emit(answerKept({ answerId, sittingId, subjectId }));
    return replaceEarlier(tx, emit, answerId);
  });
  for (const id of [answerId, ...replaced]) await eraseAllDiscarded(ctx, id);
}
/** An answer given anew takes the place of the one before. */
async function replaceEarlier(tx: Writer, emit: Emit, answerId: Id<'answer'>) {
  const replaced = (await replaceRounds(tx, answerId)).map(({ id }) => id);
  for (const id of replaced) await discardTakes(tx, emit, id, null);
  return replaced;
}

/** The time is over: what is saved of an answer is handed in as it is; without anything it stays unanswered. */
export async function closeSheet(ctx: Ctx, sheet: Sheet) {
  if (isDone(sheet)) return;
  const take = (await takesOf(ctx.db.read, sheet.id)).findLast(
    ({ state, bytes }) => state !== 'discarded' && bytes > 0,
  );
  const draft = (await findDraft(ctx, sheet.id))?.text.trim();
  if (draft && (sheet.kind === 'typed' || !take)) return keepText(ctx, sheet, draft);
  if (take) return handInTake(ctx, sheet, take);
  await ctx.db.write(async (tx, emit) => {
    await moveAnswer(tx, sheet.id, sheet.state, { state: 'unanswered' });
    await discardTakes(tx, emit, sheet.id, null);
  });
}
