import type { LetterBody, LetterLine } from './letters.ts';

export type PassLetter = {
  name: string;
  organisation: string;
  contact: string;
  until: string;
  links: readonly { href: string; as: 'candidate' | 'staff' }[];
};
const label = { candidate: 'What is held about me as a candidate', staff: 'What is held about my work here' };

/** The way into one's own space without an account. */
export const passes = {
  title: 'See what is held about you',
  lead: 'You need no account. Write the address that letters to you would go to: a link into your own space comes there.',
  address: 'E-mail address',
  ask: 'Send me a link',
  noAddress: 'This is not an e-mail address. It looks like name@example.org.',
  asked: 'If anything is held about this address, a letter with a link is on its way to it.',
  askedText:
    'It comes by mail, or by the privacy contact where letters are sent by hand. The link opens once, until the hour the letter names. We say the same to everybody, so that nobody learns here whose data we hold.',
  write: 'No letter, or another address now? Write to the privacy contact:',
  openTitle: 'Your own space',
  openLead: 'There you see what is held about you, and can download, correct, freeze or erase it.',
  open: 'Open my space',
  dead: {
    unknown: {
      title: 'This link does not lead anywhere',
      lead: 'Perhaps a part of it was lost on the way. Copy it once more from the letter, or ask for a new one here.',
    },
    used: {
      title: 'This link has been used already',
      lead: 'Each link opens once, so that nobody else comes in by it. Ask for a new one here.',
    },
    expired: {
      title: 'The time of this link is over',
      lead: 'Links live shortly, so that an old letter opens nothing. Ask for a new one here.',
    },
  },
  letter: (to: PassLetter): LetterBody => ({
    subject: `What ${to.organisation} holds about you`,
    lines: [
      `Hello ${to.name},`,
      `somebody, hopefully you, asked what ${to.organisation} holds about this address. Here you see it, and can download, correct, freeze or erase it:`,
      ...to.links.map(({ href, as }): LetterLine => ({ label: label[as], href })),
      `Each link opens once, until ${to.until}.`,
      'If you did not ask for it, you need not do anything: nobody but the reader of this letter can open it.',
      `Questions? Write to ${to.contact}. A person answers.`,
    ],
  }),
};
