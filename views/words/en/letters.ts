/** A paragraph, or a link that stands on a line of its own. */
export type LetterLine = string | { label: string; href: string };
export type LetterBody = { subject: string; lines: readonly LetterLine[] };

type ToCandidate = {
  name: string;
  organisation: string;
  position: string;
  /** The person who signs. */
  from: string;
  /** Where questions go. */
  contact: string;
};
export type InvitationLetter = ToCandidate & {
  link: string;
  questions: number;
  minutes: number;
  finishBy: string;
};
export type LinkLetter = ToCandidate & { link: string; finishBy: string };
export type ReopenedLetter = LinkLetter & { questions: readonly string[]; reason: string };
export type DecisionLetter = ToCandidate & { reason: string; report?: string | undefined };
export type StaffLetter = {
  name: string;
  organisation: string;
  from: string;
  roles: string;
  link: string;
  until: string;
};

const count = (questions: number) => (questions === 1 ? 'one question' : `${questions} questions`);
const greeting = (name: string) => `Hello ${name},`;
const signed = ({ from, organisation, contact }: ToCandidate) => [
  `If you have a question or need other conditions, write to ${contact}. A person answers.`,
  `Kind regards,\n${from}\n${organisation}`,
];
const open = (href: string) => ({ label: 'Open my interview', href });
const keepPrivate =
  'The link is only for you. Please do not pass it on: whoever has it can open your interview.';

export const letters = {
  invitation: (to: InvitationLetter): LetterBody => ({
    subject: `${to.organisation} invites you to an interview: ${to.position}`,
    lines: [
      greeting(to.name),
      `thank you for your interest in "${to.position}". We would like to ask you ${count(to.questions)}. It takes about ${to.minutes} minutes, at a time that suits you, and you need no account.`,
      open(to.link),
      `Please finish by ${to.finishBy}. You can pause between questions; the same link brings you back.`,
      'The first page says what would be kept, why and for how long. Nothing is recorded before you agree, and you may answer in writing instead. You also choose there whether software may propose levels to the people who decide, or whether only people read your answers. A person decides in both cases.',
      keepPrivate,
      ...signed(to),
    ],
  }),
  reminder: (to: LinkLetter): LetterBody => ({
    subject: `Your interview for ${to.position} is open until ${to.finishBy}`,
    lines: [
      greeting(to.name),
      `your interview for "${to.position}" is still open. Please finish it by ${to.finishBy}. What you have answered so far is kept.`,
      open(to.link),
      'If you would rather not go on, open it and choose "No, thank you". We will not write again.',
      keepPrivate,
      ...signed(to),
    ],
  }),
  newLink: (to: LinkLetter): LetterBody => ({
    subject: `A new link to your interview: ${to.position}`,
    lines: [
      greeting(to.name),
      'here is a new link to your interview. The earlier ones no longer work. What you have answered so far is kept.',
      open(to.link),
      `You can use it until ${to.finishBy}.`,
      'If you did not ask for it, you need not do anything.',
      ...signed(to),
    ],
  }),
  reopened: (to: ReopenedLetter): LetterBody => ({
    subject: `You can answer again: ${to.position}`,
    lines: [
      greeting(to.name),
      `we have opened ${to.questions.length === 1 ? 'one answer' : 'some answers'} of your interview again, so that you can give ${to.questions.length === 1 ? 'it' : 'them'} anew:`,
      to.questions.map((question) => `- ${question}`).join('\n'),
      `The reason: ${to.reason}`,
      open(to.link),
      `Please answer by ${to.finishBy}. Your other answers stay as they are.`,
      ...signed(to),
    ],
  }),
  deadlineChanged: (to: LinkLetter): LetterBody => ({
    subject: `New date for your interview: ${to.finishBy}`,
    lines: [
      greeting(to.name),
      `your interview for "${to.position}" is now open until ${to.finishBy}. What you have answered so far is kept.`,
      open(to.link),
      ...signed(to),
    ],
  }),
  cancelled: (to: ToCandidate & { reason: string }): LetterBody => ({
    subject: `Your interview for ${to.position} will not take place`,
    lines: [
      greeting(to.name),
      `we have to take back our invitation to the interview for "${to.position}". The link no longer opens it.`,
      `The reason: ${to.reason}`,
      'We are sorry for the time you may have put aside for it. What you had already recorded will not be scored.',
      ...signed(to),
    ],
  }),
  finished: (to: ToCandidate & { link: string }): LetterBody => ({
    subject: `We have your answers: ${to.position}`,
    lines: [
      greeting(to.name),
      'all your answers have arrived. Thank you for your time.',
      'On this page you see what happens next, on which day each thing is erased, and who has opened what:',
      { label: 'My answers', href: to.link },
      ...signed(to),
    ],
  }),
  goingOn: (to: DecisionLetter): LetterBody => ({
    subject: `We would like to go on with you: ${to.position}`,
    lines: [
      greeting(to.name),
      `we have read your answers for "${to.position}" and would like to go on with you.`,
      `Why: ${to.reason}`,
      `${to.from} decided this, after people had scored your answers.`,
      ...reportOf(to),
      'We will write to you about the next step.',
      ...signed(to),
    ],
  }),
  notGoingOn: (to: DecisionLetter): LetterBody => ({
    subject: `Your application for ${to.position}`,
    lines: [
      greeting(to.name),
      `thank you for the time and the thought you put into your answers for "${to.position}". We have decided not to go on with your application this time.`,
      `Why: ${to.reason}`,
      `${to.from} decided this, after people had scored your answers. No software decided.`,
      ...reportOf(to),
      ...signed(to),
    ],
  }),
  /** Stands below every letter about a decision, whatever its writer made of it. A result is contested once. */
  howDecided: (link: string, mayContest: boolean): LetterLine[] => [
    [
      'On a page of your own you can read which data, criteria and quotes led to this decision.',
      mayContest &&
        'If you do not agree, you can contest it there: a second person then judges your answers without knowing the first result.',
    ]
      .filter(Boolean)
      .join(' '),
    { label: 'How it was decided', href: link },
  ],
  staffInvitation: (to: StaffLetter): LetterBody => ({
    subject: `${to.from} invites you to ${to.organisation}'s interviews`,
    lines: [
      greeting(to.name),
      `${to.from} has given you a place in ${to.organisation}'s AI Interview Space, as ${to.roles}.`,
      { label: 'Choose my passphrase', href: to.link },
      `The link opens once, until ${to.until}. If you did not expect this letter, you need not do anything.`,
    ],
  }),
};

function reportOf({ report }: DecisionLetter): LetterLine[] {
  if (!report) return [];
  return [
    'You can read which level each answer was given, and from which of your words:',
    { label: 'My report', href: report },
  ];
}
