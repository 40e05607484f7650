import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { requestOpened } from './events.ts';

/** The privacy officer's board: what people asked, until when it must be answered, and the answers. */
export const board = defineModule({ name: 'board', data: {}, routes, jobs: [], alsoHolds: nothingElse });
