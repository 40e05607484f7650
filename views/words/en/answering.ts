import type { Kind } from './notice.ts';

const takes = (left: number) => (left === 1 ? '1 retake left' : `${left} retakes left`);

/** "Finds the cause, keeps others informed": a name that begins like SLO keeps its capitals. */
const inOneSentence = (names: readonly string[]) =>
  names
    .map((name, index) =>
      index > 0 && /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name,
    )
    .join(', ');

/** Steps along the top, and what is the same on every page of the interview. */
export const journey = {
  before: 'Before you start',
  devices: 'Device check',
  practice: 'Practice',
  question: (number: number) => `Question ${number}`,
  read: 'Your words',
  done: 'Done',
  kinds: { video: 'Video', audio: 'Audio', typed: 'Typing' } satisfies Record<Kind, string>,
  kindTexts: {
    video: 'Camera and microphone',
    audio: 'Microphone only',
    typed: 'In writing',
  } satisfies Record<Kind, string>,
  needsScript:
    'Recording needs JavaScript, which is switched off in this browser. Switch it on, or type your answer.',
};

export const devices = {
  title: 'Can we hear you?',
  titleVideo: 'Can we see and hear you?',
  lead: 'Say a sentence, then listen to it. This test stays on your device: it is not sent to us and not kept.',
  allow: 'Your browser asks whether this page may use them. Please say yes there.',
  turnOn: 'Switch on camera and microphone',
  turnOnMic: 'Switch on the microphone',
  picture: 'Your camera picture. Nobody else sees it',
  camera: 'Camera',
  mic: 'Microphone',
  level: 'Loudness',
  record: 'Record a few seconds',
  playback: 'Your test recording',
  goOn: 'That sounds right, go on',
  typeInstead: 'Type my answers instead',
  helpTitle: 'If it does not work',
  help: [
    'Close other programs that use the camera or the microphone, such as a video call.',
    'Look for the camera or lock sign beside the address of this page and allow both there.',
    'Use a headset if you have one: it is heard best.',
    'Or type your answers. That counts neither for nor against you.',
  ],
};

export const practice = {
  title: 'Try it once',
  lead: 'This is how every question works. What you record here stays on your device: it is not sent to us and not kept.',
  leadTyped: 'This is how every question works. What you write here is not sent to us and not kept.',
  question: 'What did you have for breakfast today?',
  skip: 'Go to the first question',
};

export const question = {
  of: (number: number, all: number) => `Question ${number} of ${all}`,
  closedTitle: (number: number) => `Ready for question ${number}?`,
  closedLead: (think: string) =>
    `As soon as you open the question you have ${think} to think. Then, or earlier if you like, you start your answer.`,
  closedNoThink:
    'Take your time. Once you have opened the question, start your answer whenever you are ready.',
  closedTyped: (all: string) => `As soon as you open the question you have ${all} to think and to write.`,
  toType: 'To think and write, if you type',
  open: 'Show me the question',
  thinkTime: 'Time to think',
  noThink: 'As long as you like',
  longest: 'Longest answer',
  wordsAtMost: (count: number) => `Up to ${count} words`,
  pauseHere: 'Take a break now',
  pauseText: 'You can pause here: no clock is running.',
  yourRecording: 'Your recording',
  picture: 'Your camera picture. Nobody else sees it until you hand this answer in',
  sent: 'Safe on our machine',
  start: 'Start my answer',
  stop: 'Finish this answer',
  keep: 'Hand in this answer',
  again: 'Start again',
  listen: 'Listen to your answer before you decide',
  lineDrops: 'If your line drops',
  lineDropsText: 'What you said stays on this device, your clock stops, and you lose nothing.',
  atEnd: (longest: string) => `At ${longest}`,
  atEndText: 'It stops by itself and keeps all you said.',
  retakes: 'Retakes',
  retakesText: (left: number, all: number) =>
    all === 0
      ? 'None: your first take is the one that counts.'
      : `${left} of ${all} left. Only the take you hand in is kept; the others are erased.`,
  retakesLeft: takes,
  scoredOn: 'Scored on',
  scoredOnText: (criteria: readonly string[]) =>
    `${inOneSentence(criteria)}. Never on how you look or sound.`,
  scoredOnTyped: (criteria: readonly string[]) => `${inOneSentence(criteria)}. Never on how fast you type.`,
  hint: 'A hint',
  how: 'How would you like to answer?',
  pauseLabel: 'A break',
  otherWay: 'Answer this question another way',
  otherWayHint: 'Changing starts this question again with the full time. It does not use up a retake.',
  change: 'Change',
  afterThis: 'You can pause after this answer.',
  last: 'This is the last question.',
};

export const typed = {
  label: 'Your answer',
  hint: (words: number) => `Up to ${words} words. It is saved while you write.`,
  hintFree: 'It is saved while you write.',
  handIn: 'Hand in this answer',
  notYet: 'Nothing saved yet',
  until: (time: string) => `You can write until ${time}.`,
  savedAt: (time: string) => `Saved at ${time}`,
  empty: 'Write an answer first, or say in it that you have none.',
  tooLong: (count: number, most: number) =>
    `That is ${count} words, and up to ${most} can be read. Please shorten it; nothing was lost.`,
};

export const paused = {
  title: 'You are taking a break',
  safe: (answered: number, all: number) =>
    answered === 0
      ? 'Nothing is running. You have not answered a question yet.'
      : `Your ${answered === 1 ? 'answer is' : `${answered} answers are`} safe with us, ${answered} of ${all}. Nothing is running.`,
  back: 'Come back with the same link, on this device or another one.',
  until: 'Finish by',
  goOn: 'Go on',
  close: 'You may close this page.',
};
