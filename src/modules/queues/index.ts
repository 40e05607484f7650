import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { type Waiting, waitingDecisions, waitingReviews } from './verbs.ts';

/** Which interviews wait to be rated or decided, and by whom. */
export const queues = defineModule({ name: 'queues', data: {}, routes, jobs: [], alsoHolds: nothingElse });
