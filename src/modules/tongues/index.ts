import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { isEncoded, isForeign, speaksOfRatingAbroad, unmasked } from './model.ts';

/** Which language and letters a sentence is in, so that a plea does not hide in others. */
export const tongues = defineModule({
  name: 'tongues',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
