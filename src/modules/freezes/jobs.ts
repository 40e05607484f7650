import { everyMinutes, when } from '#kernel/events.ts';
import { personFrozen } from '#kernel/facts.ts';
import { requestClosed } from '#requests';
import { afterObjection, answerFreeze, liftDue } from './verbs.ts';

const goesOn = { whileFrozen: 'goes on' } as const;
export const jobs = [
  when(personFrozen, (ctx, { subjectId }) => answerFreeze(ctx, subjectId), goesOn),
  when(requestClosed, (ctx, { requestId }) => afterObjection(ctx, requestId), goesOn),
  everyMinutes(15, 'endings', liftDue),
];
