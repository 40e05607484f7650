import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { areMissed, giveSigns, lastSign } from './verbs.ts';

/** Whether somebody does the long work of a house that leaves it to workers. */
export const workers = defineModule({
  ...{ name: 'workers', data: {}, routes: null, jobs: [], alsoHolds: nothingElse },
});
