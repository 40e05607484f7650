import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { routes } from './routes.tsx';

export {
  type Answer,
  type AnswerKind,
  answerKept,
  answerOf,
  answersOf,
  findAnswer,
} from '#answers';
export { consentGiven, interviewRefused } from '#consents';
export { answersReopened, reopenAnswers, reopeningOf } from '#reopenings';
export {
  findSitting,
  findSittingOf,
  finishedBefore,
  type Sitting,
  type SittingState,
  sittingFinished,
  sittingOf,
  sittingsAbout,
  sittingsOf,
  undecidedSittings,
} from '#sittings';
export { findTake, type Take, takeCompleted, takeContent, takeDiscarded, takeOf } from '#takes';

export { feedbackGiven } from './events.ts';
export { placeOf, questionPath, wordsShown } from './model.ts';
export { asInterviewee, interviewFrame, onwards, ownPage } from './routes.tsx';
export { contactOf, noticeOf, renewalOf } from './verbs.ts';
export const interviews = defineModule({
  name: 'interviews',
  data,
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
