import { DateTime } from 'luxon';
import { days } from '#kernel/data.ts';

/** What a person can object to (GDPR article 21). */
export const purposes = ['assessment', 'work', 'other'] as const;
export type Purpose = (typeof purposes)[number];

/** So long before a freeze ends its person is told. */
export const notice = days(7);
/** The end of a day where the house is, if it leaves the person the time they must have. */
export function endingOn(day: string, zone: string, now: Date): Date | undefined {
  const end = DateTime.fromISO(day, { zone }).endOf('day');
  return end.isValid && end.toMillis() - now.getTime() >= notice ? end.toJSDate() : undefined;
}
/** A day that leaves enough time wherever the house is, as a form has it. */
export const firstDay = (now: Date) => new Date(now.getTime() + notice + days(1)).toISOString().slice(0, 10);
