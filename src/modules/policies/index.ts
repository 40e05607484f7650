import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { draftSaved, policyAnnounced, policyPublished } from './events.ts';
export type { PolicyVersion } from './model.ts';
export { announceTo, changesSince, changesToTell, needsAskingAgain, policyInForce } from './verbs.ts';

/** What the house says in public about data: its versions, and the pages that the product writes itself. */
export const policies = defineModule({ name: 'policies', data, routes, jobs, alsoHolds: nothingElse });
