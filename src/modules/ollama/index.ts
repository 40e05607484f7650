import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { type OllamaSettings, ollamaModel } from './sidecar.ts';

/** The port to a language model, answered by an Ollama server. */
export const ollama = defineModule({
  name: 'ollama',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
