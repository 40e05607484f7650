import { bytes, id, instant, oneOf, plainData, text } from '#kernel/data.ts';

/** One try to bring weights: how far it is, or why it stopped. */
export const pulls = plainData(
  'model_pulls',
  {
    id: id<'pull'>(),
    file: text().notNull(),
    state: oneOf('waiting', 'running', 'done', 'failed').notNull(),
    bytesSoFar: bytes().notNull(),
    /** The sentence an admin reads when it failed. */
    problem: text(),
    startedAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  { noPersonalDataBecause: 'files of published models' },
  { unique: [['file']] },
);
