import { Refusal } from '#kernel/errors.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

export type AnswerKind = 'video' | 'audio' | 'typed';
/** What the rules of answering need to know of a question. */
export interface Asked {
  id: Id<'question'>;
  kinds: readonly AnswerKind[];
  thinkSeconds: number;
  answerSeconds: number;
  retakes: number;
}
/** `replaced`: answered once more after a recruiter reopened the question. */
export type AnswerState = 'untouched' | 'running' | 'kept' | 'unanswered' | 'replaced';
export interface Clock {
  thinkEndsAt: Date | null;
  /** Null as long as no time is counted: while somebody thinks, or listens to what was recorded. */
  answerEndsAt: Date | null;
  seenAt: Date | null;
  givenBackMs: number;
}
/** An answer as everybody else knows it. */
export interface Answer {
  id: Id<'answer'>;
  subjectId: SubjectId;
  sittingId: Id<'sitting'>;
  questionId: Id<'question'>;
  number: number;
  round: number;
  kind: AnswerKind | null;
  state: AnswerState;
  text: string | null;
  takeId: Id<'take'> | null;
  keptAt: Date | null;
}

/** People speak about 150 words a minute: a typed answer may be as long as a spoken one. */
export const wordsAtMost = ({ answerSeconds }: Pick<Asked, 'answerSeconds'>) =>
  Math.max(50, Math.round((answerSeconds * 2.5) / 10) * 10);
/** And type them about four times as slowly. */
const typingFactor = 4;
/** The recorder starts a moment after it has asked; the server's end is never earlier than the recorder's own. */
const startMargin = 5_000;
/** What was on its way when the time ended still counts. */
export const lateness = 15_000;
/** Pages tell every 5 seconds that somebody is there; silence longer than this is a lost line. */
export const absence = 10_000;
const mostGivenBack = 10;

/** The times alone, of whatever carries them. */
export const timesOf = ({ thinkEndsAt, answerEndsAt, seenAt, givenBackMs }: Clock): Clock => ({
  ...{ thinkEndsAt, answerEndsAt, seenAt, givenBackMs },
});
const later = (moment: Date, ms: number) => new Date(moment.getTime() + ms);
const typingMs = ({ answerSeconds }: Asked) => answerSeconds * typingFactor * 1000;
/** From the moment a question is opened, for whoever types: thinking and typing. */
export const secondsToType = (asked: Asked) => asked.thinkSeconds + typingMs(asked) / 1000;
/** No more than this is given back for one answer: a lost line is lost for a while, not for ever. */
export const mostBack = (asked: Asked) => mostGivenBack * (asked.thinkSeconds + asked.answerSeconds) * 1000;

/** Opening a question starts the time to think; typing is counted from its end. */
export function startedClock(asked: Asked, kind: AnswerKind, now: Date): Clock {
  const thinkEndsAt = later(now, asked.thinkSeconds * 1000);
  const answerEndsAt = kind === 'typed' ? later(thinkEndsAt, typingMs(asked)) : null;
  return { thinkEndsAt, answerEndsAt, seenAt: now, givenBackMs: 0 };
}

/** The clock with the time given back in which nobody was there, as far as it was running. */
export function afterAbsence(clock: Clock, most: number, now: Date): Clock {
  const { seenAt, givenBackMs } = clock;
  const away = seenAt ? now.getTime() - seenAt.getTime() : 0;
  if (!seenAt || away <= absence) return { ...clock, seenAt: now };
  const back = Math.max(0, Math.min(away, most - givenBackMs));
  const moved = (end: Date | null) => (end && end > seenAt ? later(end, back) : end);
  const [thinkEndsAt, answerEndsAt] = [moved(clock.thinkEndsAt), moved(clock.answerEndsAt)];
  const used = thinkEndsAt !== clock.thinkEndsAt || answerEndsAt !== clock.answerEndsAt ? back : 0;
  return { thinkEndsAt, answerEndsAt, seenAt: now, givenBackMs: givenBackMs + used };
}

/** Whoever starts to speak has finished thinking. */
export function recordingClock(clock: Clock, asked: Asked, now: Date): Clock {
  const thinkEndsAt = clock.thinkEndsAt && clock.thinkEndsAt < now ? clock.thinkEndsAt : now;
  const answerEndsAt = later(now, asked.answerSeconds * 1000 + startMargin);
  return { ...clock, thinkEndsAt, answerEndsAt, seenAt: now };
}

export type Phase = 'untouched' | 'thinking' | 'answering' | 'over' | 'kept' | 'unanswered';
export function phaseOf(
  { state, thinkEndsAt, answerEndsAt }: { state: AnswerState } & Clock,
  now: Date,
): Phase {
  if (state === 'replaced') return 'kept';
  if (state !== 'running') return state;
  if (thinkEndsAt && thinkEndsAt > now) return 'thinking';
  return answerEndsAt && answerEndsAt <= now ? 'over' : 'answering';
}

export const isOver = (answerEndsAt: Date | null, now: Date) =>
  answerEndsAt !== null && later(answerEndsAt, lateness) < now;
export const isDone = ({ state }: { state: AnswerState }) => state !== 'untouched' && state !== 'running';

type Counted = { state: string; bytes: number };
/** Takes of which nothing arrived cost no retake, so that a broken microphone costs nobody the answer; but not for ever. */
const freeStarts = 3;
/** How many takes may still be begun. Beginning one uses it up, whatever becomes of it. */
export function takesLeft({ retakes }: Pick<Asked, 'retakes'>, begun: readonly Counted[]): number {
  const empty = begun.filter(({ state, bytes }) => state === 'discarded' && bytes === 0).length;
  return Math.max(0, retakes + 1 - (begun.length - Math.min(empty, freeStarts)));
}
/** Which of the takes that count this is, from 1. */
export const takeNumber = (asked: Pick<Asked, 'retakes'>, begun: readonly Counted[]) =>
  asked.retakes + 1 - takesLeft(asked, begun);

export const counted = (asked: Pick<Asked, 'retakes'>, begun: readonly Counted[]) => ({
  number: takeNumber(asked, begun),
  takesLeft: takesLeft(asked, begun),
});
/** Takes as they are once another one is begun: whatever was open is given up. */
export const givenUp = <T extends Counted>(begun: readonly T[]) =>
  begun.map((take) => ({ ...take, state: 'discarded' as const }));
export const noneLeft = () =>
  new Refusal('conflict', 'There is no take left for this question. Hand in what is saved.');

export const handedIn = () =>
  new Refusal('conflict', 'This answer is handed in already. Reload the page to see where you are.');
export function mustRun({ state }: { state: AnswerState }) {
  if (state === 'untouched')
    throw new Refusal('conflict', 'Open the question first. Then your time to think begins.');
  if (state !== 'running') throw handedIn();
}
export function checkKind(asked: Asked, kind: AnswerKind) {
  if (asked.kinds.includes(kind)) return kind;
  throw new Refusal(
    'invalid',
    'This question cannot be answered in that way. Choose one of those that are shown.',
  );
}

const words = (text: string) => text.trim().split(/\s+/u).filter(Boolean).length;
export type TextProblem = 'empty' | { tooLong: number };
/** Why this text cannot be handed in, if so. */
export function textProblem(asked: Asked, text: string): TextProblem | undefined {
  if (!text.trim()) return 'empty';
  const count = words(text);
  return count > wordsAtMost(asked) ? { tooLong: count } : undefined;
}
type InRounds = { questionId: Id<'question'>; round: number; number: number; state: AnswerState };
const byNumber = (a: InRounds, b: InRounds) => a.number - b.number;
const perQuestion = <T extends InRounds>(rows: readonly T[], better: (a: T, b: T) => boolean): T[] => {
  const chosen = new Map<Id<'question'>, T>();
  for (const row of rows) {
    const before = chosen.get(row.questionId);
    if (!before || better(row, before)) chosen.set(row.questionId, row);
  }
  return [...chosen.values()].sort(byNumber);
};
/** What the candidate is to answer: of a reopened question, the newest round. */
export const newestRounds = <T extends InRounds>(rows: readonly T[]) =>
  perQuestion(rows, (a, b) => a.round > b.round);
/** What stands for each question: the newest answer that was handed in, or else the newest round. */
export const standing = <T extends InRounds>(rows: readonly T[]) =>
  perQuestion(rows, (a, b) =>
    (a.state === 'kept') === (b.state === 'kept') ? a.round > b.round : a.state === 'kept',
  );
