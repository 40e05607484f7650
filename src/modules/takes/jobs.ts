import { when } from '#kernel/events.ts';
import { takeDiscarded } from './events.ts';
import { eraseDiscarded } from './verbs.ts';

export const jobs = [when(takeDiscarded, eraseDiscarded)];
