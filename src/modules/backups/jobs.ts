import { everyNight } from '#kernel/events.ts';
import { nightlyBackup, pruneBackups } from './verbs.ts';

/**
 * After the night has deleted what was due, so that no set holds what is over. Pruning is no retention rule: a set lives as
 * long as the backups are set to, and the keys in it 21 days, whatever a category says.
 */
export const jobs = [
  everyNight('03:30', (ctx) =>
    ctx.config.backup.nightly ? nightlyBackup(ctx) : pruneBackups(ctx.config, ctx.now()),
  ),
];
