import { answersReopened, sittingFinished } from '#interviews';
import {
  candidateInvited,
  deadlineChanged,
  invitationCancelled,
  invitationReminded,
  invitationResent,
} from '#invitations';
import { everyNight, when } from '#kernel/events.ts';
import { policyPublished } from '#policies';
import { candidateDecided } from '#reviews';
import {
  renewAboutDecision,
  tellOfPolicy,
  writeAboutDecision,
  writeAboutInvitation,
  writeAboutReopening,
  writeThanks,
} from './verbs.ts';

export const jobs = [
  when(candidateInvited, (ctx, fact) => writeAboutInvitation(ctx, 'invitation', fact)),
  when(invitationReminded, (ctx, fact) => writeAboutInvitation(ctx, 'reminder', fact)),
  when(invitationResent, (ctx, fact) => writeAboutInvitation(ctx, 'newLink', fact)),
  when(invitationResent, renewAboutDecision, { as: 'about-decision' }),
  when(invitationCancelled, (ctx, fact) => writeAboutInvitation(ctx, 'cancelled', fact)),
  when(deadlineChanged, (ctx, fact) => writeAboutInvitation(ctx, 'deadlineChanged', fact)),
  when(answersReopened, writeAboutReopening),
  when(sittingFinished, writeThanks),
  when(candidateDecided, writeAboutDecision),
  when(policyPublished, tellOfPolicy),
  everyNight('03:40', tellOfPolicy),
];
