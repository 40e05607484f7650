import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type About = { archiveId: Id<'archive'>; subjectId: SubjectId };
export const archiveAsked = event<About & { by: SubjectId }>('archives.archive-asked');
export const archiveMade = event<About & { files: number }>('archives.archive-made');
/** Somebody began to fetch it: the person themself, for nobody else can. */
export const archiveDownloaded = event<About & { by: SubjectId }>('archives.archive-downloaded');
