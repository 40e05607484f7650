import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type Look = { sittingId: Id<'sitting'>; subjectId: SubjectId; by: SubjectId };
export const reportOpened = event<Look>('reports.report-opened');
/** A report, or its line of a comparison, left the house in a file. */
export const reportExported = event<Look>('reports.report-exported');
/** Said once for each person whose line was shown. */
export const comparisonOpened = event<Look & { positionId: Id<'position'> }>('reports.comparison-opened');
