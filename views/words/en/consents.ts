type Purpose = 'interview' | 'ai' | 'recording' | 'openings';
type Choice = 'given' | 'refused' | 'withdrawn';
/** What one consent allows, and what happens at once when it is taken back. */
type PurposeWords = { title: string; allows: string; ends: string };

const purposes: Record<Purpose, (organisation: string) => PurposeWords> = {
  interview: (organisation) => ({
    title: 'Take part in the interview',
    allows: `${organisation} may keep your answers and have people assess them for this application.`,
    ends: 'The interview closes at once. Your answers, recordings and the words written down from them are erased, and nothing more is recorded or assessed. The recruiter sees "withdrawn", and no reason. People have then nothing left to decide by.',
  }),
  ai: (organisation) => ({
    title: 'Help of a language model',
    allows: `A language model on ${organisation}'s own machine may read the words of your answers and propose levels. People decide.`,
    ends: 'The model reads nothing more, and what it proposed is erased. People assess your answers without it. The list of candidates shows no mark of it.',
  }),
  recording: () => ({
    title: 'Recording of voice and picture',
    allows: 'Your answers may be recorded as video or audio, for this application.',
    ends: 'Nothing more is recorded, and your recordings are erased. Words that were written down from them stay; answers that nobody has written down yet are lost. What you have not answered, you type.',
  }),
  openings: (organisation) => ({
    title: 'Letters about other positions',
    allows: `${organisation} may write to you when another position is open that could suit you.`,
    ends: 'No such letter is sent any more. It changes nothing about your application.',
  }),
};

export const consents = {
  title: 'What you agreed to',
  link: 'Your consents',
  lead: 'Each is yours to give and to take back: one press, it counts at once, and nobody asks why. What was done before stays lawful.',
  purposes,
  about: (position: string) => `Interview: ${position}`,
  aboutErased: 'An interview that is erased',
  aside: 'Beside the interview',
  states: { given: 'Given', refused: 'Not given', withdrawn: 'Withdrawn' } satisfies Record<Choice, string>,
  since: (day: string) => `since ${day}`,
  receipt: 'Receipt',
  asksAgain: 'The privacy policy has changed since you agreed. Do you still agree?',
  readPolicy: 'Read the policy and what changed',
  still: 'I still agree',
  renewal: {
    title: 'Do you still agree?',
    lead: 'Our privacy policy has changed since you said yes, so we ask once more before you go on. Your answers so far are safe, and no time is counted on this page.',
    changes: 'What has changed',
    from: (day: string) => `Since ${day}:`,
    agreedTo: 'What you agreed to, and are asked for now',
    single: 'Take back only one of them',
    no: 'No, take my consent back',
    noMeans: 'If you say no:',
    changed: 'This page changed while you were reading it. Please read it once more, then choose.',
  },
  ifWithdrawn: 'If you take it back:',
  alsoEnds:
    'Some questions here can only be answered by speaking. Without a recording this interview ends, as if you took back your consent to take part.',
  withdraw: 'Take back',
  give: 'Give again',
  giveFirst: 'Give',
  beginAgain: 'Read the notice and begin again',
  keptTitle: 'What is kept all the same, by law',
  kept: [
    'This list: we must be able to show what you agreed to and took back (GDPR article 7(1)).',
    'The record of how a language model came to a proposal, if there was one: an assessment must stay open to explanation and challenge (GDPR article 22). It is locked away and not used.',
    'What people wrote down about answers they had read, until claims of unequal treatment are out of time.',
    'Your name and address, and that there was an invitation.',
  ],
  ledgerTitle: 'Every choice, with the words you read',
  ledgerCaption: 'Lines are added and never changed. Print or save this page, or keep the signed receipts.',
  columns: { when: 'When', what: 'What', choice: 'Choice', words: 'Words you read' },
  read: 'Read them',
  hash: 'SHA-256 of these words:',
  policyHash: 'SHA-256 of the privacy policy then in force:',
  empty: 'You have not been asked for a consent yet.',
  done: {
    withdrawn: 'Taken back. It counts from this moment; what stood on it is being erased.',
    given: 'Your choice is kept.',
    invited:
      'You are invited again. To begin, open the private link in the letter that invited you; if you do not have it any more, ask the people who wrote it to send it again.',
  },
  ask: {
    title: 'May we write to you about other positions?',
    text: 'It has nothing to do with this application, and you can change it any day.',
    yes: 'Yes, write to me about other open positions.',
    keep: 'Keep my choice',
    given: 'You want to hear of other open positions.',
    refused: 'You do not want to hear of other open positions.',
    change: 'Change that',
  },
  outcome: (erased: number) =>
    erased
      ? `The consent is withdrawn. Items erased that stood on it: ${erased}.`
      : 'The consent is withdrawn. What it allowed has ended.',
};
