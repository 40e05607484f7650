import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export { sittingFinished } from './events.ts';
export {
  askedOf,
  type Begun,
  canBeTyped,
  currentSheet,
  type Interview,
  notConsented,
  type OwnSitting,
  type Sitting,
  type SittingState,
  timeIsOver,
} from './model.ts';
export { isSittingHere, noteFrozen, undecidedPeople } from './store.ts';
export {
  allow,
  beginSitting,
  begun,
  change,
  closeWithdrawn,
  findOwnSitting,
  findSitting,
  findSittingOf,
  finishedBefore,
  finishIfDone,
  hold,
  interviewOf,
  mustHold,
  openAgain,
  sittingOf,
  sittingsAbout,
  sittingsOf,
  stillAllowed,
  undecidedSittings,
} from './verbs.ts';
/** The course of one interview: the consent gate, who has it, and when it is over. */
export const sittings = defineModule({ name: 'sittings', data, routes: null, jobs, alsoHolds: nothingElse });
