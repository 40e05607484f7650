import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

export const feedbackGiven = event<{ sittingId: Id<'sitting'>; subjectId: SubjectId }>(
  'interviews.feedback-given',
);
