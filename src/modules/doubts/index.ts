import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { pleadsWith } from './model.ts';

/** What makes a sentence doubtful: it begs, threatens, rewards, plays a part, or boasts of the praise of others. */
export const doubts = defineModule({
  name: 'doubts',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
