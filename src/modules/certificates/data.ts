import { id, instant, oneOf, plainData, text } from '#kernel/data.ts';

export const certificates = plainData(
  'certificates',
  {
    /** The id of the erasure it is about: one certificate for each. */
    id: id<'erasure'>(),
    tokenHash: text().notNull(),
    language: oneOf('en', 'de').notNull(),
    /** Canonical JSON: these very characters are what was signed. */
    body: text().notNull(),
    signature: text().notNull(),
    erasedAt: instant().notNull(),
  },
  {
    noPersonalDataBecause:
      'counts, reasons and days of an erasure; nobody is named and nobody can be found by it',
  },
  { unique: [['tokenHash']] },
);
