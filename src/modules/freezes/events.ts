import { event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';

type Freeze = { subjectId: SubjectId; by: SubjectId };
/** The freeze of a person will end on a day; they are told before. */
export const freezeEndingPlanned = event<Freeze>('freezes.freeze-ending-planned');
/** The officer looked at whose data is frozen. */
export const freezesListed = event<{ by: SubjectId; people: number }>('freezes.freezes-listed');
