import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { correctionOpened } from './events.ts';
export { acceptCorrection, askCorrection, refuseCorrection, statementsOf } from './verbs.ts';

/** What is wrong is put right, or the person's word stands beside it. */
export const corrections = defineModule({
  name: 'corrections',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
