import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type AboutATake = { takeId: Id<'take'>; answerId: Id<'answer'>; subjectId: SubjectId };

/** Every byte of the take is safe; its content will not change any more. */
export const takeCompleted = event<AboutATake>('takes.take-completed');
/** The take counts no more: what was recorded is erased. */
export const takeDiscarded = event<AboutATake>('takes.take-discarded');
