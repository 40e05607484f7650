import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';

export { organisationChanged } from './events.ts';
export {
  emailAddress,
  type Language,
  languageField,
  line,
  type Organisation,
  type Person,
  personName,
  timeZoneField,
} from './model.ts';
export { insertOrganisation, setLastSeen } from './store.ts';
export {
  admitPerson,
  type Contact,
  changeOrganisation,
  contactsOf,
  findOrganisation,
  findPerson,
  findPersonByEmail,
  forgetContact,
  isSetUp,
  namesOf,
  organisationOf,
  personOf,
} from './verbs.ts';
/** Who somebody is, and who runs the house. How they prove it is the next room's business. */
export const people = defineModule({ name: 'people', data, routes: null, jobs: [], alsoHolds: nothingElse });
