import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export { backupFailed, backupMade } from './events.ts';
export { databaseName, keyringOf, type Manifest } from './model.ts';
export { copyDurably, setsIn } from './sidecar.ts';
export { type BackupRun, changeRun, lastGoodRun, lastRuns } from './store.ts';
export { type Backup, checkSet, makeBackup, newestSets, pruneBackups } from './verbs.ts';

/** Copies of the house in two parts that lie apart: what is sealed, and what opens it. */
export const backups = defineModule({
  name: 'backups',
  data,
  routes: null,
  jobs,
  alsoHolds: nothingElse,
});
