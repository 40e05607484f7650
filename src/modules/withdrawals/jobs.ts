import { withdrawalFiled } from '#consents';
import { when } from '#kernel/events.ts';
import { carryOut } from './verbs.ts';

export const jobs = [when(withdrawalFiled, carryOut, { whileFrozen: 'goes on' })];
