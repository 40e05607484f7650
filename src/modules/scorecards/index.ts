import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';

export { levelOverridden, scorecardHandedIn, scorecardSaved } from './events.ts';
export {
  type Asked,
  askedIn,
  changeForm,
  type Draft,
  type DraftLine,
  isAt,
  levelFor,
  levelFrom,
  missingIn,
  type Override,
  type Part,
  type Place,
  partForm,
  partIn,
  printOf,
  type RatedLine,
  ratedOf,
  type Scorecard,
  standingLevel,
  wantedIn,
  withPart,
} from './model.ts';
export { ratedAmong, standingsOf } from './store.ts';
export {
  handIn,
  type OwnCard,
  overrideLevel,
  ownCardOf,
  revealedTo,
  type Saved,
  savePart,
  scorecardsOf,
} from './verbs.ts';

/** What each colleague thinks of an interview, put down before they hear the others. */
export const scorecards = defineModule({
  name: 'scorecards',
  data,
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
