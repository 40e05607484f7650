import { z } from 'zod';
import { Refusal } from '#kernel/errors.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { legible } from '#kernel/words.ts';

export type Outcome = 'going-on' | 'not-going-on';
export interface Decision {
  readonly sittingId: Id<'sitting'>;
  readonly subjectId: SubjectId;
  readonly number: number;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly letter: { readonly subject: string; readonly text: string };
  readonly decidedBy: SubjectId;
  readonly decidedAt: Date;
}
/** What the letter about a decision is written for: once per decision. */
export const occasionOf = (sittingId: Id<'sitting'>, number: number) => `decided ${sittingId} ${number}`;
const back = (sittingId: Id<'sitting'>, label: string) => ({
  next: { label, href: `/sittings/${sittingId}/decision` },
});
export const nobodyRated = (sittingId: Id<'sitting'>) =>
  new Refusal(
    'conflict',
    'Nobody has handed in a scorecard yet. People decide here, so at least one person rates the answers first.',
    { next: { label: 'Rate the answers', href: `/sittings/${sittingId}/review` } },
  );
export const decidedMeanwhile = (sittingId: Id<'sitting'>) =>
  new Refusal(
    'conflict',
    'This was decided in another window, or by somebody else, meanwhile. Nothing was changed: read that decision first.',
    back(sittingId, 'Read the decision'),
  );

/** Why the answers of an interview cannot be rated or decided about now. */
export const notFinished = () =>
  new Refusal(
    'conflict',
    'This interview is not finished: the person may still be answering. Its answers open here when all are handed in, or when the time is over.',
    { next: { label: 'What waits for you', href: '/reviews' } },
  );
export const takenBack = () =>
  new Refusal(
    'gone',
    'This interview was taken back, by us or by the person. Its answers are not rated and nothing is decided about them.',
    { next: { label: 'What waits for you', href: '/reviews' } },
  );

const words = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform(legible)
    .refine((said) => said.length > 0, { error: missing })
    .refine((said) => said.length <= most, { error: `Use at most ${most.toLocaleString('en')} characters.` });
/** The decision alone, before its letter. */
export const outcomeForm = z.object({
  do: z.enum(['letter', 'again', 'decide']).default('letter'),
  seen: z.coerce.number().int().min(0).max(10_000),
  outcome: z.enum(['going-on', 'not-going-on'], { error: 'Choose how it goes on.' }),
  reason: words(2000, 'Write the reason: the person reads it in the letter.'),
});
/** The decision with the letter that tells it. */
export const decisionForm = outcomeForm.extend({
  subject: words(200, 'Give the letter a subject.').refine((said) => !/\p{Cc}/u.test(said), {
    error: 'Write the subject in one line.',
  }),
  text: words(10_000, 'Write the letter: it tells the person what was decided.'),
});
