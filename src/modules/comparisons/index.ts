import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

/** The people of one position side by side. Nobody is put in an order that a machine alone has made. */
export const comparisons = defineModule({
  name: 'comparisons',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
