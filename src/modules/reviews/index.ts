import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { candidateDecided, type Decision, decisionOf, decisionsOf, occasionOf, takenBack } from '#decisions';
export { type Waiting, waitingDecisions, waitingReviews } from '#queues';
export {
  levelOverridden,
  revealedTo,
  type Scorecard,
  scorecardHandedIn,
  scorecardsOf,
  standingLevel,
} from '#scorecards';
export { answersOpened, proposalRevealed } from './events.ts';

/** Colleagues rate by themselves first, then see the others and the AI; a recruiter or an admin decides. */
export const reviews = defineModule({
  name: 'reviews',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
