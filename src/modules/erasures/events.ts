import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type About = { erasureId: Id<'erasure'>; subjectId: SubjectId };
/** `by` is missing where the person did it themselves. */
export const erasureBegun = event<About & { by?: SubjectId }>('erasures.erasure-begun');
/** A step failed and is tried again at somebody's wish, or by the night. */
export const erasureTriedAgain = event<About & { by?: SubjectId }>('erasures.erasure-tried-again');
