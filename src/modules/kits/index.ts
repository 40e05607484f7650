import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { pages } from './routes.tsx';

export { fileOf, type Kit, kitFrom } from '#kitfiles';
export {
  digestOf,
  emptyQuestion,
  markOf,
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
