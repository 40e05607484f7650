import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';

export { consentGiven, interviewRefused } from './events.ts';
export { type Consent, giveConsent, refuse } from './verbs.ts';
/** Yes or no, to what, and the words that were read before. */
export const consents = defineModule({
  name: 'consents',
  data,
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
