import type { Key, Told } from '#erasers';
import { count, id, instant, json, keepBecause, oneOf, personalData, ref, said, text } from '#kernel/data.ts';
import type { Said } from '#kernel/said.ts';

const stated = {
  category: 'requests',
  why: said(
    'to go on after an interruption, and to show that it was done (GDPR article 5(2))',
    'um nach einer Unterbrechung weiterzumachen und zu zeigen, dass es geschah (DSGVO Artikel 5(2))',
  ),
  ground: 'legal duty',
  withhold: {},
  onErase: keepBecause(
    said(
      'we must be able to show that we erased; it holds counts and days only, and ends three years after the last key',
      'wir müssen zeigen können, dass wir gelöscht haben; es enthält nur Zahlen und Tage und endet drei Jahre nach dem letzten Schlüssel',
    ),
  ),
  whileFrozen: 'goes on',
} as const;

export const erasures = personalData(
  'erasures',
  {
    id: id<'erasure'>(),
    /** Null when a restored database had to be erased once more. */
    requestId: ref<'request'>(),
    language: oneOf('en', 'de').notNull(),
    state: oneOf('running', 'done').notNull(),
    /** The names of the person's keys, taken down while they were there. */
    keys: json<Key[]>().notNull(),
    /** Which of them go: null until everything else is done. */
    going: json<Key[]>(),
    recipients: json<Told[]>().notNull(),
    askedAt: instant().notNull(),
    begunAt: instant().notNull(),
    /** The moment in the ledger: the keys are gone from here on. */
    erasedAt: instant(),
    doneAt: instant(),
    /** The last of the keys went: before that, the row must not expire, for it knows that one is left. */
    keyless: instant(),
  },
  {
    ...stated,
    what: said('that your data was erased, and when', 'dass Ihre Daten gelöscht wurden und wann'),
    keep: { from: 'keyless' },
  },
  { unique: [['subjectId']], index: [['state']] },
);

export const steps = personalData(
  'erasure_steps',
  {
    id: id<'erasureStep'>(),
    erasureId: ref<'erasure'>().notNull(),
    place: count().notNull(),
    /** An act, or the name of a holding. */
    name: text().notNull(),
    state: oneOf('waiting', 'failed', 'done').notNull(),
    tries: count().notNull(),
    /** A short code: why it failed, or what was special. */
    reason: text(),
    did: oneOf('remove', 'blank', 'keep'),
    items: count().notNull(),
    because: json<Said>(),
    until: instant(),
    begunAt: instant().notNull(),
    doneAt: instant(),
  },
  {
    ...stated,
    what: said('each step of the erasure', 'jeder Schritt der Löschung'),
    keep: { from: 'begunAt' },
  },
  { unique: [['erasureId', 'place']] },
);
