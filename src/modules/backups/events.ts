import { event } from '#kernel/events.ts';

export const backupMade = event<{ files: number; gone: number }>('backups.backup-made');
export const backupFailed = event<Record<never, never>>('backups.backup-failed');
