import { everyNight, whenAnything } from '#kernel/events.ts';
import { checkLog, hear } from './verbs.ts';

export const jobs = [whenAnything(hear), everyNight('03:10', checkLog)];
