import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { type FoundTrait, findTraits, type Language } from './model.ts';

/** Words that ask for who somebody is: what no rubric may hold. */
export const traits = defineModule({
  name: 'traits',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
