import { event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';

/** A letter tells this colleague that their account closes unless they come. */
export const accountWarned = event<{ subjectId: SubjectId }>('absences.account-warned');
/** An admin says that they have told this colleague themselves. */
export const accountTold = event<{ subjectId: SubjectId; by: SubjectId }>('absences.account-told');
