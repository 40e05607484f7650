import type { Sitting } from '#interviews';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { playerOf } from '#media';
import type { Kit } from '#positions';
import { passagesOf, piecesOf, type Reading, standingOf, wordsOfReading } from '#readings';
import { type Decision, type Scorecard, standingLevel } from '#reviews';
import { type DecisionRecord, type Level, overall, type Proposal, type Rating, type Unrated } from '#scoring';
import { isUnsure } from '#transcription';

/** Weighted mean of levels, and how much of the weight it rests on. */
export interface Mean {
  readonly average: number | null;
  /** 0 to 1, and the same in weights. */
  readonly coverage: number;
  readonly covered: number;
  readonly of: number;
  readonly judged: number;
  readonly criteria: number;
  /** Where the mean would be, had everything without a level been a 1 or a 5. Null without any level. */
  readonly between: readonly [low: number, high: number] | null;
}
export function meanOf(rated: readonly { level: number | null; weight: number }[]): Mean {
  const { average, coverage } = overall(rated);
  const known = rated.filter(({ level }) => level !== null);
  const sum = (some: typeof rated) => some.reduce((all, { weight }) => all + weight, 0);
  const instead = (level: number) => overall(rated.map((one) => ({ ...one, level: one.level ?? level })));
  const [low, high] = [instead(1).average, instead(5).average];
  return {
    ...{ average, coverage, covered: sum(known), of: sum(rated) },
    ...{ judged: known.length, criteria: rated.length },
    between: average === null || low === null || high === null ? null : [low, high],
  };
}

/** What one person says of one criterion. An override stands beside what it changed. */
export interface PersonsLevel {
  readonly reviewerId: SubjectId;
  readonly by: string;
  /** The one that counts: the last override, or else what was handed in. */
  readonly level: Level | null;
  readonly first: Level | null;
  readonly remark: string;
  readonly overrides: readonly { level: Level | null; reason: string; at: Date }[];
}
export interface ReportCriterion {
  readonly id: Id<'criterion'>;
  readonly name: string;
  readonly weight: number;
  readonly people: readonly PersonsLevel[];
  readonly ai: Omit<Proposal, 'criterionId'> | undefined;
}
export interface ReportQuestion {
  readonly id: Id<'question'>;
  readonly number: number;
  readonly text: string;
  readonly answer: ReportAnswer | undefined;
  readonly criteria: readonly ReportCriterion[];
  /** Undefined while the AI's proposals are closed to the reader. */
  readonly rating: Rating['state'] | undefined;
  readonly because: string | undefined;
  /** Since when the words that the AI read are others. */
  readonly supersededAt: Date | null;
  readonly unrated: readonly { text: string; reason: Unrated['reason'] }[];
  readonly record: DecisionRecord | undefined;
}
export type Decided = Pick<Decision, 'outcome' | 'reason' | 'decidedAt'> & { readonly by: string };
export interface Report {
  readonly sittingId: Id<'sitting'>;
  readonly subjectId: SubjectId;
  readonly name: string;
  readonly position: { id: Id<'position'>; title: string };
  readonly kit: { title: string; number: number; language: string };
  readonly state: Sitting['state'];
  readonly ai: boolean;
  readonly begunAt: Date;
  readonly finishedAt: Date | null;
  /** When its person said that the written words are theirs, or the time to correct them was over. */
  readonly agreedAt: Date | null;
  /** False: the reader's own scorecard comes first, and nothing that others or the AI say is in here. */
  readonly open: boolean;
  /** The one that counts; `earlier` are those it changed, the oldest first. */
  readonly decision: Decided | undefined;
  readonly earlier: readonly Decided[];
  readonly scorecards: readonly {
    reviewerId: SubjectId;
    by: string;
    handedInAt: Date;
    summary: string;
    mean: Mean;
  }[];
  readonly people: Mean;
  readonly proposed: Mean;
  /** Of the criteria that two or more people gave a level: how many got the same from all. */
  readonly agreement: { same: number; of: number };
  readonly questions: readonly ReportQuestion[];
}

export interface Given {
  readonly sitting: Sitting;
  readonly name: string;
  readonly position: { id: Id<'position'>; title: string };
  readonly version: { number: number; kit: Kit };
  readonly readings: readonly Reading[];
  readonly agreedAt: Date | undefined;
  readonly open: boolean;
  /** These four are empty unless `open`. */
  readonly ratings: readonly Rating[];
  readonly records: ReadonlyMap<Id<'answer'>, DecisionRecord>;
  readonly scorecards: readonly Scorecard[];
  readonly decisions: readonly Decision[];
  readonly names: ReadonlyMap<SubjectId, string>;
}

/** Puts together what is known of one interview. Pure: what is not given cannot be shown. */
export function compose(given: Given): Report {
  const { sitting, version } = given;
  const decisions = given.decisions.map(({ outcome, reason, decidedAt, decidedBy }) => ({
    ...{ outcome, reason, decidedAt, by: nameIn(given, decidedBy) },
  }));
  const questions = version.kit.questions.map((question, at) => questionOf(given, question, at));
  const criteria = questions.flatMap((question) => question.criteria);
  const ratedByMany = criteria.filter(({ people }) => people.filter(({ level }) => level).length > 1);
  return {
    ...{ sittingId: sitting.id, subjectId: sitting.subjectId, name: given.name, position: given.position },
    kit: { title: version.kit.title, number: version.number, language: version.kit.language },
    ...{ state: sitting.state, ai: sitting.ai, begunAt: sitting.consentedAt, finishedAt: sitting.finishedAt },
    ...{ agreedAt: given.agreedAt ?? null, open: given.open },
    ...{ decision: decisions.at(-1), earlier: decisions.slice(0, -1) },
    scorecards: given.scorecards.map((card) => cardOf(given, card, questions)),
    people: meanOf(criteria.map(({ people, weight }) => ({ level: middle(people), weight }))),
    proposed: meanOf(criteria.map(({ ai, weight }) => ({ level: ai?.level ?? null, weight }))),
    agreement: { same: ratedByMany.filter(agree).length, of: ratedByMany.length },
    questions,
  };
}
const nameIn = ({ names }: Given, id: SubjectId) => names.get(id) ?? 'Somebody who has left';
const agree = ({ people }: ReportCriterion) =>
  new Set(people.flatMap(({ level }) => (level ? [level] : []))).size === 1;
/** The mean of the levels that people gave to one criterion. */
export const middle = (people: readonly Pick<PersonsLevel, 'level'>[]) =>
  overall(people.map(({ level }) => ({ level, weight: 1 }))).average;

function cardOf(given: Given, card: Scorecard, questions: readonly ReportQuestion[]) {
  const { reviewerId, handedInAt, summary } = card;
  const rated = questions.flatMap(({ id: questionId, criteria }) =>
    criteria.map(({ id, weight }) => ({ level: lineOf(card, questionId, id)?.level ?? null, weight })),
  );
  return { reviewerId, by: nameIn(given, reviewerId), handedInAt, summary, mean: meanOf(rated) };
}
function lineOf(card: Scorecard, questionId: Id<'question'>, criterionId: Id<'criterion'>) {
  const line = card.levels.find((one) => one.questionId === questionId && one.criterionId === criterionId);
  if (!line) return undefined;
  const { level: first, remark, overrides } = line;
  return { first, remark, overrides, level: standingLevel(line) };
}

function questionOf(given: Given, question: Kit['questions'][number], at: number): ReportQuestion {
  const reading = given.readings.find(({ answer }) => answer.questionId === question.id);
  const rating = given.ratings.find(({ questionId }) => questionId === question.id);
  const words = reading ? wordsOfReading(reading) : '';
  return {
    ...{ id: question.id, number: at + 1, text: question.text },
    answer: reading && answerOf(reading, words),
    criteria: question.criteria.map(({ id, name, weight }) => ({
      ...{ id, name, weight },
      people: given.scorecards.flatMap((card) => {
        const line = lineOf(card, question.id, id);
        const { reviewerId } = card;
        return line ? [{ reviewerId, by: nameIn(given, reviewerId), ...line }] : [];
      }),
      ai: rating?.proposals.find(({ criterionId }) => criterionId === id),
    })),
    ...{ rating: rating?.state, because: rating?.because, supersededAt: rating?.supersededAt ?? null },
    unrated: (rating?.dropped ?? []).map(({ from, to, reason }) => ({ text: words.slice(from, to), reason })),
    record: rating && given.records.get(rating.answerId),
  };
}

/** The words of one answer, as heard and as they count. */
export type ReportAnswer = ReturnType<typeof answerOf>;
function answerOf(reading: Reading, words: string) {
  const { answer, recording, transcript, corrections, deleted } = reading;
  const heard = transcript?.words ?? [];
  return {
    ...{ id: answer.id, kind: answer.kind, standing: standingOf(reading), words },
    passages: passagesOf(heard).map(({ key, words: some }) => ({
      at: some[0]?.start ?? 0,
      pieces: piecesOf(some, corrections.get(key)),
      corrected: corrections.has(key),
    })),
    addition: corrections.get('addition'),
    ...{ unsure: heard.filter(isUnsure).length, spoken: heard.length },
    recording: playerOf(recording),
    deleted,
  };
}
