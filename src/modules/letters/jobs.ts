import { when } from '#kernel/events.ts';
import { letterWritten } from './events.ts';
import { post } from './verbs.ts';

export const jobs = [
  when(letterWritten, (ctx, { letterId }) => post(ctx, letterId), { whileFrozen: 'goes on' }),
];
