import type { Officer, Reviewer, Self } from '#auth';
import { decide, decisionsOf, type Outcome } from '#decisions';
import { type Sitting, sittingOf, sittingsAbout } from '#interviews';
import type { Ctx } from '#kernel/context.ts';
import { days } from '#kernel/data.ts';
import { Refusal } from '#kernel/errors.ts';
import { hold, letGoOf } from '#kernel/guards.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { opened, sealed } from '#kernel/privacy.ts';
import { freeReaders } from '#onlookers';
import { closeRequest, fileRequest, type Identity } from '#requests';
import { ownCardOf } from '#scorecards';
import { hangVeil, liftVeils } from '#veils';
import { contests } from './data.ts';
import {
  contestDecided,
  contestTakenBack,
  readerChosen,
  readingReturned,
  resultContested,
} from './events.ts';
import {
  contestedAlready,
  daysToJudge,
  notDecidedYet,
  notFree,
  nothingOpen,
  notRatedYet,
  takenAlready,
  type Verdict,
} from './model.ts';
import {
  type ContestRow,
  contestsAbout,
  findContest,
  insertContest,
  moveContest,
  openContests,
  readBy,
  removeContest,
} from './store.ts';

/** The interview of whoever asks. Somebody else's does not exist for them. */
export async function ownSitting(ctx: Ctx, { subjectId }: Pick<Self, 'subjectId'>, id: Id<'sitting'>) {
  const sitting = await sittingOf(ctx, id);
  if (sitting.subjectId === subjectId) return sitting;
  throw new Refusal('missing', 'There is no such interview. It may have been erased.');
}

/** Somebody does not accept a result: it goes on the board, and what it stands on is kept until a second person has decided. */
export async function contest(ctx: Ctx, identity: Identity, sitting: Sitting, words: string) {
  const { id: sittingId, subjectId } = sitting;
  if (!(await decisionsOf(ctx, sittingId)).length) throw notDecidedYet();
  if ((await contestsAbout(ctx.db.read, [sittingId])).length) throw contestedAlready();
  const [contestId, filedAt] = [newId<'contest'>(), ctx.now()];
  const dueAt = new Date(filedAt.getTime() + days(daysToJudge));
  const asked = {
    subjectId,
    kind: 'human-review',
    identity,
    words,
    details: { contestId, sittingId },
    dueAt,
  } as const;
  await fileRequest(ctx, asked, async (tx, requestId, emit) => {
    // Two clicks at once: the second one finds the first here.
    if ((await contestsAbout(tx, [sittingId])).length) throw contestedAlready();
    const about = { id: contestId, subjectId, sittingId, requestId };
    await insertContest(tx, { ...about, state: 'open', filedAt, dueAt });
    await hold(tx, subjectId, requestId as unknown as Id<'holdCase'>, filedAt);
    emit(resultContested({ contestId, sittingId, subjectId }));
  });
}

/** They do not want a second result any more: nothing holds their data for it, and they may ask again. */
export async function takeBack(ctx: Ctx, sitting: Sitting) {
  const { id: sittingId, subjectId } = sitting;
  const open = (await contestsAbout(ctx.db.read, [sittingId])).find(({ state }) => state !== 'decided');
  if (!open) throw nothingOpen();
  const { id: contestId, requestId } = open;
  await closeRequest(ctx, requestId, { state: 'taken-back', outcome: '' }, async (tx, emit) => {
    await removeContest(tx, contestId);
    await liftVeils(tx, sittingId);
    await letGoOf(tx, requestId as unknown as Id<'holdCase'>);
    emit(contestTakenBack({ contestId, sittingId, subjectId }));
  });
}

export async function contestOf(ctx: Ctx, id: Id<'contest'>): Promise<ContestRow> {
  const found = await findContest(ctx.db.read, id);
  if (found) return found;
  throw new Refusal('missing', 'There is no such second reading.', {
    next: { label: 'Second readings', href: '/contests' },
  });
}

/** Gives a contested interview to a second person. From here on nothing of the first result is sent to them. */
export async function chooseReader(
  ctx: Ctx,
  { subjectId: by }: Officer,
  id: Id<'contest'>,
  readerId: SubjectId,
) {
  const contested = await contestOf(ctx, id);
  const { sittingId, subjectId } = contested;
  if (!(await freeReaders(ctx, contested)).some((one) => one.subjectId === readerId)) throw notFree();
  await ctx.db.write(async (tx, emit) => {
    const open = { id, state: 'open' } as const;
    if (!(await moveContest(tx, open, { state: 'reading', readerId }))) throw takenAlready();
    await hangVeil(tx, { sittingId, subjectId, readerId }, ctx.now());
    emit(readerChosen({ contestId: id, sittingId, subjectId, by }));
  });
}
/** The second person cannot do it after all: somebody else is chosen. */
export const giveBack = async (ctx: Ctx, { subjectId: by }: Reviewer, id: Id<'contest'>) =>
  reopen(ctx, await readingOf(ctx, by, id), by);
/** Whoever left the house, or was erased, judges nothing any more. */
export async function leaveBehind(ctx: Ctx, { subjectId }: { subjectId: SubjectId }) {
  for (const left of await readBy(ctx.db.read, subjectId)) await reopen(ctx, left, subjectId);
}
const reopen = (ctx: Ctx, { id, sittingId, subjectId }: ContestRow, by: SubjectId) =>
  ctx.db.write(async (tx, emit) => {
    const reading = { id, state: 'reading' } as const;
    if (!(await moveContest(tx, reading, { state: 'open', readerId: null }))) throw takenAlready();
    await liftVeils(tx, sittingId);
    emit(readingReturned({ contestId: id, sittingId, subjectId, by }));
  });
export async function readingOf(ctx: Ctx, reader: SubjectId, id: Id<'contest'>) {
  const found = await contestOf(ctx, id);
  if (found.readerId === reader && found.state === 'reading') return found;
  throw takenAlready();
}

type Letter = { subject: string; text: string };
/** The second result. It is a decision of its own beside the first; both stay, and the letter says why. */
export async function judge(
  ctx: Ctx,
  reader: Reviewer,
  id: Id<'contest'>,
  verdict: Verdict & { letter: Letter },
) {
  const { subjectId: by } = reader;
  const { sittingId, subjectId, requestId } = await readingOf(ctx, by, id);
  if (!(await ownCardOf(ctx, sittingId, by)).handedInAt) throw notRatedYet(sittingId);
  await decideOnce(ctx, by, await sittingOf(ctx, sittingId), verdict);
  const { reason } = await sealed(ctx.vault, contests, { id, subjectId, reason: verdict.reason });
  const done = {
    state: 'decided',
    outcome: verdict.outcome,
    reason: reason ?? null,
    decidedAt: ctx.now(),
  } as const;
  await ctx.db.write(async (tx, emit) => {
    if (!(await moveContest(tx, { id, state: 'reading' }, done))) throw takenAlready();
    await liftVeils(tx, sittingId);
    await letGoOf(tx, requestId as unknown as Id<'holdCase'>);
    emit(contestDecided({ contestId: id, sittingId, subjectId, by }));
  });
  await closeRequest(ctx, requestId, { state: 'done', outcome: verdict.reason, by });
}
/** After a crash between the decision and the rest, the same click goes on where it stopped. */
async function decideOnce(
  ctx: Ctx,
  by: SubjectId,
  sitting: Sitting,
  { outcome, reason, letter }: Verdict & { letter: Letter },
) {
  const made = await decisionsOf(ctx, sitting.id);
  const last = made.at(-1);
  if (last?.decidedBy === by && last.outcome === outcome && last.reason === reason) return;
  await decide(ctx, { subjectId: by }, sitting, { outcome, reason, letter, seen: made.length });
}

/** What waits for a second person, as an officer or a reader sees it. */
export async function listContests(ctx: Ctx, reader?: SubjectId): Promise<ContestRow[]> {
  const open = await openContests(ctx.db.read);
  return reader ? open.filter(({ readerId, state }) => readerId === reader && state === 'reading') : open;
}

export type Second = { outcome: Outcome | null; reason: string | null } & Pick<
  ContestRow,
  'sittingId' | 'state' | 'dueAt' | 'filedAt' | 'decidedAt' | 'readerId'
>;
/** Everything a person contested, the newest first. */
export async function contestsOf(ctx: Ctx, subject: SubjectId): Promise<Second[]> {
  const sittings = await sittingsAbout(ctx, subject);
  const rows = await contestsAbout(
    ctx.db.read,
    sittings.map(({ id }) => id),
  );
  return Promise.all(rows.map((row) => opened(ctx.vault, contests, row)));
}
