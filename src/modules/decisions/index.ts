import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { routes } from './routes.tsx';

export { candidateDecided, decisionOpened } from './events.ts';
export { type Decision, type Outcome, occasionOf, takenBack } from './model.ts';
export { decide, decisionOf, decisionsOf, ratable } from './verbs.ts';

/** People decide who goes on. A changed decision stands beside the one before. */
export const decisions = defineModule({
  name: 'decisions',
  data,
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
