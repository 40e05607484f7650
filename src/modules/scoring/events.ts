import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type About = { answerId: Id<'answer'>; sittingId: Id<'sitting'>; subjectId: SubjectId };
/** The words of an answer stand, and its person lets a model read them. */
export const ratingWanted = event<About>('scoring.rating-wanted');
export const answerRated = event<About>('scoring.answer-rated');
