import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { nightConfirmed, nightRan, nightStopped } from './events.ts';
export { type Counts, categoryNames, nextStart, startOf } from './model.ts';
export { type Due, dueAt, lastNight, standingOf } from './verbs.ts';

/** The nights: what is due goes, once each night, counted; a clock that jumps deletes nothing. */
export const nights = defineModule({ name: 'nights', data, routes, jobs, alsoHolds: nothingElse });
