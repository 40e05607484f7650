import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export { takeCompleted, takeDiscarded } from './events.ts';
export { type SliceNote, savedTo, type Take, type TakeState } from './model.ts';
export {
  acceptSlice,
  beginTake,
  completeTake,
  discardTakes,
  eraseAllDiscarded,
  findTake,
  keepTake,
  takeContent,
  takeOf,
  takesOf,
} from './verbs.ts';
/** Recordings as they arrive: slices, sealed and put in order. Who may record when is the next room's business. */
export const takes = defineModule({ name: 'takes', data, routes: null, jobs, alsoHolds: nothingElse });
