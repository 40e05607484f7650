import { defineModule } from '#kernel/module.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';
import { logHolding } from './verbs.ts';

export { logBroken, logChecked, logOpened } from './events.ts';
export { looksAt, verifyLog } from './verbs.ts';

/** Every change and every look, once and for good: a log that shows when somebody altered it. */
export const audit = defineModule({ name: 'audit', data, routes, jobs, alsoHolds: [logHolding] });
