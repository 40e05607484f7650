import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export type { Block, Paper } from './model.ts';
export { print } from './verbs.ts';

/** Prints what somebody wrote as a PDF that a screen reader can read: tagged, with its language and its own letters. */
export const papers = defineModule({
  name: 'papers',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
