import { type Asked, isDone, type Sheet } from '#answers';
import type { Candidate } from '#auth';
import type { Invitation } from '#invitations';
import { minutes } from '#kernel/data.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import type { Kit } from '#positions';

type Question = Kit['questions'][number];

export type SittingState = 'open' | 'finished' | 'closed' | 'withdrawn';
/**
 * An interview that was begun, as other rooms know it. `closed`: the time was over before all was answered.
 * `withdrawn`: its person took back their consent, and what it holds is about to be erased.
 */
export interface Sitting {
  id: Id<'sitting'>;
  subjectId: SubjectId;
  invitationId: Id<'invitation'>;
  positionId: Id<'position'>;
  kitVersionId: Id<'kitVersion'>;
  ai: boolean;
  records: boolean;
  state: SittingState;
  consentedAt: Date;
  finishedAt: Date | null;
  /** How long its data stood frozen since then, in seconds. */
  frozenSeconds: number | null;
}
/** What only its own candidate needs to know of it. */
export type OwnSitting = Sitting & {
  heldBy: Id<'session'> | null;
  devicesCheckedAt: Date | null;
  prefers: 'typed' | null;
};
/** All that the pages of one candidate start from. */
export interface Interview {
  candidate: Candidate;
  invitation: Invitation;
  kit: Kit;
  sitting: OwnSitting | undefined;
  sheets: Sheet[];
}
export type Begun = Interview & { sitting: OwnSitting };

/** Of several answers the first that is not handed in. */
export const currentSheet = ({ sheets }: Pick<Interview, 'sheets'>) => sheets.find((sheet) => !isDone(sheet));
export function questionOf({ kit }: Pick<Interview, 'kit'>, id: Id<'question'>): Question {
  const found = kit.questions.find((question) => question.id === id);
  if (!found)
    throw new Refusal('missing', 'This interview has no such question. Go back to where you were.', onward);
  return found;
}
/** The question with the ways of answering that this person allowed. */
export function askedOf({ kit, sitting }: Pick<Interview, 'kit' | 'sitting'>, id: Id<'question'>): Question {
  const question = questionOf({ kit }, id);
  const kinds = sitting?.records ? question.kinds : question.kinds.filter((kind) => kind === 'typed');
  return { ...question, kinds };
}
/** Somebody who does not want to be recorded needs every question to allow typing. */
export const canBeTyped = ({ questions }: Pick<Kit, 'questions'>) =>
  questions.every(({ kinds }) => kinds.includes('typed'));

const onward = { next: { label: 'Go on with the interview', href: '/interview' } };
const typingTakes = 4;
const grace = minutes(15);
/**
 * When everything is over. An answer that is being given when the deadline comes may be finished, and what was
 * recorded may still be on its way.
 */
export function closesAt(
  deadline: Date,
  running: Pick<Asked, 'thinkSeconds' | 'answerSeconds'> | undefined,
): Date {
  if (!running) return deadline;
  const longest = (running.thinkSeconds + typingTakes * running.answerSeconds) * 1000;
  return new Date(deadline.getTime() + longest + grace);
}

/** A browser that told of itself within this time is in use. */
const inUse = 30_000;
/** Would somebody else be cut off in the middle of an answer? */
export function isBusy(sheet: Pick<Sheet, 'state' | 'seenAt'> | undefined, now: Date) {
  if (sheet?.state !== 'running' || !sheet.seenAt) return false;
  return now.getTime() - sheet.seenAt.getTime() < inUse;
}

export const notConsented = () =>
  new Refusal('forbidden', 'Nothing is recorded before you have read the notice and said yes.', {
    next: { label: 'Read the notice', href: '/interview/notice' },
  });
export const timeIsOver = () =>
  new Refusal(
    'gone',
    'The time for this interview is over. What you answered before is with us. If something kept you, write to us: the time can be extended.',
  );
export const takenBack = () =>
  new Refusal(
    'gone',
    'You took back your consent, so this interview is closed and nothing more is recorded.',
    { next: { label: 'What you agreed to', href: '/space/consents' } },
  );
export const allDone = () =>
  new Refusal('conflict', 'This interview is finished: all your answers are with us.', onward);
export const takenOver = () =>
  new Refusal(
    'locked',
    'This interview was opened on another device. Go on there, or open your private link here again.',
    onward,
  );
