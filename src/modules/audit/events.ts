import { event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';

/** Somebody read part of the log. */
export const logOpened = event<{ by: SubjectId; page: number }>('audit.log-opened');
export const logChecked = event<{ by: SubjectId; entries: number }>('audit.log-checked');
/** The log is not what was written: at this entry it was found. */
export const logBroken = event<{ number: number }>('audit.log-broken');
/** The leaves of the log left the house in a file: numbers, times, names of facts and hashes. */
export const logExported = event<{ by: SubjectId }>('audit.log-exported');
