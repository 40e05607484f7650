import type { Kept } from './notice.ts';

export const transcripts = {
  title: 'Is this what you said?',
  hello: (name: string) => `${name}, is this what you said?`,
  lead: (organisation: string) =>
    `Software on ${organisation}'s machine wrote it down. Please read it once: the words below are what people will score, and you know them best.`,
  waitingTitle: 'Your answers are being written down',
  waiting: (ready: number, all: number) =>
    `${ready} of ${all} are ready. This page shows each one as it comes.`,
  waitingLong: 'It takes longer than usual. You may close this page and come back with the same link.',
  writing: 'Being written down.',
  notYet: 'Once all your answers are written down.',
  goOn: 'Go on',
  leftSeconds: (duration: string) => `About ${duration} left.`,
  failed: 'We have your answer but could not write it down yet. You need not do anything; we try again.',
  noSpeech: 'We heard no speech in this answer. Listen to it; if you did say something, tell us below.',
  typedAnswer: 'You typed this answer. It is scored as you wrote it.',
  unsure: (count: number) =>
    count === 1 ? 'We were not sure about 1 word.' : `We were not sure about ${count} words.`,
  unsureText: 'A dotted line is under each of them.',
  correct: 'Correct this part',
  field: (from: string, to: string) => `What you said, from ${from} to ${to}`,
  onlySaid: 'Only what was said, please. You can add something new further down.',
  save: 'Save this part',
  corrected: 'Corrected by you',
  undo: 'Take the correction back',
  add: 'Anything to add? (optional)',
  addHint: 'Shown to the reviewers below your answer, marked as added in writing. Up to 100 words.',
  addTooLong: (count: number) => `That is ${count} words. Please keep it to 100.`,
  addSave: 'Save this addition',
  added: 'Added in writing by the candidate',
  agree: 'These are my words',
  later: 'Go on, correct later',
  until: (day: string) =>
    `You can correct until ${day}. Scoring starts after that, or as soon as you say that these are your words. The recording stays as you made it.`,
  agreed: 'You said that these are your words. Nothing more can be changed here.',
  stale: 'This part was changed in another window. Here is how it stands now; please look at it once more.',
  emptied: 'A part cannot be left empty. If nothing was said there, write "(nothing)".',
};

/** How somebody answered: what happens next is said of that only. */
export type Given = { spoken: boolean; typed: boolean };

export const done = {
  title: 'Done',
  thanks: (name: string) => `Thank you, ${name}. All your answers are with us`,
  lead: 'There is nothing more you need to do. You may close this page.',
  nextTitle: 'What happens next',
  next: (contact: string, { spoken, typed }: Given) => [
    [
      spoken && 'Your spoken answers are written down, and you can read and correct the words.',
      typed && 'What you typed stands as you wrote it.',
    ]
      .filter(Boolean)
      .join(' '),
    'People score each answer against the rubric, each alone.',
    `${contact} decides and writes to you, with the reason.`,
  ],
  nextWithAi:
    'Once they have handed in their levels, they see what the language model proposed. A person decides.',
  decidedBy: 'You hear from us by',
  readWords: 'Read my words',
  erasedTitle: 'When each thing is erased',
  erasedCaption:
    'These are the latest days. A decision makes much of it go sooner; what is made later, such as levels, goes later by as much.',
  columns: { what: 'What', until: 'Erased on, at the latest' },
  kept: {
    recordings: 'Your video and voice',
    transcripts: 'The written-down words',
    levels: 'Levels and reasons',
    records: 'Records of what the language model did',
    contact: 'Your name and e-mail',
  } satisfies Record<Kept, string>,
  byLaw: 'kept that long because the law says so',
  nothingHeld: 'None was made',
};

export const feedback = {
  title: 'How was it for you?',
  lead: 'Optional, and not part of your application: the people who score your answers do not see it.',
  fair: 'Was it fair?',
  clear: 'Were the questions clear?',
  choices: [
    { value: 'yes', label: 'Yes' },
    { value: 'partly', label: 'Partly' },
    { value: 'no', label: 'No' },
  ] as readonly { value: 'yes' | 'partly' | 'no'; label: string }[],
  text: 'What should we do better?',
  textHint: 'Up to 2,000 characters. Please do not name other people.',
  send: 'Send',
  back: 'Back',
  thanksTitle: 'Thank you for telling us',
  thanks: 'Your feedback has arrived.',
  tooLong: 'That is more than 2,000 characters. Please shorten it; nothing was lost.',
  empty: 'Choose or write something first, or just close the page.',
};

export const looks = {
  title: 'Who looked at what',
  caption: (count: number) =>
    count === 1
      ? 'One time since your first answer. Staff cannot switch this list off.'
      : `All ${count} times since your first answer, newest first. Staff cannot switch this list off.`,
  columns: { when: 'When', who: 'Who', what: 'What they opened' },
  emptyTitle: 'Nobody has opened anything yet',
  emptyText: 'As soon as somebody does, it stands here, with name, day and hour.',
  model: (organisation: string) => `The language model, on ${organisation}'s machine`,
  whatOpened: {
    answer: 'Your words',
    transcript: 'Your words',
    recording: 'Your voice or video',
    report: 'Your report',
    name: 'Your name',
    letter: 'A letter to you',
    export: 'A copy of your report',
    list: 'Your name, in a list',
  } as Record<
    'answer' | 'transcript' | 'recording' | 'report' | 'name' | 'letter' | 'export' | 'list',
    string
  >,
};

export type Gone =
  | 'unknown'
  | 'expired'
  | 'cancelled'
  | 'used'
  | 'replaced'
  | 'declined'
  | 'finished'
  | 'elsewhere'
  | 'signedOut';
type GoneWords = { title: string; lead: string };

export const gone = {
  state: 'We cannot open this page',
  pages: {
    unknown: {
      title: 'This link does not lead anywhere',
      lead: 'Perhaps a part of it was lost on the way. Copy it once more from the letter, from the first sign to the last.',
    },
    expired: {
      title: 'The time for this interview is over',
      lead: 'What you answered before is with us. If something kept you, write to us: the time can be extended.',
    },
    cancelled: {
      title: 'This interview was taken back',
      lead: 'We wrote to you why. Nothing you recorded will be scored.',
    },
    used: {
      title: 'This link has already been used once',
      lead: 'Links in our letters open one time, so that nobody else can open your interview. Your answers are safe.',
    },
    replaced: {
      title: 'There is a newer link',
      lead: 'We sent you another letter after this one. Please use the link in the newest.',
    },
    declined: {
      title: 'You declined this interview',
      lead: 'Nothing was recorded. If that was a mistake, write to us: the invitation can be opened again.',
    },
    finished: {
      title: 'This interview is finished',
      lead: 'All your answers are with us. There is nothing more you need to do.',
    },
    elsewhere: {
      title: 'Your interview is open on another device',
      lead: 'Only one device can record at a time. You can go on here; the other one then stops. What it had sent is kept.',
    },
    signedOut: {
      title: 'Please open your link once more',
      lead: 'This browser no longer knows you, perhaps because a lot of time has passed. Your answers are safe: the link in your letter brings you back to where you were.',
    },
  } as Record<Gone, GoneWords>,
  newLink: 'Send me a new link',
  newLinkText: 'It goes to the address your invitation went to, within a minute.',
  newLinkSent:
    'If this link belonged to an open interview, a new one is on its way to the address we invited.',
  goOnHere: 'Go on here',
  write: 'A person answers your questions, also if that was not you:',
};
