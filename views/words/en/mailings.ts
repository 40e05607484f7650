import type { LetterBody } from './letters.ts';

export type OpeningLetter = {
  name: string;
  organisation: string;
  position: string;
  /** What the recruiter wrote, paragraphs apart. */
  words: string;
  from: string;
  unsubscribe: string;
};

export const mailings = {
  title: 'Letters you get',
  link: 'Letters you get',
  lead: 'You choose what you want to be written about. A few letters cannot be switched off, and here is why.',
  done: 'Your choice is kept.',
  yours: 'Yours to choose',
  save: 'Save',
  optional: {
    reminder: {
      label: 'A reminder before the deadline',
      text: 'One letter two days before your interview closes, if it is still open.',
    },
    finished: { label: 'Thanks at the end', text: 'One letter that says that all your answers arrived.' },
  },
  openings: 'Other open positions',
  always: 'Always written',
  fixed: [
    ['Your invitation and changes to it', 'Without it you could not take part: link, deadline, taken back.'],
    ['The decision', 'You have applied, so you are told how it ended.'],
    ['Answers to your requests', 'The law wants you to have them, in time (GDPR article 12).'],
    [
      'Changes of the privacy policy',
      'The law wants you to know before they count (GDPR articles 13 and 14).',
    ],
  ],
  columns: { what: 'Letter', why: 'Why it cannot be switched off' },
  fixedCaption: 'None of these advertises anything.',
  unsubscribe: {
    title: 'No more letters about open positions',
    lead: (organisation: string) =>
      `One press, and ${organisation} writes to this address about open positions no more. You need no login.`,
    press: 'Stop these letters',
    doneTitle: 'These letters have stopped',
    done: (organisation: string) =>
      `${organisation} does not write to this address about open positions any more. It stays so even after everything else about you is erased: only a fingerprint of the address is kept for it, from which nobody can read the address.`,
  },
  opening: ({ name, organisation, position, words, from, unsubscribe }: OpeningLetter): LetterBody => ({
    subject: `An open position at ${organisation}: ${position}`,
    lines: [
      `Hello ${name},`,
      `you asked to hear of other positions. One is open: "${position}".`,
      ...words.split(/\n{2,}/),
      'If it interests you, simply answer this letter. If not, you need not do anything.',
      `Kind regards,\n${from}\n${organisation}`,
      'You get this letter because you ticked that we may write to you about open positions. One press ends it, without a login:',
      { label: 'No more letters about open positions', href: unsubscribe },
    ],
  }),
};
