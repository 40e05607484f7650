import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export { organisationChanged } from './events.ts';
export {
  emailAddress,
  type Language,
  languageField,
  line,
  type Organisation,
  optionalLine,
  type Person,
  personName,
  timeZoneField,
} from './model.ts';
export { countPeople, insertOrganisation, noteSeen, setLastSeen } from './store.ts';
export {
  type Authority,
  addressIndex,
  admitPerson,
  authorityOf,
  type Contact,
  changeOrganisation,
  contactsOf,
  findOrganisation,
  findPerson,
  findPersonByEmail,
  findPersonByFingerprint,
  forgetContact,
  isSetUp,
  moveAddress,
  namesOf,
  organisationOf,
  peopleAt,
  personOf,
  refuseIfKeyless,
} from './verbs.ts';
/** Who somebody is, and who runs the house. How they prove it is the next room's business. */
export const people = defineModule({ name: 'people', data, routes: null, jobs, alsoHolds: nothingElse });
