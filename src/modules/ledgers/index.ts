import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { jobs } from './jobs.ts';

export { ledgerState, refuseIfBehind, replayErasures } from './verbs.ts';

/** The ledger of erasures: what comes back from a backup is erased again, and the last key goes in its time. */
export const ledgers = defineModule({
  name: 'ledgers',
  data: {},
  routes: null,
  jobs,
  alsoHolds: nothingElse,
});
