import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type About = { sittingId: Id<'sitting'>; subjectId: SubjectId; by: SubjectId };
/** A part of a scorecard was put down; nobody else sees it yet. */
export const scorecardSaved = event<About>('reviews.scorecard-saved');
export const scorecardHandedIn = event<About>('reviews.scorecard-handed-in');
export const levelOverridden = event<About>('reviews.level-overridden');
