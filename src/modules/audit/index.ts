import { defineModule } from '#kernel/module.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';
import { logHolding } from './verbs.ts';

export { checkpointNow, verifyLog } from '#logbook';
export { logBroken, logChecked, logExported, logOpened } from './events.ts';
export { factWords } from './model.ts';
export { looksAt } from './verbs.ts';

/** What admins and candidates read of the log, and the check of every night. */
export const audit = defineModule({ name: 'audit', data: {}, routes, jobs, alsoHolds: [logHolding] });
