import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { openingAnnounced } from './events.ts';
export { unsubscribeLink, wantsMail } from './verbs.ts';

/** What somebody wants to be written about, and letters to those who asked to hear of other positions. */
export const mailings = defineModule({ name: 'mailings', data, routes, jobs, alsoHolds: nothingElse });
