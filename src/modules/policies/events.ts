import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type AboutVersion = { versionId: Id<'policyVersion'> };
export const draftSaved = event<AboutVersion & { by: SubjectId }>('policies.draft-saved');
/** `material` is 1 where everybody concerned is told, else 0. */
export const policyPublished = event<AboutVersion & { number: number; material: number; by: SubjectId }>(
  'policies.policy-published',
);
/** Somebody is to be told of a version before it takes effect. */
export const policyAnnounced = event<AboutVersion & { subjectId: SubjectId }>('policies.policy-announced');
