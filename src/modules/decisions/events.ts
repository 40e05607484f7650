import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** `number` counts the decisions about one interview: each has a letter of its own. */
export const candidateDecided = event<{
  sittingId: Id<'sitting'>;
  subjectId: SubjectId;
  by: SubjectId;
  number: number;
}>('reviews.candidate-decided');

/** Somebody opened the page that shows what was decided, and why. */
export const decisionOpened = event<{ sittingId: Id<'sitting'>; subjectId: SubjectId; by: SubjectId }>(
  'reviews.decision-opened',
);
