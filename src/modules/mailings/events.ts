import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

export const mailPreferencesChanged = event<{ subjectId: SubjectId; by: SubjectId }>(
  'mailings.mail-preferences-changed',
);
type About = { announcementId: Id<'announcement'>; positionId: Id<'position'>; by: SubjectId };
export const openingAnnounced = event<About & { people: number }>('mailings.opening-announced');
/** One of those who asked is to be written to. */
export const openingLetterWanted = event<{
  announcementId: Id<'announcement'>;
  subjectId: SubjectId;
  by: SubjectId;
}>('mailings.opening-letter-wanted');
