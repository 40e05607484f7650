import { answerKept } from '#answers';
import { everyMinutes, when } from '#kernel/events.ts';
import { closeOverdue, finishIfDone } from './verbs.ts';

export const jobs = [when(answerKept, finishIfDone), everyMinutes(5, 'deadlines', closeOverdue)];
