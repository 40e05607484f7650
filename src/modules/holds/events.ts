import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type Case = { caseId: Id<'holdCase'>; by: SubjectId };
export const caseOpened = event<Case>('holds.case-opened');
export const caseChanged = event<Case>('holds.case-changed');
/** Everybody it held is let go, unless another case holds them. */
export const caseClosed = event<Case & { people: number }>('holds.case-closed');
/** Nothing about this person is deleted from now on. */
export const personHeld = event<Case & { subjectId: SubjectId }>('holds.person-held');
export const personLetGo = event<Case & { subjectId: SubjectId }>('holds.person-let-go');
/** Somebody saw by name whom a case holds. */
export const heldPersonShown = event<Case & { subjectId: SubjectId }>('holds.held-person-shown');
