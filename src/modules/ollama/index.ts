import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { type OllamaSettings, ollamaModel } from './sidecar.ts';

/** The port to a language model, answered by an Ollama server; an admin has it fetch the model. */
export const ollama = defineModule({
  name: 'ollama',
  data,
  alsoHolds: nothingElse,
  routes,
  jobs,
});
