import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { jobs } from './jobs.ts';

/** Hears what happens and writes the letter that it asks for. */
export const notifications = defineModule({
  name: 'notifications',
  data: {},
  routes: null,
  jobs,
  alsoHolds: nothingElse,
});
