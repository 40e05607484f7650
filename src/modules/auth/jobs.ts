import { everyNight } from '#kernel/events.ts';
import { forgetExpiredSessions } from './sidecar.ts';

export const jobs = [everyNight('01:30', forgetExpiredSessions)];
