import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** Somebody came in by the private link. */
export const linkOpened = event<{ invitationId: Id<'invitation'>; subjectId: SubjectId; by: SubjectId }>(
  'arrivals.link-opened',
);
