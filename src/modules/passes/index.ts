import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { passAsked, passUsed } from './events.ts';
export { livesFor } from './model.ts';
export { type InSpace, identityOf, ownFrame, spacePath } from './routes.tsx';
export { askForPass } from './verbs.ts';

/** The way into one's own space without an account: an address is typed, a letter brings a link that opens once. */
export const passes = defineModule({ name: 'passes', data, routes, jobs, alsoHolds: nothingElse });
