import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { transcriptCorrected, transcriptsConfirmed } from './events.ts';
export { passagesOf, piecesOf } from './model.ts';
export { findCorrectedAnswer } from './store.ts';
export {
  agreedAt,
  correctHeard,
  correctUntil,
  heardText,
  type Reading,
  readingsOf,
  type Standing,
  standingOf,
  wordsOfReading,
} from './verbs.ts';

/** People read what was written down of them, and correct it before anybody judges by it. */
export const readings = defineModule({ name: 'readings', data, routes, jobs, alsoHolds: nothingElse });
