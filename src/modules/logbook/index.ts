import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export type { Checkpoint, Entry, Fault } from './model.ts';
export { leafText } from './model.ts';
export {
  countEntries,
  findEntry,
  findNumber,
  listAbout,
  listEntries,
  listOf,
  namesSaid,
  type Wanted,
} from './store.ts';
export {
  blankEntriesOf,
  checkpointNow,
  checkpointsBehind,
  inclusionProof,
  leavesBehind,
  newestCheckpoint,
  openedPartsOf,
  type Verified,
  verifyLog,
} from './verbs.ts';

/** Every fact of the house as a leaf of a tree that only grows, and what the house signed about it. */
export const logbook = defineModule({ name: 'logbook', data, routes, jobs, alsoHolds: nothingElse });
