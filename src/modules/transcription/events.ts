import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** An answer was written down. */
export const transcriptReady = event<{ answerId: Id<'answer'>; subjectId: SubjectId }>(
  'transcription.transcript-ready',
);
