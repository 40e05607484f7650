import { z } from 'zod';
import { Refusal } from '#kernel/errors.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';
import { legible } from '#kernel/words.ts';
import type { Criterion, Kit } from '#positions';
import type { Reading } from '#readings';
import type { Level } from '#scoring';

/** What is rated: one criterion of one question. */
export interface Place {
  readonly questionId: Id<'question'>;
  readonly criterionId: Id<'criterion'>;
}
/** And by which answer: one that is given anew is another one. */
export interface Wanted extends Place {
  readonly answerId?: Id<'answer'>;
}
/** `level` null: not enough evidence. Left out: not rated yet. */
export interface DraftLine extends Wanted {
  readonly level?: Level | null;
  readonly remark: string;
}
export interface Draft {
  readonly levels: readonly DraftLine[];
  readonly summary: string;
}
export interface Override {
  readonly level: Level | null;
  readonly reason: string;
  readonly at: Date;
}
/** A level as it was handed in, and how it was changed since, the newest change last: that one counts. */
export interface RatedLine extends Place {
  readonly level: Level | null;
  readonly remark: string;
  readonly overrides: readonly Override[];
}
/** What one person rated, once it is handed in. */
export interface Scorecard {
  readonly id: Id<'scorecard'>;
  readonly sittingId: Id<'sitting'>;
  readonly reviewerId: SubjectId;
  readonly state: 'handed-in';
  readonly handedInAt: Date;
  readonly levels: readonly RatedLine[];
  readonly summary: string;
}
export const nothingYet: Draft = { levels: [], summary: '' };

/** The level that counts. */
export const standingLevel = ({ level, overrides }: Pick<RatedLine, 'level' | 'overrides'>): Level | null => {
  const last = overrides.at(-1);
  return last ? last.level : level;
};
export const isAt = (place: Place) => (line: Place) =>
  line.questionId === place.questionId && line.criterionId === place.criterionId;

export const levelFrom = (sent: string): Level | null => (sent === 'none' ? null : (Number(sent) as Level));
export const levelSent = (level: Level | null) => (level === null ? 'none' : `${level}`);

/** One question's part of a scorecard, as one page shows and sends it; `summary` where the page has it. */
export interface Part {
  readonly questionId: Id<'question'>;
  readonly levels: readonly DraftLine[];
  readonly summary: string | undefined;
}
/** Tells whether somebody saved the same part meanwhile. */
export function printOf({ levels, summary }: Draft, questionId: Id<'question'>, withSummary: boolean) {
  const mine = levels
    .filter((line) => line.questionId === questionId && (line.level !== undefined || line.remark))
    .map(({ criterionId, level, remark, answerId }) => [criterionId, level ?? `${level}`, remark, answerId])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return hashOf(JSON.stringify([mine, withSummary ? summary : ''])).slice(0, 16);
}
export const withPart = (draft: Draft, { questionId, levels, summary }: Part): Draft => ({
  levels: [...draft.levels.filter((line) => line.questionId !== questionId), ...levels],
  summary: summary ?? draft.summary,
});
/** The level put down for this answer; one for an answer that stands no more is none. */
export function levelFor({ levels }: Draft, wanted: Wanted): Level | null | undefined {
  const line = levels.find(isAt(wanted));
  return line?.answerId && line.answerId !== wanted.answerId ? undefined : line?.level;
}
/** What still lacks a level. */
export const missingIn = (draft: Draft, wanted: readonly Wanted[]) =>
  wanted.filter((place) => levelFor(draft, place) === undefined);

const openIt = (sittingId: Id<'sitting'>) => ({
  next: { label: 'Open your scorecard', href: `/sittings/${sittingId}/review` },
});
export const alreadyHandedIn = (sittingId: Id<'sitting'>) =>
  new Refusal(
    'conflict',
    'You have handed in this scorecard already, so nothing was changed. A level can still be changed with a reason; both stay in the record.',
    openIt(sittingId),
  );
export const changedMeanwhile = (sittingId: Id<'sitting'>) =>
  new Refusal(
    'conflict',
    'You changed this level in another window meanwhile. Nothing was changed by this one.',
    openIt(sittingId),
  );
export const notHandedIn = (sittingId: Id<'sitting'>) =>
  new Refusal(
    'conflict',
    'Hand in your scorecard first. Until then you can change every level without giving a reason.',
    openIt(sittingId),
  );

const longest = (most: number) =>
  z
    .string()
    .max(most * 2, { error: `Use at most ${most.toLocaleString('en')} characters.` })
    .transform(legible)
    .refine((words) => words.length <= most, {
      error: `Use at most ${most.toLocaleString('en')} characters.`,
    })
    .default('');
const given = z.enum(['none', '1', '2', '3', '4', '5'], { error: 'Choose one of these levels.' });
/** What the page about one question sends. */
export const partForm = (rated: readonly Id<'criterion'>[], withSummary: boolean) =>
  z
    .object({
      seen: z.string().max(64).default(''),
      do: z.enum(['next', 'later', 'hand-in']).default('later'),
      ...(withSummary && { summary: longest(4000) }),
    })
    .and(
      z.object(
        Object.fromEntries(
          rated.flatMap((id) => [
            [`level-${id}`, given.optional()],
            [`remark-${id}`, longest(2000)],
          ]),
        ),
      ),
    );
/** That part of a scorecard, out of what was sent. */
export function partIn(asked: Asked, sent: object): Part {
  const questionId = asked.id;
  const answer = asked.reading && { answerId: asked.reading.answer.id };
  const words = sent as Readonly<Record<string, string | undefined>>;
  const levels = ratedOf(asked).map((criterionId) => {
    const level = words[`level-${criterionId}`];
    const rated = level ? { level: levelFrom(level) } : {};
    return { questionId, criterionId, ...answer, ...rated, remark: words[`remark-${criterionId}`] ?? '' };
  });
  return { questionId, levels, summary: words.summary };
}
/** What the page about one level sends to change it. */
export const changeForm = (criterionId: Id<'criterion'>) =>
  z
    .object({
      seen: z.coerce.number().int().min(0).max(10_000),
      [`level-${criterionId}`]: z.enum(given.options, { error: 'Choose the level you give now.' }),
      reason: z
        .string({ error: 'Write the reason: both levels stay in the record.' })
        .overwrite(legible)
        .min(1, { error: 'Write the reason: both levels stay in the record.' })
        .max(1000, { error: 'Use at most 1,000 characters.' }),
    })
    .transform((sent) => ({
      ...{ seen: Number(sent.seen), reason: String(sent.reason) },
      level: levelFrom(String(sent[`level-${criterionId}`])),
    }));

/** One question of the interview, with the answer that was handed in, if one was. */
export interface Asked {
  readonly id: Id<'question'>;
  readonly number: number;
  readonly text: string;
  readonly criteria: readonly Criterion[];
  readonly reading: Reading | undefined;
}
export const askedIn = ({ questions }: Kit, readings: readonly Reading[]): Asked[] =>
  questions.map(({ id, text, criteria }, at) => ({
    ...{ id, text, criteria, number: at + 1 },
    reading: readings.find(({ answer }) => answer.questionId === id),
  }));
/** What a scorecard needs a level for. Where nothing was answered, nothing is rated. */
export const wantedIn = (asked: readonly Asked[]): Wanted[] =>
  asked.flatMap(({ id: questionId, criteria, reading }) =>
    reading
      ? criteria.map(({ id: criterionId }) => ({ questionId, criterionId, answerId: reading.answer.id }))
      : [],
  );

/** What can be rated of a question: nothing where it was not answered. */
export const ratedOf = ({ reading, criteria }: Asked) => (reading ? criteria.map(({ id }) => id) : []);
