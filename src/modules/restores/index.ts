import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { removeKilledTrials } from './sidecar.ts';
export { type Restored, restoreSets, type Tried, trySets } from './verbs.ts';

/** A house out of its two sets, on an empty machine or as a trial; whoever was erased meanwhile is erased again. */
export const restores = defineModule({
  name: 'restores',
  data: {},
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
