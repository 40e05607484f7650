import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export {
  type Answer,
  type AnswerKind,
  answerKept,
  answerOf,
  answersOf,
  findAnswer,
} from '#answers';
export { answersReopened, reopenAnswers } from '#reopenings';
export {
  consentGiven,
  findSitting,
  findSittingOf,
  finishedBefore,
  interviewRefused,
  type Sitting,
  type SittingState,
  sittingFinished,
  sittingOf,
  sittingsOf,
} from '#sittings';
export { findTake, type Take, takeCompleted, takeContent, takeDiscarded, takeOf } from '#takes';

export const interviews = defineModule({
  name: 'interviews',
  data: {},
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
