import { when } from '#kernel/events.ts';
import { requestClosed, requestExtended, requestFiled } from './events.ts';
import { confirmReceived, tellClosed, tellExtended } from './verbs.ts';

// Whoever is frozen hears of their requests all the same.
const goesOn = { whileFrozen: 'goes on' } as const;
export const jobs = [
  when(requestFiled, confirmReceived, goesOn),
  when(requestExtended, tellExtended, goesOn),
  when(requestClosed, tellClosed, goesOn),
];
