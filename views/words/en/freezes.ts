import type { LetterBody } from './letters.ts';

export type FreezeLetter = { name: string; organisation: string; contact: string; day: string; link: string };

/** Freezing one's data, and objecting to a use of it. */
export const freezes = {
  title: 'Freeze everything about me',
  lead: 'Everything is kept and nobody may use it, until you lift it. You need give no reason (GDPR article 18).',
  means: [
    'From that moment nobody here opens, scores, compares, decides about, changes or exports anything of yours.',
    'Nothing is erased either, not even what would be due.',
    'An interview that you are in rests. Your application waits, and nobody decides about it meanwhile.',
    'You still see everything here, and may download, correct or erase it.',
    'You lift it here at once. We can end it only after we wrote to you, a week before.',
  ],
  why: 'Is there something you want us to look into? (optional)',
  whyHint: 'The privacy contact reads it. Up to 2,000 characters.',
  freeze: 'Freeze everything',
  frozenTitle: 'Your data is frozen',
  since: 'Since',
  frozenLead: 'It is kept, and nobody may use it. Once you lift it, everything goes on where it was.',
  ending: 'We wrote to you that the freeze ends after this day. You can object to that, or erase your data.',
  objectionOpen: 'Your objection is open. If you lift the freeze, it counts as taken back.',
  lift: 'Lift the freeze now',
  done: 'Your data is frozen since you asked.',
  lifted: 'You lifted the freeze yourself.',
  objectTitle: 'Object to a use of my data',
  objectLead:
    'Say no to something we do for a reason of our own (GDPR article 21). While we look into it, everything about you is frozen: it is kept, and nobody uses it.',
  objectTo: 'What do you object to?',
  purposes: {
    assessment: { label: 'The assessment of my application', text: 'Levels, remarks and comparisons' },
    work: { label: 'What is kept about my work here', text: 'Account, sign-ins, and the log of what I did' },
    other: { label: 'Something else', text: 'Please say below what it is' },
  },
  choose: 'Choose what you object to.',
  objectWhy: 'What about your situation should we know? (optional)',
  objectWhyHint: 'We must then show that our reasons weigh more, or stop. Up to 2,000 characters.',
  object: 'Object and freeze',
  letter: (to: FreezeLetter): LetterBody => ({
    subject: `The freeze of your data at ${to.organisation} ends on ${to.day}`,
    lines: [
      `Hello ${to.name},`,
      `your data at ${to.organisation} is frozen at your wish: it is kept, and nobody uses it. The question behind it is settled, so the freeze ends after ${to.day}. From then on your data may be used again for what it was collected for.`,
      'If you do not want that, you can object or have your data erased before, in your own space:',
      { label: 'Open my space', href: to.link },
      `Questions? Write to ${to.contact}. A person answers.`,
    ],
  }),
};
