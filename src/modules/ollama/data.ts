import { bytes, id, instant, oneOf, plainData, text } from '#kernel/data.ts';

/** One wish that the Ollama server fetches a model: how far it is, or why it stopped. */
export const serverPulls = plainData(
  'server_pulls',
  {
    id: id<'serverPull'>(),
    /** Its name on the server. */
    model: text().notNull(),
    state: oneOf('waiting', 'running', 'done', 'failed', 'stopped').notNull(),
    bytesSoFar: bytes().notNull(),
    /** Of how many; grows while the server still learns of parts. */
    bytesInAll: bytes().notNull(),
    /** The sentence an admin reads when it failed. */
    problem: text(),
    startedAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  { noPersonalDataBecause: 'names of published models' },
  { unique: [['model']] },
);
