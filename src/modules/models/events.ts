import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

export const modelWanted = event<{ pullId: Id<'pull'>; by: SubjectId }>('models.model-wanted');
/** Weights are there that were not: what waited for them may go on. */
export const modelArrived = event<{ pullId: Id<'pull'> }>('models.model-arrived');
export const modelRemoved = event<{ by: SubjectId }>('models.model-removed');
