import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

/** The first page of a colleague's day: what waits for them. */
export const home = defineModule({ name: 'home', data: {}, routes, jobs: [], alsoHolds: nothingElse });
