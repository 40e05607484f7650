import type { Sitting } from '#interviews';
import type { Form } from '#kernel/http.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { playerOf } from '#media';
import type { Criterion } from '#positions';
import { passagesOf, piecesOf, standingOf } from '#readings';
import {
  type Asked,
  isAt,
  levelFrom,
  missingIn,
  type OwnCard,
  type Place,
  type RatedLine,
  type Scorecard,
  standingLevel,
  wantedIn,
} from '#scorecards';
import { type Level, overall, type Rating } from '#scoring';
import { isUnsure } from '#transcription';
import type { AnswerShown } from '#views/reviews/answer.tsx';
import type { PersonsLevel } from '#views/reviews/rated.tsx';
import type { AiStanding } from '#views/reviews/revealed.tsx';

/** What is there to see after one's own scorecard. */
export interface Others {
  readonly ratings: readonly Rating[];
  readonly cards: readonly Scorecard[];
  readonly names: ReadonlyMap<SubjectId, string>;
}
/** All that a reviewer's page starts from. */
export interface Review {
  readonly sitting: Sitting;
  readonly position: { id: Id<'position'>; title: string };
  readonly name: string;
  readonly asked: readonly Asked[];
  readonly own: OwnCard;
  /** When its person said that the written words are theirs; until `correctUntil` they can still change. */
  readonly agreedAt: Date | undefined;
  readonly correctUntil: Date;
  /** Undefined as long as the own scorecard is not handed in: then nothing of it was read. */
  readonly others: Others | undefined;
}

export interface Line {
  readonly by: string;
  readonly average: number | null;
  /** 0 to 1: how much of the weight has a level. */
  readonly coverage: number;
  readonly ai: boolean;
  readonly at: Date | null;
  readonly summary: string;
}
export const hasSpoken = (asked: readonly Asked[]) =>
  asked.some(({ reading }) => reading && reading.answer.kind !== 'typed');
const everything = (asked: readonly Asked[]) =>
  asked.flatMap(({ id: questionId, criteria }) =>
    criteria.map(({ id: criterionId, weight }) => ({ questionId, criterionId, weight })),
  );
/** Everybody's interview as one line: those who rated, in order, and the AI if it proposed anything. */
export function linesOf({ asked }: Pick<Review, 'asked'>, { cards, names, ratings }: Others): Line[] {
  const places = everything(asked);
  const people = cards.map((card): Line => {
    const levelAt = (place: Place): Level | null => {
      const line = card.levels.find(isAt(place));
      return line ? standingLevel(line) : null;
    };
    const mean = overall(places.map((place) => ({ level: levelAt(place), weight: place.weight })));
    const by = names.get(card.reviewerId) ?? '';
    return { ...mean, by, ai: false, at: card.handedInAt, summary: card.summary };
  });
  if (!ratings.some(({ state }) => state === 'rated')) return people;
  const proposed = places.map(({ questionId, criterionId, weight }) => {
    const rating = ratings.find((one) => one.questionId === questionId);
    const found = rating?.proposals.find((one) => one.criterionId === criterionId);
    return { level: found?.level ?? null, weight };
  });
  return [...people, { ...overall(proposed), by: 'AI proposal', ai: true, at: null, summary: '' }];
}

type Own = Pick<OwnCard, 'draft' | 'handedInAt'>;
/** The answer to one question as a reviewer's page shows it. */
export function answerShown({ reading }: Asked, { handedInAt }: Own): AnswerShown | undefined {
  if (!reading) return undefined;
  const { answer, recording, transcript, corrections, deleted } = reading;
  const words = transcript?.words ?? [];
  return {
    standing: standingOf(reading),
    recording: playerOf(recording),
    deleted,
    passages: passagesOf(words).map(({ key, words: heard }) => ({
      at: heard[0]?.start ?? 0,
      pieces: piecesOf(heard, corrections.get(key)),
      corrected: corrections.has(key),
    })),
    text: answer.text ?? undefined,
    addition: corrections.get('addition'),
    unsure: words.filter(isUnsure).length,
    givenAnew: Boolean(handedInAt && answer.keptAt && answer.keptAt > handedInAt),
  };
}

/** One criterion after the reveal: who gave which level, what the AI proposes, and how the own one changed. */
export function criterionShown(asked: Asked, criterion: Criterion, others: Others, reader: SubjectId) {
  const place = { questionId: asked.id, criterionId: criterion.id };
  const people = others.cards.flatMap((card): PersonsLevel[] => {
    const line = card.levels.find(isAt(place));
    return line ? [personShown(card, line, others, reader)] : [];
  });
  const rating = others.ratings.find(({ questionId }) => questionId === asked.id);
  const ai = rating?.proposals.find(({ criterionId }) => criterionId === criterion.id);
  const { id, name, weight, levels } = criterion;
  return {
    ...{ id, name, weight, levels, people },
    ai: ai && {
      ...{ value: ai.level, runs: ai.levels, doubts: ai.doubts },
      quotes: ai.quotes.map(({ text, at }) => ({ text, at: at ?? undefined })),
    },
  };
}
function personShown(
  { reviewerId }: Scorecard,
  line: RatedLine,
  { names }: Others,
  reader: SubjectId,
): PersonsLevel {
  const { level: first, remark, overrides } = line;
  const before = [first, ...overrides.map(({ level }) => level)];
  return {
    ...{ by: names.get(reviewerId) ?? '', own: reviewerId === reader, first, remark },
    value: standingLevel(line),
    changes: overrides.map(({ level: to, reason, at }, nth) => ({
      from: before[nth] ?? null,
      to,
      reason,
      at,
    })),
  };
}

/** How the AI's part of one answer stands. */
export function aiStanding({ id, reading }: Asked, { ratings }: Others): AiStanding | undefined {
  const rating = ratings.find(({ questionId }) => questionId === id);
  if (!reading || !rating) return undefined;
  return { state: rating.state, because: rating.because, dropped: rating.dropped.length };
}

export const pathOf = (id: Id<'sitting'>, number: number) => `/sittings/${id}/review?question=${number}`;
/** "2 levels to give: question 1, question 3" */
export function leftWords(asked: readonly Asked[], left: readonly Place[]) {
  if (!left.length) return '';
  const where = asked.filter(({ id }) => left.some(({ questionId }) => questionId === id));
  const count = left.length === 1 ? '1 level' : `${left.length} levels`;
  return `${count} to give: ${where.map(({ number }) => `question ${number}`).join(', ')}`;
}
/** Where a level is missing, and what it is called. */
export function missingLine(
  asked: readonly Asked[],
  { questionId, criterionId }: Place,
  sittingId: Id<'sitting'>,
) {
  const question = asked.find(({ id }) => id === questionId);
  const name = question?.criteria.find(({ id }) => id === criterionId)?.name;
  const number = question?.number ?? 1;
  return { href: `${pathOf(sittingId, number)}#level-${criterionId}`, text: `Question ${number}, ${name}` };
}

/** A change of a level that was sent. */
export interface Changed {
  readonly criterionId: string;
  readonly form: Form<object>;
}
/** The form that changes a level, as it was sent if something was wrong with it. */
export function changeShown(criterionId: string, seen: number, changed: Changed | undefined) {
  if (changed?.criterionId !== criterionId || changed.form.ok) return { seen, reason: '', problems: {} };
  const { given, problems } = changed.form;
  const level = given[`level-${criterionId}`];
  return {
    ...{ seen, reason: given.reason ?? '', value: level ? levelFrom(level) : undefined },
    problems: Object.fromEntries(
      Object.entries(problems).map(([field, text]) => [field.split('-')[0] ?? field, text]),
    ),
  };
}

/** The questions as tabs; a draft says which are done. */
export function tabsOf({ sitting, asked, own }: Review) {
  const lacks = new Set(missingIn(own.draft, wantedIn(asked)).map(({ questionId }) => questionId));
  const signOf = ({ id, reading }: Asked) => {
    if (own.handedInAt) return '';
    if (!reading) return ', not answered';
    return lacks.has(id) ? '' : ', done';
  };
  return asked.map((one) => ({
    href: pathOf(sitting.id, one.number),
    label: `Question ${one.number}${signOf(one)}`,
  }));
}
