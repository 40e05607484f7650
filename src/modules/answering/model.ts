import { type AnswerKind, type Sheet, secondsToType, wordsAtMost } from '#answers';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Question } from '#positions';
import { askedOf, type Begun, currentSheet } from '#sittings';
import type { SliceNote } from '#takes';

/** The sheet that is to be filled in now, if it is the one for this question. */
export function sheetFor(here: Begun, questionId: Id<'question'>): Sheet {
  const sheet = currentSheet(here);
  if (sheet?.questionId === questionId) return sheet;
  throw new Refusal(
    'conflict',
    'This question is not the one you are at. Reload the page to see where you are.',
    {
      next: { label: 'Go on with the interview', href: '/interview' },
    },
  );
}

/** A question as its page shows it. */
export const shownQuestion = (here: Begun, sheet: Sheet) =>
  shownAs(askedOf(here, sheet.questionId), { number: sheet.number, of: here.kit.questions.length });
export function shownAs(asked: Question, place: { number: number; of: number }) {
  const { id, text, hint, thinkSeconds, answerSeconds, retakes, kinds, criteria } = asked;
  return {
    ...{ id, text, thinkSeconds, retakes, kinds },
    hint: hint || undefined,
    ...place,
    criteria: criteria.map(({ name }) => name),
    longestSeconds: answerSeconds,
    typeSeconds: secondsToType(asked),
    wordsAtMost: wordsAtMost(asked),
  };
}
/** The way of answering that is offered first: the one somebody prefers, or used last. */
export function usualKind({ sitting, sheets }: Begun, offered: readonly AnswerKind[]): AnswerKind {
  const last = sheets.findLast(({ state }) => state === 'kept')?.kind;
  const wished = last ?? sitting.prefers;
  return (wished && offered.includes(wished) ? wished : offered[0]) ?? 'typed';
}

/** What a slice says of itself: where it begins, how long it is, and what it is. */
export function sliceNote(offset: string, header: (name: string) => string | undefined): SliceNote {
  const bytes = header('content-length') ?? '';
  const sha256 = header('x-content-sha256')?.toLowerCase() ?? '';
  if (!/^\d{1,15}$/.test(offset) || !/^\d{1,15}$/.test(bytes) || !/^[0-9a-f]{64}$/.test(sha256))
    throw new Refusal(
      'invalid',
      'A slice says where it begins, how long it is (Content-Length) and its SHA-256 (X-Content-SHA256, hex). Send it again with all three.',
    );
  return { start: Number(offset), bytes: Number(bytes), sha256 };
}
