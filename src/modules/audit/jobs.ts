import { everyNight } from '#kernel/events.ts';
import { checkLog } from './verbs.ts';

export const jobs = [everyNight('03:10', checkLog)];
