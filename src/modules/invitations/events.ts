import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** `by` did it; `letter` counts the letters of this invitation, so that a job that runs twice writes one. */
type Written = { invitationId: Id<'invitation'>; subjectId: SubjectId; by: SubjectId; letter: number };

export const candidateInvited = event<Written>('invitations.candidate-invited');
/** `automatic` is 1 when the clock sent it, in the name of the colleague who invited. */
export const invitationReminded = event<Written & { automatic: number }>('invitations.invitation-reminded');
/** `generation` of the link that is to be sent; a candidate who asks for the link again gets the one that counts. */
export const invitationResent = event<Written & { generation: number }>('invitations.invitation-resent');
export const invitationCancelled = event<Written>('invitations.invitation-cancelled');
export const deadlineChanged = event<Written>('invitations.deadline-changed');
