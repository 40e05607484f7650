import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';

export {
  consentGiven,
  consentRenewed,
  consentWithdrawn,
  interviewRefused,
  withdrawalFiled,
} from './events.ts';
export {
  type Choice,
  type Entry,
  goesWith,
  newestOf,
  numberOf,
  type Purpose,
  purposeIn,
  shownFor,
} from './model.ts';
export { addLines } from './store.ts';
export {
  askedForOpenings,
  type Consent,
  consentOf,
  consentsOf,
  giveConsent,
  givenTo,
  lineFor,
  refuse,
  type Shown,
} from './verbs.ts';
/** The ledger: yes or no, to what, when, and the words that were read before. Lines are added, never changed. */
export const consents = defineModule({
  name: 'consents',
  data,
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
