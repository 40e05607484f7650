import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

export const houseSetUp = event<{ subjectId: SubjectId; by: SubjectId }>('settings.house-set-up');
/** A parked job got its tries back. */
export const jobTriedAgain = event<{ jobId: Id<'job'>; by: SubjectId }>('settings.job-tried-again');
