import { days } from '#kernel/data.ts';

/** How long before the end the warning comes: 30 days, or half of a shorter period. */
export const noticeOf = (period: number) => Math.min(days(30), period / 2);

type Account = { lastHere: Date; toldAt: Date | undefined };
/** When an account closes: at the end of its period, and never sooner than so long after they were told. */
export function closingOf({ lastHere, toldAt }: Account, period: number, now: Date): Date {
  const atTheEarliest = (toldAt ?? now).getTime() + noticeOf(period);
  return new Date(Math.max(lastHere.getTime() + period, atTheEarliest));
}
export const isToBeWarned = (lastHere: Date, period: number, now: Date) =>
  now.getTime() >= lastHere.getTime() + period - noticeOf(period);
