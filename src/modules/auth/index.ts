import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

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
  asDecider,
  asRecruiter,
  asReviewer,
  asStaff,
  deskOf,
  findCandidate,
  findStaff,
  frameOf,
  openCandidateSession,
  openStaffSession,
  publicOf,
  visitOf,
} from './guards.ts';
export {
  type Admin,
  type Candidate,
  type Decider,
  passwordProblem,
  type Recruiter,
  type Reviewer,
  type Role,
  roles,
  rolesWords,
  type Staff,
  shortestPassword,
} from './model.ts';
export {
  type AccountRow,
  deleteLinksOf,
  deleteSessionsOf,
  findAccount,
  findAccountByLogin,
  findOpenLink,
  insertLink,
  isOpenSession,
  openAccounts,
  saveAccount,
} from './store.ts';
export {
  accountsOf,
  endCandidateSessions,
  hashPassword,
  linkOf,
  loginIndexOf,
  newLink,
  passwordProblemFor,
  sealedLogin,
  signInLink,
  staffWith,
  takeLink,
  usableLink,
} from './verbs.ts';

export const auth = defineModule({ name: 'auth', data, routes, jobs, alsoHolds: nothingElse });
