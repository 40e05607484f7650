import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** `by` where it was put right as a request: the person, or a colleague at their wish. */
export const transcriptCorrected = event<{ answerId: Id<'answer'>; subjectId: SubjectId; by?: SubjectId }>(
  'readings.transcript-corrected',
);
/** From here on the words do not change: they may be judged. */
export const transcriptsConfirmed = event<{ sittingId: Id<'sitting'>; subjectId: SubjectId }>(
  'readings.transcripts-confirmed',
);
