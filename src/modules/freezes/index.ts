import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { freezeEndingPlanned, freezesListed } from './events.ts';
export { freezeAtWish, freezeOf, liftOwn, objectTo, planEnding } from './verbs.ts';

/** Data that is kept and not used, at the wish of its person: how it begins, and how it may end. */
export const freezes = defineModule({ name: 'freezes', data, routes, jobs, alsoHolds: nothingElse });
