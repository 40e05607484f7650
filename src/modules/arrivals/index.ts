import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { linkOpened } from './events.ts';

/** Where a private link leads: into the interview, or to a page that says why not. */
export const arrivals = defineModule({
  name: 'arrivals',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
