import { bytes, count, id, instant, plainData, ref, text } from '#kernel/data.ts';

export const entries = plainData(
  'audit_entries',
  {
    /** From 1, without a gap. */
    number: count().primaryKey(),
    /** The delivery this entry was made for: an event that comes twice is one entry. */
    heardId: ref<'job'>().notNull(),
    at: instant().notNull(),
    name: text().notNull(),
    // Who and what, as ids. They are blank once the person is erased; what the tree holds of them are the hashes below.
    fact: text(),
    actorId: ref<'subject'>(),
    aboutId: ref<'subject'>(),
    // Random, and blanked with what they belong to: then the hash fits nothing any more, also for who has the key.
    factNonce: text(),
    actorNonce: text(),
    aboutNonce: text(),
    factHash: text().notNull(),
    actorHash: text(),
    aboutHash: text(),
    /** Under the key of this house: says which entry was changed, not only that one was. */
    seal: text().notNull(),
    /** Under the key of this house: what is blank was blanked by an erasure. */
    blankSeal: text(),
  },
  {
    noPersonalDataBecause:
      'ids and numbers only: who an id stands for is kept elsewhere and erased there. What it says about a person is answered by the holding of the same name',
  },
  { unique: [['heardId']], index: [['aboutId', 'number'], ['actorId', 'number'], ['name']] },
);

/** The whole nodes of the tree over the entries, each written once. */
export const nodes = plainData(
  'audit_nodes',
  {
    /** Level and place in one number. */
    id: bytes().primaryKey(),
    hash: text().notNull(),
  },
  { noPersonalDataBecause: 'hashes of hashes' },
);

/** Where the log ends. Without it, entries cut off at the end would not be missed. */
export const ends = plainData(
  'audit_ends',
  {
    id: id<'auditEnd'>(),
    size: count().notNull(),
    /** The roots of the whole subtrees, the largest first: all that is needed to add an entry. */
    peaks: text().notNull(),
    seal: text().notNull(),
  },
  { noPersonalDataBecause: 'the number of entries and hashes of hashes' },
);

/** What this house has signed about its log. */
export const checkpoints = plainData(
  'audit_checkpoints',
  {
    size: count().primaryKey(),
    origin: text().notNull(),
    root: text().notNull(),
    at: instant().notNull(),
    signature: text().notNull(),
    publicKey: text().notNull(),
  },
  { noPersonalDataBecause: 'how long the log was at a moment, and a hash of hashes' },
);

/** Whose later entries are blank from the start. */
export const forgotten = plainData(
  'audit_forgotten',
  { id: id<'forgotten'>() },
  { noPersonalDataBecause: 'hashes under the key of this house of ids that stand for nobody any more' },
);
