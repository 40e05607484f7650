import { z } from 'zod';
import { days } from '#kernel/data.ts';
import { idOf } from '#kernel/ids.ts';
import { emailAddress, line } from '#people';

const noDay = 'Choose the day on which somebody asks again whether the hold is needed.';
const longestWait = days(366);
const day = z
  .string({ error: noDay })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: noDay })
  .transform((value) => new Date(`${value}T12:00:00Z`))
  .refine((at) => !Number.isNaN(at.getTime()), { error: noDay });
export const caseForm = z.object({
  name: line('Give the case a name, such as its file number.', 80),
  reason: line('Write why the data is needed. It is kept with the case.', 300),
  owner: idOf('subject').catch('' as never),
  reviewOn: day,
});
export type CaseForm = z.output<typeof caseForm>;
export const personForm = z.union([
  z.object({ person: idOf('subject') }),
  z.object({
    kind: z.enum(['candidate', 'staff'], { error: 'Choose whether it is a candidate or a colleague.' }),
    email: emailAddress,
  }),
]);

/** A year is long enough to forget a hold; what is needed longer is looked at again. */
export function reviewProblem(at: Date, now: Date): string | undefined {
  if (at <= now) return 'Choose a day that is still to come.';
  return at.getTime() > now.getTime() + longestWait ? 'Choose a day within a year.' : undefined;
}

const bare = (words: string) => words.normalize('NFKC').toLowerCase();
/** Do these words name this person? Parts of three letters and more count, as words of their own. */
export function isNamedIn(words: string, { name, email }: { name: string; email: string }): boolean {
  const said = new Set(bare(words).split(/[^\p{L}\p{N}]+/u));
  const parts = bare(name).split(/[^\p{L}\p{N}]+/u);
  return bare(words).includes(bare(email)) || parts.some((part) => part.length > 2 && said.has(part));
}
