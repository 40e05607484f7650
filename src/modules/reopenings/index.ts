import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { routes } from './routes.tsx';

export { answersReopened } from './events.ts';
export { reopenAnswers, reopeningOf } from './verbs.ts';
/** A recruiter lets somebody answer chosen questions once more. */
export const reopenings = defineModule({
  name: 'reopenings',
  data,
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
