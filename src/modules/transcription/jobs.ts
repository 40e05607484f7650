import { when } from '#kernel/events.ts';
import { recordingReady } from '#media';
import { transcribe } from './verbs.ts';

export const jobs = [
  when(recordingReady, (ctx, { answerId }) => transcribe(ctx, answerId), { lane: 'compute' }),
];
