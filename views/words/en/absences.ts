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
  /** To the only admin or privacy officer: nobody could take their place, so nothing closes. */
  accountNeeded: (to: AbsenceLetter): LetterBody => ({
    subject: `Your account at ${to.organisation} is not used, and nobody else can do what it does`,
    lines: [
      `Hello ${to.name},`,
      `your account in ${to.organisation}'s AI Interview Space has not been used since ${to.lastHere}. What nobody uses is not kept, but you are the only one here with your role, so the account stays open.`,
      'Please sign in, or have your role given to a colleague: only then would an unused account be closed, and not without telling you before.',
      { label: 'Sign in', href: to.link },
    ],
  }),
};
