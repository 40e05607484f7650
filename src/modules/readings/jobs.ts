import { everyMinutes } from '#kernel/events.ts';
import { confirmOverdue } from './verbs.ts';

export const jobs = [everyMinutes(10, 'words-stand', confirmOverdue)];
