import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** `round` counts the reopenings, so that a job that runs twice writes one letter. */
export const answersReopened = event<{
  sittingId: Id<'sitting'>;
  invitationId: Id<'invitation'>;
  subjectId: SubjectId;
  by: SubjectId;
  round: number;
}>('reopenings.answers-reopened');
