import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export {
  anchorsOf,
  hashOfPrompt,
  levelQuestion,
  quoteQuestion,
  quotesIn,
  type RatedQuestion,
  type Subject,
  sha256,
} from './model.ts';

/** The words in which a language model is asked: rubric first, answer last and fenced. */
export const prompts = defineModule({
  name: 'prompts',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
