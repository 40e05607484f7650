import { bytes, count, instant, oneOf, plainData, text } from '#kernel/data.ts';

/** A line per backup: when it was made, what is in it, and whether it could be restored. */
export const backupRuns = plainData(
  'backup_runs',
  {
    // The name of its set of data.
    id: text().primaryKey(),
    /** `made`: not tried yet. `good`: restored as a trial, and the same. */
    state: oneOf('made', 'good', 'failed').notNull(),
    madeAt: instant().notNull(),
    files: count().notNull(),
    /** Files that were deleted while it was made, as they should be. */
    gone: count().notNull(),
    bytes: bytes().notNull(),
    triedAt: instant(),
    /** `read`: to the end, without a database to fill, for this user of PostgreSQL may not make one. */
    way: oneOf('restored', 'read'),
    rows: bytes(),
    /** People whose keys are in it, and of how many of them everything was opened. */
    people: count(),
    opened: count(),
    /** What went wrong, in words. */
    reason: text(),
  },
  { noPersonalDataBecause: 'moments, counts and names of files' },
  { index: [['madeAt']] },
);
