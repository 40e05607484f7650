import { answerKept } from '#answers';
import { when } from '#kernel/events.ts';
import { makeRecording } from './verbs.ts';

export const jobs = [when(answerKept, (ctx, { answerId }) => makeRecording(ctx, answerId))];
