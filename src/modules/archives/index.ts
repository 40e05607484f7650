import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { archiveAsked, archiveDownloaded, archiveMade } from './events.ts';
export type { ArchiveState } from './model.ts';
export { archiveStateOf, askForArchive } from './verbs.ts';

/** Everything that is held about a person, as one signed file that they can read, check and take elsewhere. */
export const archives = defineModule({ name: 'archives', data, routes, jobs, alsoHolds: nothingElse });
