import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { fileOf, type Kit, keptQuestion, kitFields, kitFrom, named, questionFields } from './model.ts';

/** A kit as words: what its forms and its file may hold, and what is wrong with one, by its place. */
export const kitfiles = defineModule({
  name: 'kitfiles',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
