import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** An officer read a request, with the name of who asked and what they wrote. */
export const requestOpened = event<{ requestId: Id<'request'>; subjectId: SubjectId; by: SubjectId }>(
  'board.request-opened',
);
