import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export { requestClosed, requestExtended, requestFiled } from './events.ts';
export {
  dueAfter,
  extendedFrom,
  type Identity,
  isOpen,
  kinds,
  mayExtend,
  type RequestKind,
  type RequestState,
} from './model.ts';
export { boardOf, countStates } from './store.ts';
export {
  closeRequest,
  extendRequest,
  fileRequest,
  type NewRequest,
  openRequests,
  type Request,
  requestOf,
  requestsOf,
  takeBack,
} from './verbs.ts';

/** What people ask about their data, each with its clock. */
export const requests = defineModule({
  name: 'requests',
  data,
  routes: null,
  jobs,
  alsoHolds: nothingElse,
});
