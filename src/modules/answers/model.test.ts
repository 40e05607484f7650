import { expect, test } from 'vitest';
import { type Id, newId } from '#kernel/ids.ts';
import {
  type AnswerState,
  type Asked,
  afterAbsence,
  counted,
  givenUp,
  isOver,
  mostBack,
  newestRounds,
  phaseOf,
  recordingClock,
  standing,
  startedClock,
  takesLeft,
  textProblem,
  wordsAtMost,
} from './model.ts';

const asked: Asked = {
  id: newId<'question'>(),
  kinds: ['video', 'audio', 'typed'],
  thinkSeconds: 60,
  answerSeconds: 120,
  retakes: 1,
};
const start = new Date('2026-08-22T10:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const most = mostBack(asked);

test('thinking ends when it was said, and typing is counted from there', () => {
  expect(startedClock(asked, 'audio', start)).toMatchObject({ thinkEndsAt: at(60), answerEndsAt: null });
  expect(startedClock(asked, 'typed', start)).toMatchObject({ thinkEndsAt: at(60), answerEndsAt: at(540) });
});

test('the phases follow each other by the clock alone', () => {
  const typed = { state: 'running' as AnswerState, ...startedClock(asked, 'typed', start) };
  const phases = [0, 59, 60, 539, 540].map((seconds) => phaseOf(typed, at(seconds)));
  expect(phases).toEqual(['thinking', 'thinking', 'answering', 'answering', 'over']);
  expect([isOver(typed.answerEndsAt, at(555)), isOver(typed.answerEndsAt, at(556))]).toEqual([false, true]);
});

test('a ping every five seconds gives nothing back', () => {
  let clock = startedClock(asked, 'typed', start);
  for (let seconds = 5; seconds <= 300; seconds += 5) clock = afterAbsence(clock, most, at(seconds));
  expect(clock).toEqual({ thinkEndsAt: at(60), answerEndsAt: at(540), seenAt: at(300), givenBackMs: 0 });
});

test('a line lost while thinking comes back with as much time as there was', () => {
  const seen = afterAbsence(startedClock(asked, 'typed', start), most, at(10));
  const back = afterAbsence(seen, most, at(310));
  expect(back).toMatchObject({ thinkEndsAt: at(360), answerEndsAt: at(840), givenBackMs: 300_000 });
});

test('a line lost while answering does not bring the thinking back', () => {
  const answering = { ...startedClock(asked, 'typed', start), seenAt: at(100) };
  const back = afterAbsence(answering, most, at(200));
  expect(back).toMatchObject({ thinkEndsAt: at(60), answerEndsAt: at(640) });
});

test('time that was over before the line was lost stays over', () => {
  const over = { ...startedClock(asked, 'typed', start), seenAt: at(600) };
  expect(afterAbsence(over, most, at(900))).toMatchObject({ answerEndsAt: at(540), givenBackMs: 0 });
});

test('no more than ten times the question is given back', () => {
  const back = afterAbsence(startedClock(asked, 'typed', start), most, at(100_000));
  expect(back.givenBackMs).toBe(1_800_000);
  const again = afterAbsence({ ...back, answerEndsAt: at(200_000) }, most, at(150_000));
  expect(again).toMatchObject({ answerEndsAt: at(200_000), givenBackMs: 1_800_000 });
});

test('whoever starts to speak has finished thinking and has the whole time to answer', () => {
  const early = recordingClock(startedClock(asked, 'audio', start), asked, at(20));
  expect(early).toMatchObject({ thinkEndsAt: at(20), answerEndsAt: at(145) });
  expect(recordingClock(early, asked, at(500))).toMatchObject({ thinkEndsAt: at(20), answerEndsAt: at(625) });
});

test('beginning a take uses it up; one of which nothing arrived is given back three times', () => {
  const take = { state: 'recording', bytes: 5 };
  const empty = { state: 'recording', bytes: 0 };
  expect(takesLeft(asked, [])).toBe(2);
  expect(counted(asked, [empty])).toEqual({ number: 1, takesLeft: 1 });
  expect(counted(asked, [...givenUp([take]), empty])).toEqual({ number: 2, takesLeft: 0 });
  expect(takesLeft(asked, givenUp([empty, empty, empty]))).toBe(2);
  expect(takesLeft(asked, givenUp([empty, empty, empty, empty]))).toBe(1);
  expect(takesLeft(asked, givenUp([empty, empty, empty, empty, empty, empty]))).toBe(0);
});

test('a typed answer may be as long as a spoken one, and not empty', () => {
  expect(wordsAtMost(asked)).toBe(300);
  expect(textProblem(asked, ' \n ')).toBe('empty');
  expect(textProblem(asked, 'word '.repeat(300))).toBeUndefined();
  expect(textProblem(asked, 'word '.repeat(301))).toEqual({ tooLong: 301 });
});

test('of a reopened question the candidate sees the newest round, others what was handed in', () => {
  const questionId = newId<'question'>();
  const row = (round: number, state: AnswerState, number = 1, id: Id<'question'> = questionId) => ({
    ...{ questionId: id, round, state, number },
  });
  const rows = [row(1, 'kept', 2, newId()), row(1, 'kept'), row(2, 'untouched')];
  expect(newestRounds(rows).map(({ round, state }) => [round, state])).toEqual([
    [2, 'untouched'],
    [1, 'kept'],
  ]);
  expect(standing(rows).map(({ round, state }) => [round, state])).toEqual([
    [1, 'kept'],
    [1, 'kept'],
  ]);
  expect(standing([row(1, 'replaced'), row(2, 'kept')])).toEqual([row(2, 'kept')]);
});
