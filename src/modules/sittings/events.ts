import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** Nothing more comes in: all is answered, or the time is over. After a reopening it is said again. */
export const sittingFinished = event<{ sittingId: Id<'sitting'>; subjectId: SubjectId }>(
  'sittings.sitting-finished',
);
