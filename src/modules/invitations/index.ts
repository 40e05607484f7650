import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export {
  candidateInvited,
  deadlineChanged,
  invitationCancelled,
  invitationReminded,
  invitationResent,
} from './events.ts';
export {
  type Deadline,
  deadlineFields,
  deadlineShown,
  type Invitation,
  type InvitationState,
  invitationStates,
  isTakenBack,
  seen,
  usualDeadline,
} from './model.ts';
export {
  countLetter,
  countStates,
  findByHash,
  giveBackDeadlines,
  invitedPeople,
  type Listing,
  listInvitations,
  markDeclined,
  markFinished,
  markInvitedAgain,
  markReopened,
  markStarted,
  markWithdrawn,
} from './store.ts';
export {
  cancel,
  cancelReasonOf,
  changeDeadline,
  decisionsLink,
  findInvitation,
  findInvitationOf,
  type Guest,
  type Invited,
  invitationLink,
  invitationOf,
  invitationsOf,
  invite,
  remind,
  resend,
} from './verbs.ts';

export const invitations = defineModule({
  name: 'invitations',
  data,
  routes: null,
  jobs,
  alsoHolds: nothingElse,
});
