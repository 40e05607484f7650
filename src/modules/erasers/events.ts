import { event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';

/** What is held about somebody, and what would become of it, was shown to an officer. */
export const planOpened = event<{ subjectId: SubjectId; by: SubjectId }>('erasers.plan-opened');
