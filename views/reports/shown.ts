import type { Deleted } from '../ui/deleted.tsx';
import type { Doubt, LevelValue } from '../ui/level.tsx';
import type { Piece } from '../ui/transcript.tsx';

/** Weighted mean of levels, and how much of the weight it rests on. */
export type Mean = {
  average: number | null;
  covered: number;
  of: number;
  judged: number;
  criteria: number;
  between: readonly [low: number, high: number] | null;
};
export type Quoted = { text: string; at: number | null };
export type CriterionShown = {
  id: string;
  name: string;
  weight: number;
  people: readonly {
    reviewerId: string;
    by: string;
    level: LevelValue;
    first: LevelValue;
    remark: string;
    overrides: readonly { level: LevelValue; reason: string; at: Date }[];
  }[];
  ai:
    | {
        level: LevelValue;
        levels: readonly LevelValue[];
        spread: number;
        doubts: readonly Doubt[];
        quotes: readonly Quoted[];
      }
    | undefined;
};
export type AnswerShown = {
  id: string;
  kind: 'video' | 'audio' | 'typed' | null;
  standing: 'waiting' | 'ready' | 'no-speech' | 'unclear' | 'failed' | 'typed';
  words: string;
  passages: readonly { at: number; pieces: readonly Piece[]; corrected: boolean }[];
  addition: string | undefined;
  unsure: number;
  spoken: number;
  recording: { src: string; kind: 'audio' | 'video'; seconds: number; peaks: readonly number[] } | undefined;
  deleted?: Deleted | undefined;
};
export type RatingShown = 'not-asked' | 'waiting' | 'rated' | 'nothing-said' | 'too-long' | 'stopped';
/** How a proposal came about. */
export type RecordShown = {
  model: { model: string; digest: string; quantisation: string; engine: string; engineVersion: string };
  parameters: { temperature: number; runs: readonly number[]; seeds: readonly number[] };
  kitVersionId: string;
  rubricHash: string;
  transcriptHash: string;
  outputs: readonly {
    asked: string;
    criterionId: string;
    run: number;
    promptHash: string;
    raw: readonly number[] | string | null;
  }[];
  startedAt: number;
  endedAt: number;
};
export type QuestionShown = {
  id: string;
  number: number;
  text: string;
  answer: AnswerShown | undefined;
  criteria: readonly CriterionShown[];
  rating: RatingShown | undefined;
  /** Why it waits or stopped, as a code. */
  because: string | undefined;
  /** Since when the words that the AI read are others. */
  supersededAt: Date | null;
  unrated: readonly { text: string; reason: 'order' | 'praise' | 'recital' }[];
  record: RecordShown | undefined;
};
type DecidedShown = {
  outcome: 'going-on' | 'not-going-on';
  reason: string;
  by: string;
  decidedAt: Date;
};
/** What the person says of something that is held, where it was not put right. */
export type StatementShown = {
  what: string;
  field: string;
  was: string;
  words: string;
  state: 'open' | 'extended' | 'done' | 'refused' | 'taken-back';
  at: Date;
};
export type ReportShown = {
  sittingId: string;
  name: string;
  position: { id: string; title: string };
  kit: { title: string; number: number };
  state: 'open' | 'finished' | 'closed' | 'withdrawn';
  ai: boolean;
  begunAt: Date;
  finishedAt: Date | null;
  agreedAt: Date | null;
  open: boolean;
  decision: DecidedShown | undefined;
  /** What was decided before, the oldest first. */
  earlier: readonly DecidedShown[];
  scorecards: readonly { reviewerId: string; by: string; handedInAt: Date; summary: string; mean: Mean }[];
  people: Mean;
  proposed: Mean;
  agreement: { same: number; of: number };
  questions: readonly QuestionShown[];
};

const figure = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
export const meanWords = (average: number | null) => (average === null ? 'none' : figure.format(average));
export const levelWords = (level: LevelValue) => (level === null ? 'not enough evidence' : String(level));
const times = ['', 'once', 'twice', 'three times'];
/** "4, 4, 3"; "twice not enough, 3". */
export const runsWords = (levels: readonly LevelValue[]) => {
  const without = levels.filter((level) => level === null).length;
  const known = levels.filter((level) => level !== null);
  const often = without ? `${times[without] ?? `${without} times`} not enough` : '';
  return [often, ...known].filter(Boolean).join(', ');
};
export const outcomeWords = { 'going-on': 'Goes on', 'not-going-on': 'Does not go on' } as const;
