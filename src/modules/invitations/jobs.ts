import { everyMinutes } from '#kernel/events.ts';
import { remindDue } from './verbs.ts';

export const jobs = [everyMinutes(15, 'reminders', remindDue)];
