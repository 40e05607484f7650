import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';

export { answerKept } from './events.ts';
export {
  type Answer,
  type AnswerKind,
  type Asked,
  type Clock,
  counted,
  givenUp,
  isDone,
  lateness,
  phaseOf,
  secondsToType,
  type TextProblem,
  wordsAtMost,
} from './model.ts';
export { layOut, moveClocks } from './store.ts';
export {
  answerOf,
  answersOf,
  changeKind,
  clockOf,
  closeSheet,
  findAnswer,
  findSheet,
  handInTake,
  handInText,
  notePresence,
  type Sheet,
  saveTyped,
  sheetsOf,
  startAnswer,
  startTake,
} from './verbs.ts';
/** One answer to one question: its clock, how often it was begun, and what was handed in. */
export const answers = defineModule({
  name: 'answers',
  data,
  routes: null,
  jobs: [],
  alsoHolds: nothingElse,
});
