import { event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';

export const organisationChanged = event<{ by: SubjectId }>('people.organisation-changed');
