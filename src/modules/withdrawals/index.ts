import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { chooseOpenings, withdraw } from './verbs.ts';

/** Taking a consent back, in one press and at once; and giving it again. */
export const withdrawals = defineModule({
  name: 'withdrawals',
  data: {},
  routes,
  jobs,
  alsoHolds: nothingElse,
});
