import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { routes } from './routes.tsx';

export {
  admitPerson,
  authorityOf,
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
  asKeeper,
  asOfficer,
  asRecruiter,
  asReviewer,
  asSelf,
  asStaff,
  asStaffSelf,
  deskOf,
  findCandidate,
  findStaff,
  footerOf,
  frameOf,
  languageOf,
  openCandidateSession,
  openSelfSession,
  openStaffSession,
  publicOf,
  visitOf,
} from './guards.ts';
export {
  type Admin,
  type Candidate,
  type Decider,
  type Keeper,
  localPath,
  type Officer,
  onlyOneAs,
  passwordProblem,
  type Recruiter,
  type Reviewer,
  type Role,
  roles,
  rolesWords,
  roleWords,
  type Self,
  type Staff,
  shortestPassword,
} from './model.ts';
export {
  type AccountRow,
  deleteLinksOf,
  deleteSessionsOf,
  endAccount,
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

export const auth = defineModule({ name: 'auth', data, routes, jobs: [], alsoHolds: nothingElse });
