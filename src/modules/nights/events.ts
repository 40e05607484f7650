import { event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';

type Taken = { items: number; people: number };
/** A night took what was due. `failures` counts what could not be deleted and is tried again the next night. */
export const nightRan = event<Taken & { failures: number }>('nights.night-ran');
/** Too much would go, or the clock is not to be trusted: nothing was deleted, an admin is asked. */
export const nightStopped = event<Taken>('nights.night-stopped');
export const nightConfirmed = event<Taken & { by: SubjectId }>('nights.night-confirmed');
