import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type By = { subjectId: SubjectId; by: SubjectId };
type About = By & { uploadId: Id<'archiveUpload'> };
/** An archive has arrived and is to be checked. */
export const archiveShown = event<About>('carried.archive-shown');
/** Somebody agreed to have what it brings kept here. */
export const archiveAgreed = event<About>('carried.archive-agreed');
/** What they agreed to is kept here now. */
export const dataCarried = event<By & { items: number; files: number }>('carried.data-carried');
/** And took it away again. */
export const carriedRemoved = event<By & { items: number }>('carried.carried-removed');
/** An archive was shown to us and was not what was signed: nothing of it was kept. */
export const archiveRefused = event<By>('carried.archive-refused');
