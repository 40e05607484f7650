import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

/** What this house keeps in a browser, and the choice about what is not needed. Nothing of it is kept here. */
export const cookies = defineModule({ name: 'cookies', data: {}, routes, jobs: [], alsoHolds: nothingElse });
