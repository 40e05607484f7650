import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** `open` is 1 when levels and decisions were in it, 0 when they were closed to its reader. */
type Look = { sittingId: Id<'sitting'>; subjectId: SubjectId; by: SubjectId; open: number };
export const reportOpened = event<Look>('reports.report-opened');
/** A report, or its line of a comparison, left the house in a file. */
export const reportExported = event<Look>('reports.report-exported');
/** Said once for each person whose line was shown. */
export const comparisonOpened = event<Look & { positionId: Id<'position'> }>('reports.comparison-opened');
