import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type Look = { sittingId: Id<'sitting'>; subjectId: SubjectId; by: SubjectId };
export const answersOpened = event<Look>('reviews.answers-opened');
/** The AI's proposals and the others' scorecards, after one's own. */
export const proposalRevealed = event<Look>('reviews.proposal-revealed');
