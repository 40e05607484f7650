import { everyNight, when } from '#kernel/events.ts';
import { letterFailed, letterSent } from '#letters';
import { erasureBegun, erasureTriedAgain } from './events.ts';
import { goOn, goOnAfterLetter, tryAllAgain } from './verbs.ts';

// An erasure begins with lifting the freeze: it must not wait for that.
const goesOn = { whileFrozen: 'goes on' } as const;
export const jobs = [
  when(erasureBegun, (ctx, { erasureId }) => goOn(ctx, erasureId), goesOn),
  when(erasureTriedAgain, (ctx, { erasureId }) => goOn(ctx, erasureId), { ...goesOn, tries: 1 }),
  when(letterSent, (ctx, { subjectId }) => goOnAfterLetter(ctx, subjectId), { ...goesOn, tries: 1 }),
  when(letterFailed, (ctx, { subjectId }) => goOnAfterLetter(ctx, subjectId), { ...goesOn, tries: 1 }),
  // No retention: it goes on with what people asked for and saw the plan of. It asks every hold itself.
  everyNight('03:40', tryAllAgain),
];
