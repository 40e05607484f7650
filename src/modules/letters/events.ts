import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type AboutLetter = { letterId: Id<'letter'>; subjectId: SubjectId };
export const letterWritten = event<AboutLetter>('letters.letter-written');
export const letterSent = event<AboutLetter>('letters.letter-sent');
/** The mail server will not take it, or was silent for a whole day. */
export const letterFailed = event<AboutLetter>('letters.letter-failed');
export const letterSentByHand = event<AboutLetter & { by: SubjectId }>('letters.letter-sent-by-hand');
export const letterOpened = event<AboutLetter & { by: SubjectId }>('letters.letter-opened');
/** Somebody saw a list of letters with the names of their recipients. */
export const lettersListed = event<{ by: SubjectId; people: number }>('letters.letters-listed');
