import { hours } from '#kernel/data.ts';
import type { LetterBody, LetterLine } from '#views/words/index.ts';

export type LetterKind =
  | 'invitation'
  | 'reminder'
  | 'newLink'
  | 'reopened'
  | 'deadlineChanged'
  | 'cancelled'
  | 'finished'
  | 'goingOn'
  | 'notGoingOn'
  | 'staffInvitation'
  | 'spaceLink'
  | 'requestReceived'
  | 'requestExtended'
  | 'requestClosed'
  | 'freezeEnding'
  | 'erased'
  | 'policyChanged'
  | 'accountIdle'
  | 'backupAlarm'
  | 'reviewDecided'
  | 'openings';

/** A subject line is one line, whatever a title was copied from: a header ends where a line ends. */
export const oneLine = (words: string) => words.replace(/\p{Cc}+/gu, ' ').trim();

/** Longer than a day of silence is no passing trouble any more. */
export const patience = hours(24);
/** The mail server is asked again after this pause, by all letters together. */
export const pause = 30_000;
/** Is it this one letter the server has trouble with, or does it answer nobody? */
export const isAboutThisLetter = (because: string) => /EENVELOPE|EMESSAGE/.test(because);
export const codeOf = (because: string) => because.split(' ').at(-1) ?? because;

const problems: Record<string, string> = {
  EENVELOPE: 'The mail server does not accept this address. Check it, or reach the person another way.',
  EMESSAGE: 'The mail server does not accept this letter. Send it by hand.',
  EAUTH: 'The mail server does not accept our login. An admin can correct SMTP_URL; then send again.',
};
/** Why a letter did not leave, and what to do. */
export const problemWords = (code: string | null) =>
  problems[code ?? ''] ??
  'The mail server did not answer for a whole day. When it is back, send again, or send the letter by hand.';

export const packed = ({ lines }: LetterBody) => JSON.stringify(lines);
export const unpacked = (subject: string, body: string): LetterBody => ({
  subject,
  lines: JSON.parse(body) as LetterLine[],
});

export const kindWords: Record<LetterKind, string> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  newLink: 'New link',
  reopened: 'Answers opened again',
  deadlineChanged: 'New deadline',
  cancelled: 'Invitation taken back',
  finished: 'Thank you',
  goingOn: 'Going on',
  notGoingOn: 'Not going on',
  staffInvitation: 'Invitation of a colleague',
  spaceLink: 'Link to what is held',
  requestReceived: 'A request has arrived',
  requestExtended: 'A request takes longer',
  requestClosed: 'Answer to a request',
  freezeEnding: 'A freeze ends',
  erased: 'Everything is erased',
  policyChanged: 'The privacy policy changes',
  accountIdle: 'An account is not used',
  backupAlarm: 'There is no good backup',
  reviewDecided: 'Outcome of a review',
  openings: 'Open positions',
};

export const outcomes: readonly LetterKind[] = ['goingOn', 'notGoingOn', 'reviewDecided'];
/** Whoever reads it knows a result. */
export const tellsResult = ({ kind }: { kind: LetterKind }) => outcomes.includes(kind);
/** A list tells no result: whoever may yet judge unknowing has seen none of it, and opening the letter is noted. */
export const listedAs = (kind: LetterKind, subject: string) =>
  tellsResult({ kind })
    ? { kind: 'Decision', subject: 'Open it to read what was decided' }
    : { kind: kindWords[kind], subject };
