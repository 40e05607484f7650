import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export {
  admitPerson,
  findPerson,
  findPersonByEmail,
  isSetUp,
  namesOf,
  organisationOf,
  personOf,
} from '#people';
export { passwordChanged, sessionsEnded, signInRefused, staffSignedIn, staffSignedOut } from './events.ts';
export {
  asAdmin,
  asCandidate,
  asRecruiter,
  asReviewer,
  asStaff,
  deskOf,
  findCandidate,
  findStaff,
  openCandidateSession,
  openStaffSession,
  publicOf,
  visitOf,
} from './guards.ts';
export type { Admin, Candidate, Recruiter, Reviewer, Role, Staff } from './model.ts';
export { endCandidateSessions, signInLink, staffWith } from './verbs.ts';

export const auth = defineModule({ name: 'auth', data, routes: null, jobs, alsoHolds: nothingElse });
