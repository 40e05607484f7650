import { event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';

type By = { subjectId: SubjectId; by: SubjectId };
/** Somebody agreed to have what they brought kept here. */
export const dataCarried = event<By & { items: number; files: number }>('carried.data-carried');
/** And took it away again. */
export const carriedRemoved = event<By & { items: number }>('carried.carried-removed');
/** An archive was shown to us and was not what was signed: nothing of it was kept. */
export const archiveRefused = event<By>('carried.archive-refused');
