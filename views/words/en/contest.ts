import type { LetterBody } from './letters.ts';
import { type Authority, ours } from './requests.ts';

export type SecondLetter = {
  name: string;
  position: string;
  organisation: string;
  from: string;
  contact: string;
  reason: string;
  goesOn: boolean;
  authority?: Authority | undefined;
};

export const contest = {
  title: 'How it was decided',
  lead: 'People decide here. What a language model proposed stands beside what they said, with the words it was based on.',
  none: 'Nothing is decided about you.',
  noneText: 'When an interview of yours is over and somebody has decided, all of it stands here.',
  notYet:
    'Nothing is decided yet. What people and the model say stands here as soon as somebody has decided.',
  decisionTitle: 'The decision',
  outcome: { 'going-on': 'You go on', 'not-going-on': 'You do not go on' },
  decidedBy: (who: string) => `Decided by ${who}`,
  first: 'First result',
  second: 'Second result',
  dataTitle: 'What it was based on',
  data: 'Only the words of your answers, as you typed or corrected them, and the described levels of each criterion. Never your voice, your face, how you speak, your name, age or origin.',
  model: (names: string) =>
    `The levels were proposed by ${names}, on this house's own machine. It does not decide.`,
  modelLater: (names: string) =>
    `${names} proposed levels on this house's own machine, but only after it was decided: nobody who decided could see them.`,
  modelNotYet:
    'A language model may read your answers and has not done so yet: it was decided without its proposal.',
  peopleOnly: 'No language model read your answers.',
  meanTitle: 'In numbers',
  meanPeople: (mean: string) => `People gave ${mean} of 5 on average, each criterion by its weight.`,
  meanAi: (mean: string, judged: number, all: number) =>
    judged < all
      ? `The model proposed ${mean} of 5, on ${judged} of ${all} criteria; for the others there was not enough evidence.`
      : `The model proposed ${mean} of 5.`,
  noMean: 'There was not enough evidence for a number.',
  noThreshold: 'No number decides by itself: there is no mark that had to be reached.',
  question: (number: number) => `Question ${number}`,
  notAnswered: 'Not answered.',
  columns: {
    criterion: 'Criterion',
    weight: 'Weight',
    people: 'People',
    ai: 'Model',
    more: 'With one level more',
  },
  notEnough: 'not enough evidence',
  noMore: 'nothing above it',
  more: (mean: string) => `people's average ${mean}`,
  moreAi: (mean: string) => `the model's ${mean}`,
  moreCaption:
    'The last column is computed: what the average would have been with one level more there and all else the same.',
  quotes: 'The words that the proposals stand on',
  contestTitle: 'You do not agree?',
  contestText:
    'Ask for a second person. They have seen neither the first result nor what the model proposed, and neither is sent to their browser. Both results are kept, and you get the reason within 30 days.',
  contestWords: 'Why do you not agree? (optional)',
  contestHint:
    'The privacy officer reads it. The second person does not: they judge your answers alone. Up to 4,000 characters.',
  contestButton: 'Ask for a second person',
  contested: 'Your request is with us.',
  contestOpen: (day: string) => `A second person judges your answers. You hear from us by ${day}.`,
  takeBack: 'I do not want a second result',
  takeBackText: 'If you take it back, nothing more is done, and you may ask again. The first result stays.',
  takenBack: 'There will be no second result.',
  contestDone: 'A second person has judged your answers. Both results stand above.',
  letter: ({
    name,
    position,
    organisation,
    from,
    contact: mail,
    reason,
    goesOn,
    authority,
  }: SecondLetter): LetterBody => ({
    subject: `A second person has judged your interview: ${position}`,
    lines: [
      `Hello ${name},`,
      `you asked for a second person to judge your answers for "${position}". ${from} has read them without knowing the first result or what software had proposed.`,
      goesOn
        ? 'The result: you go on. We write to you about the next step.'
        : 'The result: you do not go on.',
      `The reason: ${reason}`,
      'Both results are kept, and you can read both with your private link.',
      `If you do not agree, write to ${mail}. You may also complain to a data protection authority.${ours(authority)}`,
      `Kind regards,\n${from}\n${organisation}`,
    ],
  }),
};
