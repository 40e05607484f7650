import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export {
  contestDecided,
  contestTakenBack,
  readerChosen,
  readingReturned,
  resultContested,
} from './events.ts';
export { contestsOf, listContests } from './verbs.ts';

/** Why somebody was assessed as they were, and how a second person judges who knows nothing of the first result. */
export const contests = defineModule({ name: 'contests', data, routes, jobs, alsoHolds: nothingElse });
