import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export {
  letterFailed,
  letterOpened,
  letterSent,
  letterSentByHand,
  lettersListed,
  letterWritten,
} from './events.ts';
export { kindWords, type LetterKind, listedAs, problemWords, tellsResult } from './model.ts';
export {
  countMailedTo,
  findLetterRow,
  type LetterRow,
  letterStanding,
  standingsUnder,
  waitingLetters,
} from './store.ts';
export {
  daysKept,
  dropLetters,
  dropLettersTo,
  handOn,
  headsOf,
  keepLetter,
  letterCounts,
  lettersOf,
  markSent,
  type NewLetter,
  plainLetter,
  requestLettersTo,
  rewriteLetter,
  wasReached,
} from './verbs.ts';

/** The post: letters are kept, mailed or shown, and go by the rule of their category. */
export const letters = defineModule({ name: 'letters', data, routes, jobs, alsoHolds: nothingElse });
