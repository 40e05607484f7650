import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

/** Asking again: whoever agreed under a policy that has changed materially reads the notice once more before going on. */
export const renewals = defineModule({
  name: 'renewals',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
