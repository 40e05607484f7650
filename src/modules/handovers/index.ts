import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { countToHandOn } from './verbs.ts';

/** Letters about somebody's data or account that no mail server took: a person hands them on. */
export const handovers = defineModule({
  name: 'handovers',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
