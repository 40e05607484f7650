import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type AboutASitting = { sittingId: Id<'sitting'>; subjectId: SubjectId };

/** `ai` is 1 when a language model may read the answers, else 0. */
export const consentGiven = event<AboutASitting & { ai: number }>('sittings.consent-given');
export const interviewRefused = event<{ invitationId: Id<'invitation'>; subjectId: SubjectId }>(
  'sittings.interview-refused',
);
/** Nothing more comes in: all is answered, or the time is over. After a reopening it is said again. */
export const sittingFinished = event<AboutASitting>('sittings.sitting-finished');
