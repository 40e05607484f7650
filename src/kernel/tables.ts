import {
  bytes,
  count,
  id,
  instant,
  json,
  oneOf,
  personalData,
  plainData,
  real,
  ref,
  remove,
  said,
  text,
} from './data.ts';
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

/** When a matter came to the point that starts the time of what was collected for it. */
export const milestones = plainData(
  'milestones',
  { id: text().primaryKey(), decidedAt: instant().notNull() },
  { noPersonalDataBecause: 'an id and a day: whom the matter is about is kept elsewhere and erased there' },
  { index: [['decidedAt']] },
);

/** Where an admin keeps a category for another time than the product would. */
export const retentionRules = plainData(
  'retention_rules',
  {
    id: text().primaryKey(),
    trigger: oneOf('made', 'decision').notNull(),
    days: count().notNull(),
    atMostDays: count().notNull(),
    /** Why it is kept longer; the privacy page shows it. */
    reason: text(),
    changedAt: instant().notNull(),
  },
  { noPersonalDataBecause: 'periods and their public reasons' },
);

/** Files whose row is gone: they go next, however often the power fails in between. */
export const leavings = plainData(
  'leavings',
  { id: id<'file'>(), leftAt: instant().notNull() },
  { noPersonalDataBecause: 'ids of sealed files that are about to be removed' },
);

/** People of whom something has just ended: whether anything is left is asked before the night is over. */
export const departures = plainData(
  'departures',
  { id: id<'subject'>(), leftAt: instant().notNull() },
  { noPersonalDataBecause: 'ids of people that stand here until the same night has looked after their keys' },
);

/** Whose data is kept and not used. While the row stands, the database refuses to write about this person. */
export const freezes = personalData(
  'freezes',
  {
    // The person's own id: nobody is frozen twice.
    id: id<'subject'>(),
    requestId: ref<'request'>().notNull(),
    since: instant().notNull(),
  },
  {
    category: 'requests',
    what: said('that your data is frozen at your wish', 'dass Ihre Daten auf Ihren Wunsch eingefroren sind'),
    why: said(
      'so that nothing is done with it until the question is settled',
      'damit nichts damit geschieht, bis die Frage geklärt ist',
    ),
    ground: 'legal duty',
    keep: { from: 'since' },
    withhold: {},
    onErase: remove(),
    whileFrozen: 'goes on',
  },
);

/** Whose data must not be deleted, by which case. Several cases may hold one person. */
export const legalHolds = personalData(
  'legal_holds',
  { id: id<'legalHold'>(), caseId: ref<'holdCase'>().notNull(), addedAt: instant().notNull() },
  {
    category: 'requests',
    what: said(
      'that your data is needed in a legal case or an open request and is not deleted before it is closed',
      'dass Ihre Daten in einem Rechtsfall oder offenen Antrag gebraucht und nicht vorher gelöscht werden',
    ),
    why: said(
      'to establish, exercise or defend legal claims (GDPR article 17(3)(e))',
      'zur Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen (DSGVO Artikel 17(3)(e))',
    ),
    ground: 'legal duty',
    keep: { from: 'addedAt' },
    withhold: {},
    onErase: { do: 'keep', because: said('a legal case is open', 'ein Rechtsfall ist offen') },
    whileFrozen: 'goes on',
  },
  { unique: [['caseId', 'subjectId']] },
);

/** What the gate let out about somebody: a line per call, written before its first byte leaves. */
export const transfers = personalData(
  'transfers',
  {
    id: id<'transfer'>(),
    /** A letter by SMTP, an answer to Ollama, sound to the Whisper sidecar. */
    purpose: oneOf('letters', 'answers', 'speech', 'files').notNull(),
    /** `name:port` of the machine that received it. */
    host: text().notNull(),
    bytes: bytes().notNull(),
    sentAt: instant().notNull(),
  },
  {
    category: 'transfers',
    what: said(
      'to which machine outside this program something about you was sent: letters, answers to the language model, your voice to be written down',
      'an welchen Rechner außerhalb dieses Programms etwas über Sie gesendet wurde: Briefe, Antworten an das Sprachmodell, Ihre Stimme zum Aufschreiben',
    ),
    why: said(
      'so that you can see who received it (GDPR article 15(1)(c))',
      'damit Sie sehen, wer es empfangen hat (DSGVO Artikel 15(1)(c))',
    ),
    ground: 'legal duty',
    keep: { from: 'sentAt' },
    withhold: {},
    onErase: remove(),
    whileFrozen: 'goes on',
  },
);

/** How much left per day, purpose and place, whomever it was about. */
export const outboundCounts = plainData(
  'outbound_counts',
  {
    id: text().primaryKey(),
    day: text().notNull(),
    purpose: oneOf('letters', 'answers', 'speech', 'files', 'jobs', 'models').notNull(),
    host: text().notNull(),
    calls: count().notNull(),
    bytes: bytes().notNull(),
  },
  { noPersonalDataBecause: 'sums per day and machine' },
  { index: [['day']] },
);

/** What the gate refused to reach. */
export const outboundRefusals = plainData(
  'outbound_refusals',
  {
    id: id<'refusal'>(),
    purpose: oneOf('letters', 'answers', 'speech', 'files', 'jobs', 'models').notNull(),
    host: text().notNull(),
    refusedAt: instant().notNull(),
  },
  { noPersonalDataBecause: 'names a machine and a moment' },
  { index: [['refusedAt']] },
);

/**
 * How the machine stood, and for how long its models worked, in each stretch of time: five minutes at first, an hour
 * after two days.
 */
export const machineSamples = plainData(
  'machine_samples',
  {
    /** The beginning of its stretch, ISO 8601. */
    id: text().primaryKey(),
    at: instant().notNull(),
    /** Null where nobody looked: the house was off. */
    oldestJobSeconds: real(),
    waitingSoundSeconds: real(),
    freeBytes: bytes(),
    speechSeconds: real().notNull(),
    languageSeconds: real().notNull(),
  },
  { noPersonalDataBecause: 'sums and states of the machine' },
  { index: [['at']] },
);
