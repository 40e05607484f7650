import type { Self } from '#auth';
import {
  addLines,
  consentRenewed,
  consentsOf,
  consentWithdrawn,
  type Entry,
  goesWith,
  lineFor,
  newestOf,
  numberOf,
  type Purpose,
  type Shown,
  shownFor,
  withdrawalFiled,
} from '#consents';
import { invitationOf, markInvitedAgain, markWithdrawn } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import type { Writer } from '#kernel/db.ts';
import { NotYet, Refusal } from '#kernel/errors.ts';
import { casesHolding, isFrozen, refuseIfFrozen } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';
import { findPerson, organisationOf, personOf } from '#people';
import { needsAskingAgain } from '#policies';
import { kitVersionOf } from '#positions';
import { closeRequest, fileRequest, type Identity, requestOf } from '#requests';
import { allow, canBeTyped, closeWithdrawn, findSitting } from '#sittings';
import { wordsOf } from '#views/words/index.ts';

const back = { next: { label: 'What you agreed to', href: '/space/consents' } };
const notYours = () =>
  new Refusal('missing', 'There is no such choice of yours. It may be replaced by a newer one.', back);

type Who = Pick<Self, 'subjectId'>;
/** The line with this id, if it is this person's and counts now. */
async function entryOf(ctx: Ctx, { subjectId }: Who, id: Id<'consent'>): Promise<Entry> {
  const entries = await consentsOf(ctx, subjectId);
  const found = entries.find((entry) => entry.id === id);
  const newest = found && newestOf(entries, found.purpose, found.sittingId);
  if (!newest) throw notYours();
  return newest;
}

/** Is this an interview under way in which nobody can go on without speaking? */
async function mustSpeak(ctx: Ctx, sittingId: Id<'sitting'> | null) {
  const sitting = sittingId ? await findSitting(ctx, sittingId) : undefined;
  if (sitting?.state !== 'open') return false;
  return !canBeTyped((await kitVersionOf(ctx, sitting.kitVersionId)).kit);
}
/** What goes with a consent when it is taken back now. */
export const endsWith = async (ctx: Ctx, { purpose, sittingId }: Pick<Entry, 'purpose' | 'sittingId'>) =>
  goesWith(purpose, purpose === 'recording' && (await mustSpeak(ctx, sittingId)));

/** Takes a consent back: at once, in one transaction with the request that says so. Doing it twice is no error. */
export async function withdraw(ctx: Ctx, who: Who & { identity: Identity }, id: Id<'consent'>) {
  const { subjectId, identity } = who;
  const entry = await entryOf(ctx, who, id);
  if (entry.choice !== 'given') return;
  const { sittingId, invitationId, purpose } = entry;
  const purposes = await endsWith(ctx, entry);
  const entries = await consentsOf(ctx, subjectId);
  const given = purposes.filter((one) => newestOf(entries, one, sittingId)?.choice === 'given');
  const shown = await shownTo(ctx, subjectId, purpose);
  const about = { subjectId, sittingId, invitationId, choice: 'withdrawn' as const };
  const lines = await Promise.all(given.map((one) => lineFor(ctx, { ...about, purpose: one }, shown)));
  const details = { purposes: given, ...(sittingId && { sittingId }) };
  const matter = sittingId ? { sittingId } : {};
  await fileRequest(
    ctx,
    { subjectId, identity, kind: 'withdrawal', details },
    async (tx, requestId, emit) => {
      await addLines(tx, subjectId, lines);
      if (sittingId && !(await isFrozen(tx, subjectId)))
        await forbid(ctx, tx, { sittingId, invitationId }, given);
      for (const one of given) emit(consentWithdrawn({ subjectId, purpose: numberOf(one), ...matter }));
      emit(withdrawalFiled({ subjectId, requestId, ...matter }));
    },
  );
}
type Matter = Pick<Entry, 'invitationId'> & { sittingId: Id<'sitting'> };
/** Nothing more comes in, and nothing more is made of what came. Done once more by the job, so it may be done twice. */
export async function forbid(
  ctx: Ctx,
  tx: Writer,
  { sittingId, invitationId }: Matter,
  purposes: readonly Purpose[],
) {
  if (purposes.includes('ai')) await allow(tx, sittingId, { ai: false });
  if (purposes.includes('recording')) await allow(tx, sittingId, { records: false });
  if (!purposes.includes('interview')) return;
  await closeWithdrawn(tx, sittingId);
  if (invitationId) await markWithdrawn(tx, invitationId, ctx.now());
}

type Filed = { subjectId: SubjectId; requestId: Id<'request'>; sittingId?: Id<'sitting'> };
/**
 * What follows from a withdrawal: what stood on this consent is erased, and the request is answered. May run twice;
 * a consent that was given again meanwhile is left alone, and frozen data waits until it is not.
 */
export async function carryOut(ctx: Ctx, { subjectId, requestId, sittingId }: Filed) {
  // What an interview left cannot go while it is frozen; letters about other positions have ended already.
  if (sittingId) await refuseIfFrozen(ctx.db.read, subjectId);
  const { details } = await requestOf(ctx, requestId);
  const entries = await consentsOf(ctx, subjectId);
  const isGone = (purpose: Purpose) => newestOf(entries, purpose, sittingId ?? null)?.choice === 'withdrawn';
  const purposes = (details as { purposes: Purpose[] }).purposes.filter(isGone);
  let erased = 0;
  if (sittingId) {
    const invitationId = entries.find((entry) => entry.sittingId === sittingId)?.invitationId ?? null;
    await ctx.db.write((tx) => forbid(ctx, tx, { sittingId, invitationId }, purposes));
    const standing = standingOn(ctx, purposes);
    // What a case needs cannot go yet, and the request is not answered before it is gone.
    if (standing.length && (await casesHolding(ctx.db.read, subjectId)).length)
      throw new NotYet('held-by-a-case');
    for (const holding of standing) erased += (await holding.eraseMatter?.(ctx, subjectId, sittingId)) ?? 0;
  }
  const { consents } = wordsOf((await findPerson(ctx, subjectId))?.language ?? 'en');
  await closeRequest(ctx, requestId, { state: 'done', outcome: consents.outcome(erased) });
}
/** What is held because of these consents. What a law or somebody else's right keeps is not among it. */
function standingOn({ holdings }: Ctx, purposes: readonly Purpose[]) {
  const byConsent = holdings.filter(({ ground }) => ground === 'consent');
  if (purposes.includes('interview')) return byConsent;
  return purposes.includes('recording') ? byConsent.filter(({ category }) => category === 'recordings') : [];
}

async function shownTo(ctx: Ctx, subjectId: SubjectId, purpose: Purpose): Promise<Shown> {
  const [{ language }, { name }] = [await personOf(ctx, subjectId), await organisationOf(ctx)];
  return { words: shownFor(purpose, language, name), language };
}
const changed = () =>
  new Refusal(
    'conflict',
    'These words changed while you were reading them. Please read them once more.',
    back,
  );

/** Gives a consent (again), also after the policy has changed so much that it is asked for anew. `shown` is the hash of the words that were read; others than now are refused. */
export async function give(ctx: Ctx, who: Who, id: Id<'consent'>, shown: string) {
  const entry = await entryOf(ctx, who, id);
  const { purpose, sittingId, invitationId, subjectId } = entry;
  const again = entry.choice === 'given';
  if (again && !(await needsAskingAgain(ctx, entry.at))) return undefined;
  if (purpose === 'interview' && !again) return beginAgain(ctx, entry);
  const read = await shownTo(ctx, subjectId, purpose);
  if (shown !== hashOf(read.words)) throw changed();
  const line = await lineFor(ctx, { subjectId, purpose, sittingId, invitationId, choice: 'given' }, read);
  await ctx.db.write(async (tx, emit) => {
    if (sittingId && !again) await permit(ctx, tx, sittingId, purpose);
    await addLines(tx, subjectId, [line]);
    emit(consentRenewed({ subjectId, purpose: numberOf(purpose), ...(sittingId && { sittingId }) }));
  });
  return undefined;
}
/** May this still be given? An interview that is over can be read by a model, but not recorded any more. */
export async function canGive(ctx: Ctx, { purpose, sittingId, invitationId }: Entry) {
  if (!sittingId) return true;
  const sitting = await findSitting(ctx, sittingId);
  if (purpose !== 'interview')
    return purpose === 'recording'
      ? sitting?.state === 'open'
      : Boolean(sitting && sitting.state !== 'withdrawn');
  if (sitting || !invitationId) return false;
  const { state, deadline } = await invitationOf(ctx, invitationId);
  return state === 'withdrawn' && deadline > ctx.now();
}
async function permit(ctx: Ctx, tx: Writer, sittingId: Id<'sitting'>, purpose: Purpose) {
  const sitting = await findSitting(ctx, sittingId);
  if (!sitting || sitting.state === 'withdrawn') throw over();
  await allow(tx, sittingId, purpose === 'ai' ? { ai: true } : { records: true });
}
const over = () =>
  new Refusal('conflict', 'This interview is over or erased, so there is nothing left to allow.', back);

/** Opens the invitation once more: the notice is read again, and the interview begins from the start. */
async function beginAgain(ctx: Ctx, entry: Entry) {
  if (!entry.invitationId || !(await canGive(ctx, entry))) throw over();
  const { invitationId } = entry;
  await ctx.db.write((tx) => markInvitedAgain(tx, invitationId));
  return 'notice' as const;
}

/** Whether somebody wants to hear of other positions, asked neutrally: both answers are lines of the ledger. */
export async function chooseOpenings(ctx: Ctx, { subjectId }: Who, yes: boolean, shown: string) {
  const read = await shownTo(ctx, subjectId, 'openings');
  if (yes && shown !== hashOf(read.words)) throw changed();
  const purpose = 'openings' as const;
  const about = { subjectId, purpose, sittingId: null, invitationId: null };
  const line = await lineFor(ctx, { ...about, choice: yes ? 'given' : 'refused' }, read);
  await ctx.db.write(async (tx, emit) => {
    await addLines(tx, subjectId, [line]);
    if (yes) emit(consentRenewed({ subjectId, purpose: numberOf(purpose) }));
  });
}
