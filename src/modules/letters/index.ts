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
export { kindWords, type LetterKind, problemWords } from './model.ts';
export { dropLetters, keepLetter, letterCounts, lettersOf, wasReached } from './verbs.ts';

/** The post: letters are kept, mailed or shown, and forgotten after 30 days. */
export const letters = defineModule({ name: 'letters', data, routes, jobs, alsoHolds: nothingElse });
