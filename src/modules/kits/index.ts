import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { pages } from './routes.tsx';

export {
  criterionFields,
  digestOf,
  emptyQuestion,
  fileOf,
  type Kit,
  kitFrom,
  markOf,
  questionFields,
  refusalOf,
} from './model.ts';
export { examplesIn, sampleKit } from './sidecar.ts';
export {
  changeDraft,
  createKit,
  importKit,
  type KitVersion,
  kitOf,
  kitVersionOf,
  listKits,
  listPutAway,
  newestVersionOf,
  openVersion,
  type Saved,
} from './verbs.ts';

/** Interview kits: drafts to edit, versions that never change. */
export const kits = defineModule({ name: 'kits', data, routes: pages, jobs: [], alsoHolds: nothingElse });
