import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { houseSetUp, jobTriedAgain } from './events.ts';
export { jobWords, reasonWords } from './model.ts';
export { findSetUpLink } from './verbs.ts';

/** How a house begins, what an admin may change, and how its machine is doing. */
export const settings = defineModule({
  name: 'settings',
  data: {},
  routes,
  jobs,
  alsoHolds: nothingElse,
});
