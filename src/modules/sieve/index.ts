import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { type Reason, type Sifted, sift } from './model.ts';

/** Takes out of an answer what is no answer: orders to the rater, praise without a fact, the rubric read aloud. */
export const sieve = defineModule({
  name: 'sieve',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
