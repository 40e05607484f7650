import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { type Restored, restoreSets } from './verbs.ts';

/** A house out of its two sets, on an empty machine; whoever was erased meanwhile is erased again. */
export const restores = defineModule({
  name: 'restores',
  data: {},
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
