import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export { transcriptReady } from './events.ts';
export { isUnsure, wordErrorRate } from './model.ts';
export { earOf, findTranscript, readyToHear, type Transcript, waitingSound } from './verbs.ts';

/** What was said, word by word, with times and with how sure the machine was. */
export const transcription = defineModule({
  name: 'transcription',
  data,
  routes: null,
  jobs,
  alsoHolds: nothingElse,
});
