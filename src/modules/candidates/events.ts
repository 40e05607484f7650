import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type Look = { invitationId: Id<'invitation'>; subjectId: SubjectId; by: SubjectId };
/** Somebody saw this name in a list; said once an hour per colleague and person. */
export const candidateListed = event<Look>('candidates.candidate-listed');
export const candidateOpened = event<Look>('candidates.candidate-opened');
/** Name, address and state left the house in a file. */
export const candidateExported = event<Look>('candidates.candidate-exported');
