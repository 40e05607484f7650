import type { BackupRun } from '#backups';
import { hours } from '#kernel/durations.ts';

/** No good backup for so long is an alarm, also where nothing has failed. */
export const longest = hours(48);
/** Of so many people everything is opened by a nightly trial, chosen by lot; a restore opens everybody. */
export const sampleOf = 50;

export interface Alarm {
  /** `failed`: the newest one could not be made or restored. `old`: none was good for two days. */
  readonly because: 'failed' | 'old';
  readonly since: Date;
  readonly reason: string | null;
}
type Run = Pick<BackupRun, 'state' | 'madeAt' | 'reason'>;
/** What is wrong with the backups at this moment; `watched` is since when somebody looks. */
export function alarmOf(
  newest: Run | undefined,
  good: Run | undefined,
  watched: Date,
  now: Date,
): Alarm | undefined {
  if (newest?.state === 'failed') return { because: 'failed', since: newest.madeAt, reason: newest.reason };
  const since = good?.madeAt ?? watched;
  return now.getTime() - since.getTime() >= longest ? { because: 'old', since, reason: null } : undefined;
}
