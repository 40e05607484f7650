import { type CategoryName, categories } from '#kernel/categories.ts';
import { days, hours, minutes } from '#kernel/data.ts';
import type { Count } from '#kernel/privacy.ts';
import { firstNightFrom } from '#kernel/rules.ts';

export type Counts = Record<CategoryName, Count>;
export type Failure = { holding: string; because: string };
export type Because = 'gap' | 'share' | 'clock';

export const categoryNames = Object.keys(categories) as CategoryName[];
export const countsOf = (count: (category: CategoryName) => Count): Counts =>
  Object.fromEntries(categoryNames.map((name) => [name, count(name)])) as Counts;
export const itemsIn = (counts: Counts) =>
  Object.values(counts).reduce((sum: number, { items }) => sum + items, 0);

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
/** The moment at which the next night runs. */
export const nextStart = (now: Date) => firstNightFrom(now.getTime() + 1);
/** The night that should have run last. */
export const nightOf = (now: Date) => dayOf(nextStart(now).getTime() - days(1));
export const startOf = (night: string) => firstNightFrom(Date.parse(night));
/** So many nights up to this one, the newest first. */
export const nightsUpTo = (last: string, count: number) =>
  Array.from({ length: count }, (_, back) => dayOf(Date.parse(last) - days(back)));

/** Longer than this without a night is no ordinary break: the machine was off, or its clock was moved. */
const longestGap = hours(36);
/** A night that began later than this says when it did. */
export const onTime = hours(1);
const largestShare = 0.2;
const alwaysFew = 50;
/** Whoever runs a night and gave no sign of life for so long has died. */
export const deadAfter = minutes(10);
export const signEvery = minutes(1);

type Situation = {
  now: Date;
  /** When the last night ran, if any ever did. */
  last: Date | undefined;
  /** A night ran that is dated after today. */
  ahead: boolean;
  due: number;
  people: number;
};
/** So long has no night run that the machine was off, or its clock was moved. */
export const isGap = (last: Date | undefined, now: Date) =>
  last !== undefined && now.getTime() - last.getTime() > longestGap;
/** Why a night must not delete anything before an admin has looked: a clock that jumps must not empty the house. */
export function stopFor({ now, last, ahead, due, people }: Situation): Because | undefined {
  if (due === 0) return undefined;
  if (ahead) return 'clock';
  if (isGap(last, now)) return 'gap';
  return due >= alwaysFew && due > largestShare * people ? 'share' : undefined;
}
