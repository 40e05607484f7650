import { count, flag, instant, json, oneOf, plainData, text } from '#kernel/data.ts';
import type { Counts, Failure } from './model.ts';

export const nights = plainData(
  'nights',
  {
    // Its date (UTC): whoever writes it first runs it.
    id: text().primaryKey(),
    /** `waiting`: stopped before anything was deleted. `jumped`: its date was never true, the clock was wrong. */
    state: oneOf('running', 'waiting', 'confirmed', 'done', 'failed', 'jumped').notNull(),
    because: oneOf('gap', 'share', 'clock'),
    /** An admin has confirmed it: it runs however much is due. */
    confirmed: flag().notNull(),
    startedAt: instant().notNull(),
    /** The last sign of life of whoever runs it. */
    aliveAt: instant().notNull(),
    endedAt: instant(),
    counts: json<Counts>().notNull(),
    failures: json<Failure[]>().notNull(),
    people: count().notNull(),
    /** People of whom nothing is left, or no evidence, and whose key was destroyed. */
    keys: count().notNull(),
    accounts: count().notNull(),
    /** Sealed files that no row named, such as a crash leaves them. */
    strays: count().notNull().default(0),
  },
  { noPersonalDataBecause: 'dates, counts and names of tables' },
  { index: [['state']] },
);
