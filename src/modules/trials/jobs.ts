import { backupFailed, backupMade } from '#backups';
import { everyMinutes, everyNight, when } from '#kernel/events.ts';
import { forgetKilledTrials, tryNewest, watchBackups } from './verbs.ts';

// With the slow work: reading a whole backup must not hold up letters.
export const jobs = [
  when(backupMade, tryNewest, { lane: 'compute' }),
  when(backupFailed, watchBackups),
  everyMinutes(60, 'watch', watchBackups),
  // No retention rule: the keys in it are copies, and their own may be destroyed by now.
  everyNight('03:50', forgetKilledTrials),
];
