import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type AboutARecording = { answerId: Id<'answer'>; subjectId: SubjectId };

/** The answer can be played and written down. */
export const recordingReady = event<AboutARecording>('media.recording-ready');
/** What arrived is no recording that can be played; the answer stands without sound. */
export const recordingUnreadable = event<AboutARecording>('media.recording-unreadable');
/** A colleague began to play it. */
export const recordingPlayed = event<AboutARecording & { by: SubjectId }>('media.recording-played');
