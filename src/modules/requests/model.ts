import { DateTime } from 'luxon';

export const kinds = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdrawal',
  'human-review',
] as const;
export type RequestKind = (typeof kinds)[number];
export const states = ['open', 'extended', 'done', 'refused', 'taken-back'] as const;
export type RequestState = (typeof states)[number];
/** How we know that it was the person who asked. */
export const identities = ['private-link', 'letter', 'signed-in', 'checked'] as const;
export type Identity = (typeof identities)[number];

/** One calendar month (GDPR article 12(3)): the same day of the next month, or its last day where there is none. */
export const dueAfter = (receivedAt: Date, months = 1) =>
  DateTime.fromJSDate(receivedAt, { zone: 'utc' }).plus({ months }).toJSDate();
/** With the two months more that the law allows, once, where the reasons are told within the first. */
export const extendedFrom = (receivedAt: Date) => dueAfter(receivedAt, 3);
export const mayExtend = (state: RequestState, receivedAt: Date, now: Date) =>
  state === 'open' && now <= dueAfter(receivedAt);
export const isOpen = (state: RequestState) => state === 'open' || state === 'extended';
