import { z } from 'zod';
import { deadlineFields } from '#invitations';
import { idOf } from '#kernel/ids.ts';

const choose = 'Choose at least one question.';
const question = idOf('question');
/** What the page about reopening sends. */
export const reopeningForm = (now: Date) =>
  z.intersection(
    z.object({
      question: z.union([question.transform((one) => [one]), z.array(question)], { error: choose }),
      reason: z
        .string({ error: 'Write the reason: the person reads it in the letter.' })
        .trim()
        .min(1, { error: 'Write the reason: the person reads it in the letter.' })
        .max(1000, { error: 'Use at most 1,000 characters.' }),
    }),
    deadlineFields(now),
  );
