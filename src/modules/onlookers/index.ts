import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export { freeReaders, noteCandidateLook } from './verbs.ts';

/** Who has seen a result, and so cannot judge it a second time. */
export const onlookers = defineModule({
  name: 'onlookers',
  data,
  routes: null,
  jobs,
  alsoHolds: nothingElse,
});
