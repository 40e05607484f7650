import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

/** The desk where questions and rubrics are written. */
export const editor = defineModule({ name: 'editor', data: {}, routes, jobs: [], alsoHolds: nothingElse });
