import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export { candidateDecided, type Decision, decisionOf, decisionsOf } from '#decisions';
export {
  levelOverridden,
  revealedTo,
  type Scorecard,
  scorecardHandedIn,
  scorecardsOf,
  standingLevel,
} from '#scorecards';
export { answersOpened, decisionOpened, proposalRevealed } from './events.ts';
export { type Waiting, waitingDecisions, waitingReviews } from './verbs.ts';

/** Colleagues rate by themselves first, then see the others and the AI; a recruiter or an admin decides. */
export const reviews = defineModule({
  name: 'reviews',
  data: {},
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
