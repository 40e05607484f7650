import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export type { ReportFile } from './model.ts';

/** A report as a file: PDF to read and print, CSV for spreadsheets, JSON for other programs. */
export const exports = defineModule({ name: 'exports', data: {}, routes, jobs: [], alsoHolds: nothingElse });
