import type { LetterBody } from './letters.ts';

export type AbsenceLetter = {
  name: string;
  organisation: string;
  lastHere: string;
  closesOn: string;
  link: string;
};

/** To a colleague who has not been here for long. */
export const absences = {
  accountIdle: (to: AbsenceLetter): LetterBody => ({
    subject: `Your account at ${to.organisation} closes on ${to.closesOn}`,
    lines: [
      `Hello ${to.name},`,
      `your account in ${to.organisation}'s AI Interview Space has not been used since ${to.lastHere}. What nobody uses is not kept: the account closes on ${to.closesOn}, and what it holds about you is deleted.`,
      'If you want to keep it, sign in once before that day.',
      { label: 'Sign in', href: to.link },
      'If you do not need it any more, you need not do anything.',
    ],
  }),
};
