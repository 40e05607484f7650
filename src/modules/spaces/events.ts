import { event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';

/** Somebody looked at what is held about themselves. */
export const spaceOpened = event<{ subjectId: SubjectId; by: SubjectId }>('spaces.space-opened');
