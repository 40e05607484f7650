import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** An answer was handed in. It will not change any more. */
export const answerKept = event<{
  answerId: Id<'answer'>;
  sittingId: Id<'sitting'>;
  subjectId: SubjectId;
}>('answers.answer-kept');
