import { when } from '#kernel/events.ts';
import { letterSent, letterSentByHand } from '#letters';
import { noteLetter } from './verbs.ts';

export const jobs = [
  when(letterSent, (ctx, { subjectId }) => noteLetter(ctx, subjectId)),
  when(letterSentByHand, (ctx, { subjectId }) => noteLetter(ctx, subjectId)),
];
