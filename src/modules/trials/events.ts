import { event } from '#kernel/events.ts';

/** `good` is 1 when everything opened and was the same. */
export const backupTried = event<{ good: number; people: number }>('trials.backup-tried');
export const alarmRaised = event<{ admins: number }>('trials.alarm-raised');
