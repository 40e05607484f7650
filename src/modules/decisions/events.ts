import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** `number` counts the decisions about one interview: each has a letter of its own. */
export const candidateDecided = event<{
  sittingId: Id<'sitting'>;
  subjectId: SubjectId;
  by: SubjectId;
  number: number;
}>('reviews.candidate-decided');
