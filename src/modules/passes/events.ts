import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** Somebody wants a link to what is held about an address. Whether anything is held, nobody knows yet. */
export const passAsked = event<{ askingId: Id<'passAsking'> }>('passes.pass-asked');
/** A link was used: its holder is in their own space. */
export const passUsed = event<{ passId: Id<'pass'>; subjectId: SubjectId; by: SubjectId }>(
  'passes.pass-used',
);
/**
 * Nothing is held under an address that was asked for. Said as often as a letter would be spoken of: everybody can read how
 * long the log is, and it must grow by as much for an address that is known.
 */
export const nobodyFound = event<{ askingId: Id<'passAsking'> }>('passes.nobody-found');
