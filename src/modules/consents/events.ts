import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** At the door of an interview. `ai` is 1 when a language model may read the answers, else 0. */
export const consentGiven = event<{ sittingId: Id<'sitting'>; subjectId: SubjectId; ai: number }>(
  'consents.consent-given',
);
/** "No, thank you", before anything was recorded. */
export const interviewRefused = event<{ invitationId: Id<'invitation'>; subjectId: SubjectId }>(
  'consents.interview-refused',
);
/** `purpose` is told by `purposeIn`. */
type About = { subjectId: SubjectId; purpose: number; sittingId?: Id<'sitting'> };
/** Given later, on the person's own page: once more after a withdrawal, or for the first time. */
export const consentRenewed = event<About>('consents.consent-renewed');
export const consentWithdrawn = event<About>('consents.consent-withdrawn');
/** Everything of one withdrawal is in the ledger; what follows from it is still to be done. */
export const withdrawalFiled = event<{
  subjectId: SubjectId;
  requestId: Id<'request'>;
  sittingId?: Id<'sitting'>;
}>('consents.withdrawal-filed');
