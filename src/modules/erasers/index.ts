import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { planOpened } from './events.ts';
export {
  type Act,
  isAct,
  type Key,
  keyringLives,
  keysAreGoneAfter,
  type PlanLine,
  type Recipient,
  reasonWords,
  stepsOf,
  stepWords,
  type Told,
} from './model.ts';
export {
  anythingUnderEvidence,
  type Done,
  destroyKeys,
  type Erasing,
  emptyJournal,
  eraseHolding,
  eraseOnceMore,
  liftFreeze,
  openPlan,
  planErasure,
  sayGoodbye,
  tellRecipients,
  writeLedger,
} from './verbs.ts';

/** What each step of an erasure does. In which order, and what became of it, is the next room's business. */
export const erasers = defineModule({
  name: 'erasers',
  data: {},
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
