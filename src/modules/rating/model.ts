import type { Span } from '#evidence';
import type { Id } from '#kernel/ids.ts';
import type { Criterion } from '#rubrics';

export type Level = 1 | 2 | 3 | 4 | 5;
export const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** How often every criterion is asked for, each time with the rubric in another order; the numbers seed the shuffles. */
export const runs: readonly number[] = [1, 2, 3];
/** Mean of the levels, each as heavy as it is probable; undefined when the model hardly thought of a level at all. */
export function expectedLevel(chances: readonly number[]): number | undefined {
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  if (total < 0.05) return undefined;
  return chances.reduce((sum, chance, index) => sum + chance * (index + 1), 0) / total;
}

/** What a model says of an empty answer and of a full one, as expected levels. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}
/** Below this the model hardly tells a full answer from an empty one. */
const narrowest = 0.4;
export const isBlind = ({ low, high }: Scale) => high - low < narrowest;
/** Small models huddle around the middle: their own two ends are drawn out to 1 and 5. */
export const onScale = (value: number, scale: Scale) =>
  isBlind(scale) ? value : 1 + (4 * (value - scale.low)) / (scale.high - scale.low);

export const nearestLevel = (value: number): Level =>
  levels[Math.min(4, Math.max(0, Math.round(value) - 1))] ?? 1;

/** The middle one; of an even number the lower of the two in the middle, so that doubt never flatters. */
export const median = <T extends number>(values: readonly T[]): T | undefined =>
  values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)];
export const spread = (values: readonly number[]) =>
  values.length ? Math.max(...values) - Math.min(...values) : 0;

/** A passage of the answer, word for word: `words.slice(from, to)`. */
export type Evidence = Span & { readonly text: string };
/**
 * Why a person must look: the runs are more than one level apart, the model cannot tell good from bad here, sentences about
 * rating would have raised the level, or nothing in the words is about this.
 */
export type Doubt = 'runs-apart' | 'blind' | 'speaks-of-rating' | 'no-evidence';
/** What is proposed for one criterion. No level: not enough evidence. */
export interface Judged {
  readonly criterionId: Id<'criterion'>;
  readonly level: Level | null;
  /** The level of each run, in order. */
  readonly levels: readonly (Level | null)[];
  readonly spread: number;
  /** Any of these, and the level needs a person. */
  readonly doubts: readonly Doubt[];
  readonly quotes: readonly Evidence[];
}
/** What one run makes of one criterion. */
export type Run = { level: Level | null; doubts: readonly Doubt[] };

/** The runs and the quotes of one criterion together: the middle level, if anything in the words stands for one. */
export function judged(
  { id: criterionId }: Criterion,
  found: readonly Run[],
  quotes: readonly Evidence[],
): Judged {
  const levels = found.map(({ level }) => level);
  const known = levels.filter((level) => level !== null);
  const middle = known.length > levels.length / 2 ? median(known) : undefined;
  if (middle === undefined || !quotes.length)
    return { criterionId, levels, level: null, spread: 0, doubts: ['no-evidence'], quotes: [] };
  const width = spread(known);
  const doubts = new Set(found.flatMap((run) => run.doubts));
  if (width > 1) doubts.add('runs-apart');
  return { criterionId, levels, level: middle, spread: width, doubts: [...doubts], quotes };
}
export const withoutEvidence = ({ id: criterionId }: Criterion): Judged => ({
  ...{ criterionId, level: null, levels: [], spread: 0, doubts: ['no-evidence'], quotes: [] },
});

/**
 * Weighted mean of what has a level, or the mean of several people's levels. What has none is left out, never counted
 * as 0, and `coverage` (0-1) tells how much.
 */
export function overall(rated: readonly { level: number | null; weight: number }[]): {
  average: number | null;
  coverage: number;
} {
  const known = rated.flatMap(({ level, weight }) => (level === null ? [] : [{ level, weight }]));
  const all = rated.reduce((sum, { weight }) => sum + weight, 0);
  const weight = known.reduce((sum, one) => sum + one.weight, 0);
  if (!weight) return { average: null, coverage: 0 };
  return {
    average: known.reduce((sum, one) => sum + one.level * one.weight, 0) / weight,
    coverage: weight / all,
  };
}
