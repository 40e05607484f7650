import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { any, facts, isOnlyAboutRating, near, orders, praises, re, speaksOfRating } from './model.ts';

/** How people ask a rater for a level instead of answering the question. */
export const pleas = defineModule({
  name: 'pleas',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
