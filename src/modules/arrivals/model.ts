import { hours } from '#kernel/data.ts';

/** At most one letter an hour is asked for: whoever holds an old link must not flood a mailbox. */
const betweenLetters = hours(1);
export const mayAskAgain = (writtenAt: Date, now: Date) =>
  now.getTime() - writtenAt.getTime() >= betweenLetters;
