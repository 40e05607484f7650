import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { catalogue, type Source, sizeInWords, sourcePlaces, type Weights, weightsNamed } from './model.ts';
export { type Fetching, fetchFrom, sha256Of, sizeOfFile, wrongBytes } from './sidecar.ts';
export { convertCtranslate2Folder } from './verbs.ts';

export const weights = defineModule({
  name: 'weights',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
