import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { linkOf as joinLinkOf } from '#auth';
export {
  accountClosed,
  newPassphraseChosen,
  newPassphraseOffered,
  rolesChanged,
  staffInvited,
  staffJoined,
} from './events.ts';
export { type Credentials, credentials } from './model.ts';
export { closeIdleAccount, secretsOf } from './verbs.ts';

/** Colleagues: expected, in, gone, and what each of them may do. */
export const team = defineModule({ name: 'team', data: {}, routes, jobs: [], alsoHolds: nothingElse });
