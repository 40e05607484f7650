import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export {
  type About,
  type Completed,
  type Completion,
  chancesIn,
  type LanguageModel,
  ModelTrouble,
  type Prompt,
  parsed,
  type Weighed,
  type Weighing,
  within,
} from './model.ts';
export { embeddedLlama, type LlamaSettings } from './sidecar.ts';

/** The port to a language model, and the one that runs beside us in a child process. */
export const judges = defineModule({
  name: 'judges',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
