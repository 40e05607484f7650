import { count, id, instant, plainData, ref, text } from '#kernel/data.ts';

export const entries = plainData(
  'audit_entries',
  {
    /** From 1, without a gap. */
    number: count().primaryKey(),
    /** The delivery this entry was made for: an event that comes twice is one entry. */
    heardId: ref<'job'>().notNull(),
    at: instant().notNull(),
    name: text().notNull(),
    // Text, not json: a database that orders keys anew would break the chain.
    fact: text().notNull(),
    actorId: ref<'subject'>(),
    aboutId: ref<'subject'>(),
    hash: text().notNull(),
    seal: text().notNull(),
  },
  {
    noPersonalDataBecause:
      'ids and numbers only: who an id stands for is kept elsewhere and erased there. What it says about a person is answered by the holding of the same name',
  },
  { unique: [['heardId']], index: [['aboutId', 'number'], ['actorId', 'number'], ['name']] },
);

/** Where the log ends. Without it, entries cut off at the end would not be missed. */
export const ends = plainData(
  'audit_ends',
  { id: id<'auditEnd'>(), number: count().notNull(), hash: text().notNull(), seal: text().notNull() },
  { noPersonalDataBecause: 'the number and the fingerprint of the last entry' },
);
