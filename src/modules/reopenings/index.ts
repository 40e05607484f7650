import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { answersReopened } from './events.ts';
export { reopenAnswers } from './verbs.ts';
/** A recruiter lets somebody answer chosen questions once more. */
export const reopenings = defineModule({
  name: 'reopenings',
  data: {},
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
