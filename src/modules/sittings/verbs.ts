import { answersOf, closeSheet, isDone, layOut, type Sheet, sheetsOf } from '#answers';
import { type Candidate, isOpenSession } from '#auth';
import { invitationOf, markFinished } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import type { Reader, Writer } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { kitVersionOf } from '#positions';
import { sittingFinished } from './events.ts';
import {
  allDone,
  askedOf,
  type Begun,
  closesAt,
  currentSheet,
  type Interview,
  isBusy,
  notConsented,
  type OwnSitting,
  type Sitting,
  takenBack,
  takenOver,
  timeIsOver,
} from './model.ts';
import {
  changeSitting,
  type Ended,
  endedRows,
  findRow,
  findRowOf,
  insertSitting,
  moveSitting,
  openRows,
  rowsAbout,
  rowsOf,
  undecidedRows,
} from './store.ts';

const asKnown = ({ heldBy: _h, devicesCheckedAt: _d, prefers: _p, ...sitting }: OwnSitting): Sitting =>
  sitting;
export async function findSitting(ctx: Ctx, id: Id<'sitting'>): Promise<Sitting | undefined> {
  const row = await findRow(ctx.db.read, id);
  return row && asKnown(row);
}
export async function sittingOf(ctx: Ctx, id: Id<'sitting'>): Promise<Sitting> {
  const found = await findSitting(ctx, id);
  if (found && found.state !== 'withdrawn') return found;
  throw new Refusal('missing', 'There is no such interview. It may have been erased.');
}
export async function findSittingOf(ctx: Ctx, invitationId: Id<'invitation'>): Promise<Sitting | undefined> {
  const row = await findRowOf(ctx.db.read, invitationId);
  return row && asKnown(row);
}
/** The sitting of whoever asks, with what only they need to know. */
export const findOwnSitting = (ctx: Ctx, { invitationId }: Candidate): Promise<OwnSitting | undefined> =>
  findRowOf(ctx.db.read, invitationId);
/** The interviews of a position, the first one first. */
export const sittingsOf = async (ctx: Ctx, positionId: Id<'position'>): Promise<Sitting[]> =>
  (await rowsOf(ctx.db.read, positionId)).map(asKnown);

/** The interviews of one person, the newest first. */
export const sittingsAbout = async (ctx: Ctx, subjectId: SubjectId): Promise<Sitting[]> =>
  (await rowsAbout(ctx.db.read, subjectId)).map(asKnown);

/** Interviews that ended before a moment, the first one first, but for those that were decided long ago. */
export const finishedBefore = async (ctx: Ctx, ended: Ended): Promise<Sitting[]> =>
  (await endedRows(ctx.db.read, ended)).map(asKnown);

/** Interviews that are over and wait for a decision, the newest first. */
export const undecidedSittings = async (ctx: Ctx): Promise<Sitting[]> =>
  (await undecidedRows(ctx.db.read)).map(asKnown);

/** Where a candidate stands, as it is now: a sitting whose time is over is closed first. */
export async function interviewOf(ctx: Ctx, candidate: Candidate): Promise<Interview> {
  const found = await load(ctx, candidate);
  const { sitting, sheets, invitation } = found;
  const hasMoreTime = sitting?.state === 'closed' && invitation.state === 'started';
  if (isOverdue(found, ctx.now())) await close(ctx, found);
  else if (hasMoreTime) await goOn(ctx, sitting, sheets);
  else return found;
  return load(ctx, candidate);
}
/** The deadline was moved after it had passed: what stayed unanswered can be answered. */
const goOn = (ctx: Ctx, sitting: Sitting, sheets: readonly Sheet[]) =>
  ctx.db.write(async (tx) => {
    const unanswered = sheets.filter(({ state }) => state === 'unanswered');
    await openAgain(tx, sitting, unanswered, ctx.now());
  });
/** Opens a sitting for these questions once more, inside the caller's write; says which round that is, if it did. */
export async function openAgain(tx: Writer, { id, subjectId }: Sitting, sheets: readonly Sheet[], now: Date) {
  const open = { state: 'open', finishedAt: null, heldBy: null } as const;
  if (!(await moveSitting(tx, id, ['finished', 'closed'], open))) return undefined;
  const round = Math.max(0, ...sheets.map((sheet) => sheet.round)) + 1;
  const again = sheets.map(({ questionId, number }) => ({ id: questionId, number }));
  await layOut(tx, { sittingId: id, subjectId, now, round }, again);
  return round;
}
async function load(ctx: Ctx, candidate: Candidate): Promise<Interview> {
  const invitation = await invitationOf(ctx, candidate.invitationId);
  const { kit } = await kitVersionOf(ctx, invitation.kitVersionId);
  const sitting = await findRowOf(ctx.db.read, invitation.id);
  return { candidate, invitation, kit, sitting, sheets: sitting ? await sheetsOf(ctx, sitting.id) : [] };
}

type Course = Pick<Interview, 'kit' | 'sheets' | 'sitting'> & { invitation: { deadline: Date } };
function isOverdue(course: Course, now: Date): course is Course & { sitting: OwnSitting } {
  if (course.sitting?.state !== 'open') return false;
  const sheet = currentSheet(course);
  const running = sheet?.state === 'running' ? askedOf(course, sheet.questionId) : undefined;
  return closesAt(course.invitation.deadline, running) <= now;
}

/** Begins a sitting with an empty sheet for every question, inside the write that stores the consent. */
export async function beginSitting(tx: Writer, { candidate, invitation, kit }: Interview, begun: Beginning) {
  const { subjectId, sessionId: heldBy } = candidate;
  const { id: invitationId, positionId, kitVersionId } = invitation;
  const ids = { subjectId, invitationId, positionId, kitVersionId, heldBy };
  await insertSitting(tx, { ...begun, ...ids, state: 'open' });
  const questions = kit.questions.map(({ id }, index) => ({ id, number: index + 1 }));
  await layOut(tx, { sittingId: begun.id, subjectId, now: begun.consentedAt }, questions);
}
type Beginning = Pick<Sitting, 'id' | 'ai' | 'records' | 'consentedAt'>;

/** The interview of somebody who has said yes and is not done. */
export function begun(interview: Interview): Begun {
  const { sitting } = interview;
  if (!sitting) throw interview.invitation.state === 'expired' ? timeIsOver() : notConsented();
  if (sitting.state === 'withdrawn') throw takenBack();
  if (sitting.state === 'closed') throw timeIsOver();
  if (sitting.state === 'finished') throw allDone();
  return { ...interview, sitting };
}

/** Is this browser the one that has the interview? A script is told; it never takes over. */
export function mustHold({ sitting, candidate }: Pick<Begun, 'sitting' | 'candidate'>) {
  if (sitting.heldBy !== candidate.sessionId) throw takenOver();
}
/** What a person allows from now on, for the write that stores it. */
export const allow = (tx: Writer, id: Id<'sitting'>, what: Partial<Pick<Sitting, 'ai' | 'records'>>) =>
  changeSitting(tx, id, what);
/** For the write that stores that its person took back their consent: nothing more comes in. */
export const closeWithdrawn = (tx: Writer, id: Id<'sitting'>) =>
  changeSitting(tx, id, { state: 'withdrawn', ai: false, records: false, heldBy: null });
/** Asked in the write that keeps what a machine made of an answer: the consent may have gone while it worked. */
export async function stillAllowed(read: Reader, id: Id<'sitting'>, what: 'interview' | 'ai' | 'records') {
  const sitting = await findRow(read, id);
  if (!sitting || sitting.state === 'withdrawn') return false;
  return what === 'interview' || sitting[what];
}
/** Gives the interview to this browser, unless somebody is in the middle of an answer elsewhere and did not say so. */
export async function hold(ctx: Ctx, interview: Begun, confirmed = false): Promise<boolean> {
  const { sitting, candidate } = interview;
  if (sitting.heldBy === candidate.sessionId) return true;
  const now = ctx.now();
  const isTaken = !confirmed && sitting.heldBy !== null && isBusy(currentSheet(interview), now);
  if (isTaken && sitting.heldBy && (await isOpenSession(ctx.db.read, sitting.heldBy, now))) return false;
  await change(ctx, sitting, { heldBy: candidate.sessionId });
  return true;
}
type Change = Partial<Pick<OwnSitting, 'heldBy' | 'devicesCheckedAt' | 'prefers'>>;
export const change = (ctx: Ctx, { id }: Pick<Sitting, 'id'>, what: Change) =>
  ctx.db.write(async (tx) => void (await changeSitting(tx, id, what)));

/** A sitting without an open question is finished. Asked after each answer, and once more by a job. */
export async function finishIfDone(ctx: Ctx, { sittingId }: { sittingId: Id<'sitting'> }) {
  const sitting = await findRow(ctx.db.read, sittingId);
  if (sitting?.state !== 'open' || !(await sheetsOf(ctx, sittingId)).every(isDone)) return;
  await finish(ctx, sitting, 'finished');
}
const finish = (ctx: Ctx, { id, invitationId, subjectId }: Sitting, state: 'finished' | 'closed') =>
  ctx.db.write(async (tx, emit) => {
    const finishedAt = ctx.now();
    if (!(await moveSitting(tx, id, ['open'], { state, finishedAt, frozenSeconds: null, heldBy: null })))
      return;
    if (state === 'finished') await markFinished(tx, invitationId, finishedAt);
    emit(sittingFinished({ sittingId: id, subjectId }));
  });

/** The time is over: what is saved is handed in, the rest stays unanswered. */
async function close(ctx: Ctx, { sitting, sheets }: { sitting: Sitting; sheets: readonly Sheet[] }) {
  for (const sheet of sheets) await closeSheet(ctx, sheet);
  const isWhole = (await answersOf(ctx, sitting.id)).every(({ state }) => state === 'kept');
  await finish(ctx, sitting, isWhole ? 'finished' : 'closed');
}
/** Closes every sitting whose time is over, also of people who do not come back. */
export async function closeOverdue(ctx: Ctx) {
  for (const sitting of await openRows(ctx.db.read)) {
    const invitation = await invitationOf(ctx, sitting.invitationId);
    const { kit } = await kitVersionOf(ctx, sitting.kitVersionId);
    const course = { invitation, kit, sitting, sheets: await sheetsOf(ctx, sitting.id) };
    if (isOverdue(course, ctx.now())) await close(ctx, course);
  }
}
