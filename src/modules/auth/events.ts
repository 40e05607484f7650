import { event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';

type ByStaff = { subjectId: SubjectId; by: SubjectId };
export const staffSignedIn = event<ByStaff>('auth.staff-signed-in');
export const staffSignedOut = event<ByStaff>('auth.staff-signed-out');
/** Somebody gave a wrong password for this account. */
export const signInRefused = event<{ subjectId: SubjectId }>('auth.sign-in-refused');
export const passwordChanged = event<ByStaff>('auth.password-changed');
export const sessionsEnded = event<ByStaff>('auth.sessions-ended');
