import { backupFailed, backupMade } from '#backups';
import { everyMinutes, when } from '#kernel/events.ts';
import { tryNewest, watchBackups } from './verbs.ts';

// With the slow work: reading a whole backup must not hold up letters.
export const jobs = [
  when(backupMade, tryNewest, { lane: 'compute' }),
  when(backupFailed, watchBackups),
  everyMinutes(60, 'watch', watchBackups),
];
