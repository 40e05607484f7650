import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

export const serverPullWanted = event<{ pullId: Id<'serverPull'>; by: SubjectId }>('ollama.pull-wanted');
export const serverPullStopped = event<{ pullId: Id<'serverPull'>; by: SubjectId }>('ollama.pull-stopped');
/** The server has the model: what waited for it may go on. */
export const serverModelArrived = event<{ pullId: Id<'serverPull'> }>('ollama.model-arrived');
