import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { accountTold, accountWarned } from './events.ts';
export { countToTell, idleAt, tendAccounts } from './verbs.ts';

/** Accounts that nobody uses: a warning first, then the end. The night asks for both. */
export const absences = defineModule({
  name: 'absences',
  data,
  routes,
  jobs,
  alsoHolds: nothingElse,
});
