import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { findQuote, type Span, sentencesOf, trimmed, wordSpans, wordsOf } from './model.ts';

/** Finds what was quoted in what was said: a quote that is not there word for word is no evidence. */
export const evidence = defineModule({
  name: 'evidence',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
