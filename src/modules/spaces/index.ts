import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { spaceOpened } from './events.ts';

/** Everybody's own space: what is held, until when, who looked, and what can be asked for. */
export const spaces = defineModule({ name: 'spaces', data: {}, routes, jobs: [], alsoHolds: nothingElse });
