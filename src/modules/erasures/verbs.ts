import { findPerson, onlyOneAs, openAccounts, organisationOf, roleWords } from '#auth';
import { certificateLinkOf, issueCertificate } from '#certificates';
import {
  type Act,
  type Done,
  destroyKeys,
  emptyJournal,
  eraseHolding,
  eraseOnceMore,
  isAct,
  type Key,
  liftFreeze,
  planErasure,
  sayGoodbye,
  stepsOf,
  stepWords,
  tellRecipients,
  writeLedger,
} from '#erasers';
import type { Ctx } from '#kernel/context.ts';
import type { Reader, Writer } from '#kernel/db.ts';
import { causeOf, NotYet, Refusal } from '#kernel/errors.ts';
import type { Emit } from '#kernel/events.ts';
import { personErased } from '#kernel/facts.ts';
import { casesHolding } from '#kernel/guards.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { findOrganisation } from '#people';
import { closeRequest, isOpen, requestOf } from '#requests';
import { wordsOf } from '#views/words/index.ts';
import { erasureBegun, erasureTriedAgain } from './events.ts';
import { certified } from './model.ts';
import {
  addItems,
  changeErasure,
  changeStep,
  type ErasureRow,
  erasuresIn,
  findErasure,
  findErasureOf,
  insertErasure,
  insertSteps,
  type StepRow,
  stepsIn,
} from './store.ts';

/**
 * Begins to erase everything about a person, as their open request asks. Asking twice is no error: it is one erasure.
 * @throws {Refusal} a legal case holds them, or they are the last admin or privacy officer
 */
export async function beginErasure(
  ctx: Ctx,
  subjectId: SubjectId,
  requestId: Id<'request'>,
  by?: SubjectId,
): Promise<Id<'erasure'>> {
  const known = await findErasureOf(ctx.db.read, subjectId);
  if (known) return known.id;
  const request = await requestOf(ctx, requestId);
  if (request.subjectId !== subjectId || request.kind !== 'erasure' || !isOpen(request.state))
    throw new Refusal('conflict', 'This is no open request to erase this person. Nothing was erased.');
  const language = ((await findPerson(ctx, subjectId)) ?? (await organisationOf(ctx))).language;
  const about = { id: newId<'erasure'>(), subjectId, requestId, language, askedAt: request.receivedAt };
  await layOut(ctx, { ...about, keys: await keysOf(ctx, subjectId) }, false, async (tx, emit) => {
    await refuseHeld(tx, subjectId);
    await keepOneOfEach(tx, subjectId);
    emit(erasureBegun({ erasureId: about.id, subjectId, ...(by && { by }) }));
  });
  return (await erasureOf(ctx, subjectId))?.id ?? about.id;
}
async function refuseHeld(read: Reader, subject: SubjectId) {
  if (!(await casesHolding(read, subject)).length) return;
  throw new Refusal(
    'locked',
    'A legal case or an open request needs this data (GDPR article 17(3)(e)). It can be erased when that is closed.',
  );
}
async function keepOneOfEach(tx: Reader, subject: SubjectId) {
  const role = onlyOneAs(await openAccounts(tx), subject);
  if (!role) return;
  const words = `This is the only ${roleWords(role)}, and the house needs one. Give a colleague that role first, then erase.`;
  throw new Refusal('conflict', words, { next: { label: 'Name a successor', href: '/team' } });
}
async function keysOf(ctx: Ctx, subject: SubjectId): Promise<Key[]> {
  const kinds = ['content', 'evidence'] as const;
  const ids = await Promise.all(kinds.map((kind) => ctx.vault.keyId(subject, kind)));
  return kinds.flatMap((kind, at) => (ids[at] ? [{ kind, id: ids[at] }] : []));
}

type New = Pick<ErasureRow, 'id' | 'subjectId' | 'requestId' | 'language' | 'askedAt' | 'keys'>;
/** Writes down all steps before the first is done. `silent`: the person and the recipients know it already. */
export async function layOut(
  ctx: Ctx,
  about: New,
  silent: boolean,
  alongside: (tx: Writer, emit: Emit) => Promise<void>,
) {
  const { id: erasureId, subjectId } = about;
  const [plan, begunAt] = [await planErasure(ctx, subjectId), ctx.now()];
  const found = new Map(plan.map((line) => [line.holding, line.items]));
  const rows = stepsOf(ctx.holdings, { silent }).map((name, place) => ({
    ...{ erasureId, subjectId, place, name, begunAt, state: 'waiting' as const, tries: 0 },
    items: found.get(name) ?? 0,
  }));
  await ctx.db.write(async (tx, emit) => {
    if (await findErasureOf(tx, subjectId)) return;
    await alongside(tx, emit);
    const fresh = { state: 'running', begunAt, going: null, recipients: [], erasedAt: null } as const;
    await insertErasure(tx, { ...about, ...fresh, recipients: [], doneAt: null, keyless: null });
    await insertSteps(tx, rows);
  });
}

const acts: Record<Exclude<Act, 'certificate'>, (ctx: Ctx, erasure: ErasureRow) => Promise<Done>> = {
  freeze: liftFreeze,
  letter: sayGoodbye,
  recipients: tellRecipients,
  ledger: writeLedger,
  keys: destroyKeys,
  'once-more': eraseOnceMore,
  journal: emptyJournal,
};
/** Does what is left to do, step by step. May be killed anywhere and run again: what is done is not done twice. */
export async function goOn(ctx: Ctx, id: Id<'erasure'>) {
  const left = (await stepsIn(ctx.db.read, id)).filter(({ state }) => state !== 'done');
  for (const step of left) {
    const erasure = await findErasure(ctx.db.read, id);
    if (erasure?.state === 'running') await attempt(ctx, erasure, step);
  }
}
async function attempt(ctx: Ctx, erasure: ErasureRow, step: StepRow) {
  try {
    await (step.name === 'certificate' ? finish(ctx, erasure, step) : take(ctx, erasure, step));
  } catch (error) {
    const state = error instanceof NotYet ? 'waiting' : 'failed';
    const failed = { state, reason: causeOf(error), tries: step.tries + 1 } as const;
    await ctx.db.write((tx) => changeStep(tx, step.id, failed));
    throw error;
  }
}
async function take(ctx: Ctx, erasure: ErasureRow, { id, name, items, tries }: StepRow) {
  const note = (found: Partial<StepRow>) => ctx.db.write((tx) => changeStep(tx, id, found));
  const act = isAct(name) && name !== 'certificate' ? acts[name] : undefined;
  const done: Done = act
    ? await act(ctx, erasure)
    : await eraseHolding(ctx, erasure, name, items, (found) => note(found));
  await ctx.db.write(async (tx) => {
    if (done.erasure) await changeErasure(tx, erasure.id, done.erasure);
    for (const [holding, more] of Object.entries(done.more ?? {}))
      await addItems(tx, erasure.id, holding, more);
    const ended = { reason: null, ...done.step, tries: tries + 1, state: 'done', doneAt: ctx.now() } as const;
    await changeStep(tx, id, ended);
  });
}

/** Only now, when every step before is done, is it certified, and whoever keeps something in memory lets go of it. */
async function finish(ctx: Ctx, erasure: ErasureRow, step: StepRow) {
  const { id, subjectId, requestId, language } = erasure;
  const said = certified(erasure, await stepsIn(ctx.db.read, id), ctx.holdings);
  const controller = (await findOrganisation(ctx))?.controller ?? '';
  await issueCertificate(ctx, id, language, { ...said, controller });
  if (requestId)
    await closeRequest(ctx, requestId, { state: 'done', outcome: wordsOf(language).erasures.outcome });
  await ctx.db.write(async (tx, emit) => {
    await changeStep(tx, step.id, { state: 'done', reason: null, tries: step.tries + 1, doneAt: ctx.now() });
    const whole = erasure.going?.length === erasure.keys.length;
    await changeErasure(tx, id, { state: 'done', doneAt: ctx.now(), keyless: whole ? ctx.now() : null });
    emit(personErased({ subjectId }));
  });
}
/** How the erasure of a person stands, with each step in plain words; nothing when none was begun. */
export async function erasureOf(ctx: Ctx, subject: SubjectId) {
  const erasure = await findErasureOf(ctx.db.read, subject);
  if (!erasure) return undefined;
  const steps = (await stepsIn(ctx.db.read, erasure.id)).map((step) => ({
    ...step,
    what: stepWords(step.name, ctx.holdings),
  }));
  return { ...erasure, steps, certificate: certificateLinkOf(ctx, erasure.id) };
}

/** A failed step is tried at once. */
export async function tryAgain(ctx: Ctx, subjectId: SubjectId, by?: SubjectId) {
  const erasure = await findErasureOf(ctx.db.read, subjectId);
  if (erasure?.state !== 'running') return;
  await ctx.db.write(async (_tx, emit) =>
    emit(erasureTriedAgain({ erasureId: erasure.id, subjectId, ...(by && { by }) })),
  );
}
/** What stopped is tried again every night, also when nobody looks. */
export async function tryAllAgain(ctx: Ctx) {
  for (const { subjectId } of await erasuresIn(ctx.db.read, 'running')) await tryAgain(ctx, subjectId);
}
/** The mail server has taken the last letter of somebody, or never will. */
export async function goOnAfterLetter(ctx: Ctx, subjectId: SubjectId) {
  const erasure = await findErasureOf(ctx.db.read, subjectId);
  if (erasure?.state === 'running') await goOn(ctx, erasure.id);
}
