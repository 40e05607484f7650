import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** `ai` is 1 when a language model may read the answers, else 0. */
export const consentGiven = event<{ sittingId: Id<'sitting'>; subjectId: SubjectId; ai: number }>(
  'consents.consent-given',
);
/** "No, thank you", before anything was recorded. */
export const interviewRefused = event<{ invitationId: Id<'invitation'>; subjectId: SubjectId }>(
  'consents.interview-refused',
);
