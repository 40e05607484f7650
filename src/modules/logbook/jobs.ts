import { everyNight, when, whenAnything } from '#kernel/events.ts';
import { personErased } from '#kernel/facts.ts';
import { checkpointNow, forgetInLog, hear } from './verbs.ts';

export const jobs = [whenAnything(hear), when(personErased, forgetInLog), everyNight('03:05', checkpointNow)];
