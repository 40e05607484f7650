import { event } from './events.ts';
import type { Id, SubjectId } from './ids.ts';

// Facts that rooms above rights must hear, though rights stands below them.

/** Everything that could be erased about a person is; what they sealed opens no more. */
export const personErased = event<{ subjectId: SubjectId }>('privacy.person-erased');
/** The data of a person is kept and not used from now on. */
export const personFrozen = event<{ subjectId: SubjectId }>('privacy.person-frozen');
export const personUnfrozen = event<{ subjectId: SubjectId }>('privacy.person-unfrozen');
/** A field was put right at the person's wish; what was derived from it stands on wrong ground. */
export const fieldCorrected = event<{ subjectId: SubjectId; itemId: Id<string>; by: SubjectId }>(
  'privacy.field-corrected',
);
