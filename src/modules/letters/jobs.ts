import { everyNight, when } from '#kernel/events.ts';
import { letterWritten } from './events.ts';
import { forgetOld, post } from './verbs.ts';

export const jobs = [
  when(letterWritten, (ctx, { letterId }) => post(ctx, letterId)),
  everyNight('02:10', forgetOld),
];
