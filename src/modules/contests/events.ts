import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type About = { contestId: Id<'contest'>; sittingId: Id<'sitting'>; subjectId: SubjectId };
export const resultContested = event<About>('contests.result-contested');
/** The person does not want a second result any more. */
export const contestTakenBack = event<About>('contests.contest-taken-back');
/** `by` chose who reads a second time. */
export const readerChosen = event<About & { by: SubjectId }>('contests.reader-chosen');
/** The second person gave it back before deciding. */
export const readingReturned = event<About & { by: SubjectId }>('contests.reading-returned');
export const contestDecided = event<About & { by: SubjectId }>('contests.contest-decided');
