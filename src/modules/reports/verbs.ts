import { sheetsOf } from '#answers';
import { namesOf, personOf, type Staff } from '#auth';
import { findSitting, type Sitting } from '#interviews';
import { invitationOf, isTakenBack } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { refuseIfFrozen } from '#kernel/guards.ts';
import { type Id, idOf } from '#kernel/ids.ts';
import { findWeights } from '#models';
import { kitVersionOf, positionOf } from '#positions';
import { agreedAt, readingsOf } from '#readings';
import { decisionOf, decisionsOf, revealedTo, scorecardsOf, takenBack } from '#reviews';
import { type DecisionRecord, findDecisionRecord, ratingsOf } from '#scoring';
import { isVeiled } from '#veils';
import { reportOpened } from './events.ts';
import { compose, type Given, type Report } from './model.ts';

/** The interview that an address names. One that was taken back is read by nobody. */
export async function sittingIn(ctx: Ctx, id: string): Promise<Sitting> {
  const read = idOf('sitting').safeParse(id);
  const found = read.success ? await findSitting(ctx, read.data) : undefined;
  if (found) await refuseIfFrozen(ctx.db.read, found.subjectId);
  if (found && isTakenBack(await invitationOf(ctx, found.invitationId))) throw takenBack();
  if (found) return found;
  throw new Refusal('missing', 'There is no such interview. It may have been erased.', {
    next: { label: 'Your own page', href: '/' },
  });
}

/** Answers are read when all are there, and their speaker is done. What is reopened was there before. */
const isReadable = async (ctx: Ctx, { id, state }: Sitting) =>
  state !== 'open' || (await sheetsOf(ctx, id)).some(({ round }) => round > 1);

/**
 * May this colleague see what others and the AI say? Whoever handed in a scorecard may; a recruiter or an admin
 * also once it is decided, for then there is nothing left that could be influenced.
 */
async function isOpenTo(ctx: Ctx, staff: Staff, sittingId: Id<'sitting'>): Promise<boolean> {
  if (await isVeiled(ctx.db.read, sittingId, staff.subjectId)) return false;
  if (await revealedTo(ctx, sittingId, staff.subjectId)) return true;
  const answers = staff.roles.some((role) => role === 'recruiter' || role === 'admin');
  return answers && (await decisionOf(ctx, sittingId)) !== undefined;
}

type Judged = Pick<Given, 'open' | 'ratings' | 'records' | 'scorecards' | 'decisions'>;
const closed: Judged = { open: false, ratings: [], records: new Map(), scorecards: [], decisions: [] };
/** What people and the AI say. What its reader may not see is not even loaded. */
async function judgedFor(
  ctx: Ctx,
  staff: Staff,
  sittingId: Id<'sitting'>,
  { words }: Wanted,
): Promise<Judged> {
  return (await isOpenTo(ctx, staff, sittingId)) ? judged(ctx, sittingId, words) : closed;
}
async function judged(ctx: Ctx, sittingId: Id<'sitting'>, words: boolean): Promise<Judged> {
  const [ratings, scorecards, decisions] = await Promise.all([
    ratingsOf(ctx, sittingId),
    scorecardsOf(ctx, sittingId),
    decisionsOf(ctx, sittingId),
  ]);
  const records = new Map<Id<'answer'>, DecisionRecord>();
  for (const { answerId } of words ? ratings : []) {
    const record = await findDecisionRecord(ctx, answerId);
    if (record) records.set(answerId, record);
  }
  return { open: true, ratings, records, scorecards, decisions };
}

/** A comparison needs no words, and opening those of many people takes long. */
type Wanted = { readonly words: boolean };
/** One interview as this colleague may see it. Whoever shows it to somebody announces that. */
export const reportOf = async (
  ctx: Ctx,
  staff: Staff,
  sitting: Sitting,
  wanted: Wanted = { words: true },
): Promise<Report> => put(ctx, sitting, await judgedFor(ctx, staff, sitting.id, wanted), wanted);
/** The same for the person it is about: nothing is closed to them. */
export const ownReportOf = async (ctx: Ctx, sitting: Sitting): Promise<Report> =>
  put(ctx, sitting, await judged(ctx, sitting.id, true), { words: true });

async function put(ctx: Ctx, sitting: Sitting, judgement: Judged, wanted: Wanted): Promise<Report> {
  const [person, position, version, readings, agreed] = await Promise.all([
    personOf(ctx, sitting.subjectId),
    positionOf(ctx, sitting.positionId),
    kitVersionOf(ctx, sitting.kitVersionId),
    wanted.words && (await isReadable(ctx, sitting)) ? readingsOf(ctx, sitting.id) : [],
    agreedAt(ctx, sitting.id),
  ]);
  const { scorecards, decisions } = judgement;
  const people = [
    ...scorecards.map(({ reviewerId }) => reviewerId),
    ...decisions.map(({ decidedBy }) => decidedBy),
  ];
  const names = await namesOf(ctx, people);
  return compose({
    ...{ sitting, name: person.name, position, version, readings, agreedAt: agreed },
    ...{ ...judgement, names },
  });
}

/** Words are waited for, and what would write them down is not there. */
export async function speechMissing(ctx: Ctx, { questions }: Report): Promise<boolean> {
  const { url, model } = ctx.config.whisper;
  if (url || questions.every(({ answer }) => answer?.standing !== 'waiting')) return false;
  return !(await findWeights(ctx, model));
}

/** Opens a report. Its candidate can read that, and when. */
export async function openReport(ctx: Ctx, staff: Staff, sitting: Sitting): Promise<Report> {
  const report = await reportOf(ctx, staff, sitting);
  const { id: sittingId, subjectId } = sitting;
  await ctx.db.write(async (_tx, emit) => {
    emit(reportOpened({ sittingId, subjectId, by: staff.subjectId, open: Number(report.open) }));
  });
  return report;
}
