import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { alarmRaised, backupTried } from './events.ts';
export { backupState } from './verbs.ts';

/** Every backup is restored as a trial, and the admins hear of it when none was good for two days. */
export const trials = defineModule({ name: 'trials', data: {}, routes, jobs, alsoHolds: nothingElse });
