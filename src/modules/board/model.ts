import { z } from 'zod';
import { emailAddress } from '#people';
import { type Identity, kinds, type RequestKind, type RequestState } from '#requests';

export const kindWords: Record<RequestKind, string> = {
  access: 'See what is held',
  rectification: 'Correct something',
  erasure: 'Erase everything',
  restriction: 'Freeze',
  portability: 'Take data along',
  objection: 'Object to a use',
  withdrawal: 'Take a consent back',
  'human-review': 'Have a person look again',
};
export const identityWords: Record<Identity, string> = {
  'private-link': 'By their private link',
  letter: 'By a link sent to their address',
  'signed-in': 'Signed in',
  checked: 'Checked by a colleague',
};
export const stateWords: Record<RequestState, string> = {
  open: 'Open',
  extended: 'Extended',
  done: 'Done',
  refused: 'Refused',
  'taken-back': 'Taken back',
};
export const shows = {
  open: ['open', 'extended'],
  done: ['done'],
  refused: ['refused'],
  'taken-back': ['taken-back'],
} as const satisfies Record<string, readonly RequestState[]>;
export type Show = keyof typeof shows;
export const showIn = (asked: string | undefined): Show =>
  asked && asked in shows ? (asked as Show) : 'open';

const oneDay = 86_400_000;
/** "5 days left", "Due today", "2 days late". */
export function leftWords(dueAt: Date, now: Date): string {
  const days = Math.floor((dueAt.getTime() - now.getTime()) / oneDay);
  const counted = (number: number) => (number === 1 ? '1 day' : `${number} days`);
  if (days < 0) return `${counted(-days)} late`;
  return days === 0 ? 'Due today' : `${counted(days)} left`;
}

const longest = 5000;
const words = (empty: string) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, { error: empty })
    .max(longest, { error: `Use at most ${longest} characters.` });
export const answerForm = z.object({ words: words('Write what was done, for the person to read.') });
export const reasonForm = z.object({ words: words('Write the reason, for the person to read.') });
export const seenForm = z.object({
  seen: z.literal('on', { error: 'Say that you have read what goes and what stays.' }),
});
export const filedForm = z.object({
  email: emailAddress,
  kind: z.enum(kinds, { error: 'Choose what they ask for.' }),
  words: z.string().trim().max(longest).optional(),
  checkedHow: words('Write how you made sure who it is.'),
});
export type Filed = z.output<typeof filedForm>;

/** Kinds of requests that are settled on a page of another room. */
const settledOn: Partial<Record<RequestKind, { label: string; path: (id: string) => string }>> = {
  rectification: { label: 'See and decide the correction', path: (id) => `/requests/${id}/correction` },
  restriction: { label: 'Frozen data', path: () => '/freezes' },
  objection: { label: 'Frozen data', path: () => '/freezes' },
  'human-review': { label: 'The second reading', path: () => '/contests' },
};
export const settlingOf = (kind: RequestKind, id: string) => {
  const page = settledOn[kind];
  return page && { label: page.label, href: page.path(id) };
};
