import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** The officer read what somebody wants to have put right. */
export const correctionOpened = event<{ requestId: Id<'request'>; subjectId: SubjectId; by: SubjectId }>(
  'corrections.correction-opened',
);
