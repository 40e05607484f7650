import { when } from '#kernel/events.ts';
import { personErased } from '#kernel/facts.ts';
import { accountClosed } from '#team';
import { leaveBehind } from './verbs.ts';

export const jobs = [
  when(accountClosed, leaveBehind, { whileFrozen: 'goes on' }),
  when(personErased, leaveBehind),
];
