import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

export const transcriptCorrected = event<{ answerId: Id<'answer'>; subjectId: SubjectId }>(
  'readings.transcript-corrected',
);
/** From here on the words do not change: they may be judged. */
export const transcriptsConfirmed = event<{ sittingId: Id<'sitting'>; subjectId: SubjectId }>(
  'readings.transcripts-confirmed',
);
