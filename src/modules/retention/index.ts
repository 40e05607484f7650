import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { casesOf } from '#holds';
export { ruleChanged, ruleReset } from './events.ts';
export { forecast, periodsOf, tonight } from './verbs.ts';

/** How long everything is kept, what that takes tonight and in the next 30 days, and who may change it. */
export const retention = defineModule({
  name: 'retention',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
