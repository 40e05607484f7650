/** What a candidate is told is kept. */
export type Kept = 'recordings' | 'transcripts' | 'levels' | 'records' | 'contact';
export type Kind = 'video' | 'audio' | 'typed';
export type Period = { count: number; unit: 'days' | 'months' | 'years' };

const units = { days: ['day', 'days'], months: ['month', 'months'], years: ['year', 'years'] } as const;
const ways = { video: 'video', audio: 'audio', typed: 'typing' } as const;

/** "video, audio or typing". */
const either = (kinds: readonly Kind[]) => {
  const names = kinds.map((kind) => ways[kind]);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
};

export const notice = {
  title: 'Before you start',
  hello: (name: string) => `Hello ${name}, thank you for making time for this`,
  lead: (questions: number, minutes: number) =>
    `${questions === 1 ? 'One question' : `${questions} questions`}, about ${minutes} minutes. Nothing is recorded on this page, and nothing will be before you say yes.`,
  finishBy: 'Finish by',
  pause: 'You can pause',
  pauseText: 'Between any two questions. The same link brings you back to where you were.',
  answerBy: 'You answer by',
  answerByText: (kinds: readonly Kind[]) =>
    kinds.length > 1
      ? `${either(kinds).replace(/^./, (first) => first.toUpperCase())}. You choose again for each question, and no choice counts for or against you.`
      : `${either(kinds).replace(/^./, (first) => first.toUpperCase())}.`,
  lineDrops: 'If your line drops',
  lineDropsText: 'Your clock stops, and what you had said is kept. You get the lost time back.',

  keptTitle: 'What is kept, why, and until when',
  columns: { what: 'What', why: 'Why', who: 'Who can open it', howLong: 'Kept for' },
  kept: {
    recordings: {
      what: 'Your video and voice',
      why: 'So that people can hear your answers as you gave them',
    },
    transcripts: { what: 'The written-down words', why: 'To be read and scored. You can correct them first' },
    levels: { what: 'Levels and reasons', why: 'To decide, and to explain the decision to you' },
    records: {
      what: 'Records of what the language model did',
      why: 'To explain its proposals to you. Made only if you choose AI help',
    },
    contact: { what: 'Your name and e-mail', why: 'To reach you' },
  } satisfies Record<Kept, { what: string; why: string }>,
  reviewers: (contact: string) => `The people who review your answers, and ${contact}`,
  reviewersAndYou: 'The same people, and you',
  onlyContact: (contact: string) => `${contact}, and those who run this installation`,
  period: ({ count, unit }: Period) => `${count} ${units[unit][count === 1 ? 0 : 1]}`,
  byLaw: (period: string) => `${period}, by law`,
  yourRights: (privacyContact: string) =>
    `You can ask to see, correct, receive or erase all of it, any day: write to ${privacyContact}. After the interview your own page also shows who opened what, and when.`,

  scoringTitle: 'How should your answers be scored?',
  scoringHint:
    'The questions, the rubric and the time are the same. The list of candidates does not show which one you chose.',
  withAi: 'People, with AI help',
  withAiLines: (organisation: string) => [
    'People score your answers first, each alone.',
    `A language model on ${organisation}'s own machine then proposes a level per criterion, with quotes from your words.`,
    'It reads words only: never your face, voice, name or accent.',
    'A person decides, and can overrule it.',
  ],
  peopleOnly: 'People only',
  peopleOnlyLines: (organisation: string) => [
    'People score your answers, each alone.',
    'No language model reads them.',
    `Spoken answers are still written down by software on ${organisation}'s machine, unless you type them.`,
    'A person decides.',
  ],

  permissionTitle: 'Your permission',
  permissionText: 'You can take it back as easily as you give it.',
  record: 'Record my answers',
  recordText: 'as video or audio, for this application.',
  recordElse: 'Leave it empty, and you type your answers instead.',
  recordNeeded:
    'This interview has questions that can only be answered by speaking. If you do not want to be recorded, choose "No, thank you".',

  conditionsTitle: 'I need different conditions',
  conditionsText: (contact: string) =>
    `More time, questions read aloud, something else: write to ${contact} before you start. You need not say why or prove anything.`,

  goOn: 'I agree, go on',
  refuse: 'No, thank you',
  age: 'This interview is for people of 13 years and older. Children under 13 are refused.',
  refuseMeans: '"No, thank you" records nothing and closes this invitation.',
  controller: (organisation: string, address: string) =>
    `Controller: ${[organisation, address].filter(Boolean).join(', ')}.`,
  privacyContact: 'Privacy contact:',
  version: (version: number, day: string) => `Notice of ${day}, version ${version}.`,
  problems: {
    scoring: 'Choose how your answers should be scored.',
    record:
      'Without this permission only typed answers are possible, and this interview has questions that are answered by speaking.',
    changed: 'This notice changed while you were reading it. Please read it once more as it is now.',
  },
  refusedTitle: 'Thank you for telling us',
  refusedText: (contact: string) =>
    `Nothing was recorded, and this invitation is closed. ${contact} sees that you declined, and no reason.`,
  refusedBack: (contact: string) =>
    `If this was a mistake, write to ${contact}. The invitation can be opened again.`,
};
