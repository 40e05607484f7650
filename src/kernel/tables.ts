import { count, id, instant, json, oneOf, plainData, text } from './data.ts';
import type { Fact } from './events.ts';

/** Work that a committed fact asked for. A row leaves only when its work is done. */
export const jobs = plainData(
  'jobs',
  {
    id: id<'job'>(),
    name: text().notNull(),
    event: text().notNull(),
    fact: json<Fact>().notNull(),
    lane: oneOf('quick', 'compute').notNull(),
    state: oneOf('waiting', 'running', 'parked').notNull(),
    tries: count().notNull(),
    dueAt: instant().notNull(),
    leaseUntil: instant(),
    reason: text(),
    createdAt: instant().notNull(),
  },
  { noPersonalDataBecause: 'a job carries ids and numbers only' },
  { index: [['state', 'lane', 'dueAt']] },
);

/** One row per stretch of time that a clock has already started work for. */
export const ticks = plainData(
  'ticks',
  { id: text().primaryKey(), at: instant().notNull() },
  { noPersonalDataBecause: 'names a clock and a stretch of time' },
);

/** What this installation must find again: the check value of its key. */
export const marks = plainData(
  'marks',
  { name: text().primaryKey(), value: text().notNull() },
  { noPersonalDataBecause: 'check values of the installation itself' },
);
