import { findPerson, type Officer, organisationOf } from '#auth';
import { certificateLinkOf } from '#certificates';
import type { Ctx } from '#kernel/context.ts';
import { writeErasure } from '#kernel/erasure-ledger.ts';
import { NotYet } from '#kernel/errors.ts';
import { personUnfrozen } from '#kernel/facts.ts';
import { casesHolding, isFrozen, unfreeze } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import type { Holding } from '#kernel/privacy.ts';
import { type Said, said } from '#kernel/said.ts';
import { countMailedTo, keepLetter, letterStanding } from '#letters';
import { wordsOf } from '#views/words/index.ts';
import { planOpened } from './events.ts';
import type { Key, PlanLine, Recipient, Told } from './model.ts';

/** What will become of everything that is held about a person, holding by holding. Nothing is changed. */
export const planErasure = (ctx: Ctx, subject: SubjectId): Promise<PlanLine[]> =>
  Promise.all(ctx.holdings.map((holding) => planLine(ctx, holding, subject)));
async function planLine(ctx: Ctx, holding: Holding, subject: SubjectId): Promise<PlanLine> {
  const { name, category, what } = holding;
  const verdict = await holding.plan(ctx, subject);
  const kept = verdict.do === 'keep' ? verdict : { because: null, until: null };
  const { because, until } = kept;
  return { holding: name, category, what, items: verdict.items, do: verdict.do, because, until };
}

/** The plan, shown to the privacy officer: what is held about whom is a look at this person. */
export async function openPlan(ctx: Ctx, { subjectId: by }: Officer, subjectId: SubjectId) {
  const plan = await planErasure(ctx, subjectId);
  await ctx.db.write(async (_tx, emit) => emit(planOpened({ subjectId, by })));
  return plan;
}

/** An erasure as its steps see it. */
export interface Erasing {
  readonly id: Id<'erasure'>;
  readonly subjectId: SubjectId;
  readonly language: 'en' | 'de';
  readonly keys: readonly Key[];
  readonly going: readonly Key[] | null;
}
/** What is written down when a step is done. */
export interface Done {
  readonly step?: {
    readonly did?: PlanLine['do'];
    readonly items?: number;
    readonly because?: Said | null;
    readonly until?: Date | null;
    readonly reason?: string;
  };
  readonly erasure?: { recipients?: Told[]; going?: Key[]; erasedAt?: Date };
  /** Items that were found later, by holding. */
  readonly more?: Readonly<Record<string, number>>;
}

/** While the freeze stands, the database would refuse to delete. */
export async function liftFreeze(ctx: Ctx, { subjectId }: Erasing): Promise<Done> {
  await ctx.db.write(async (tx, emit) => {
    if (!(await isFrozen(tx, subjectId))) return;
    await unfreeze(tx, subjectId);
    emit(personUnfrozen({ subjectId }));
  });
  return {};
}

/** The last letter leaves while there is an address: erasing waits until the mail server took it, or gave up. */
export async function sayGoodbye(ctx: Ctx, { id, subjectId, language }: Erasing): Promise<Done> {
  if (!ctx.mail) return { step: { reason: 'no-mail-server' } };
  const occasion = `erased ${id}`;
  const standing = await letterStanding(ctx.db.read, occasion);
  if (standing === 'sent') return {};
  if (standing === 'to-send') throw new NotYet('letter-on-its-way');
  if (standing) return { step: { reason: 'not-delivered' } };
  const person = await findPerson(ctx, subjectId);
  if (!person) return { step: { reason: 'no-address' } };
  const { name: organisation, privacyMail: contact } = await organisationOf(ctx);
  const about = { name: person.name, organisation, contact, link: certificateLinkOf(ctx, id) };
  await keepLetter(ctx, {
    ...{ subjectId, invitationId: null, kind: 'erased', occasion, language },
    to: { email: person.email, contact },
    body: wordsOf(language).erasures.letter(about),
  });
  throw new NotYet('letter-on-its-way');
}

const mailbox: Recipient = {
  name: 'mail',
  async tell(ctx, subject) {
    const items = await countMailedTo(ctx.db.read, subject);
    if (!items) return undefined;
    const who = said(
      'The mail server of the address: letters of the last 30 days, sent by mail',
      'Der Mailserver der Adresse: Briefe der letzten 30 Tage, per E-Mail verschickt',
    );
    return { who, items, outcome: 'cannot-recall' };
  },
};
const recipients: readonly Recipient[] = [mailbox];
/** Whoever outside received something hears that it is to be erased (GDPR article 19). */
export async function tellRecipients(ctx: Ctx, { subjectId }: Erasing): Promise<Done> {
  const told: Told[] = [];
  for (const recipient of recipients) {
    const answer = await recipient.tell(ctx, subjectId);
    if (answer) told.push(answer);
  }
  return { erasure: { recipients: told } };
}

const refuseIfHeld = async (ctx: Ctx, subject: SubjectId) => {
  if ((await casesHolding(ctx.db.read, subject)).length) throw new NotYet('held-by-a-case');
};
/** What was found is noted before it goes: after an interruption it cannot be counted any more. */
type Note = (found: NonNullable<Done['step']>) => Promise<unknown>;
export async function eraseHolding(
  ctx: Ctx,
  { subjectId }: Erasing,
  name: string,
  before: number,
  note: Note,
) {
  await refuseIfHeld(ctx, subjectId);
  const holding = ctx.holdings.find((one) => one.name === name);
  // A version of the product that no longer has this room has no data of it either.
  if (!holding) return {};
  const { do: did, because, until, ...line } = await planLine(ctx, holding, subjectId);
  const step = { did, because, until, items: did === 'keep' ? line.items : Math.max(line.items, before) };
  if (did === 'keep') return { step };
  await note(step);
  await holding.erase(ctx, subjectId);
  return { step };
}

/** Which key goes, written into the ledger and on the disk before anything else happens to it. */
export async function writeLedger(ctx: Ctx, { id, subjectId, keys }: Erasing): Promise<Done> {
  await refuseIfHeld(ctx, subjectId);
  const kept = await anythingUnderEvidence(ctx, subjectId);
  const line = await writeErasure(ctx, {
    ...{ at: ctx.now().toISOString(), erasureId: id, subjectId },
    keys: keys.filter(({ kind }) => kind === 'content' || !kept),
  });
  return { erasure: { going: [...line.keys], erasedAt: new Date(line.at) } };
}
/** Is anything of this person kept that only the key of the records can open? */
export async function anythingUnderEvidence(ctx: Ctx, subject: SubjectId) {
  for (const holding of ctx.holdings)
    if (holding.key === 'evidence' && (await holding.items(ctx, subject)).length) return true;
  return false;
}

export async function destroyKeys(ctx: Ctx, { subjectId, going }: Erasing): Promise<Done> {
  for (const { kind } of going ?? []) await ctx.vault.destroy(subjectId, kind);
  return {};
}

/** Without its key nobody can seal a word for this person any more: what work under way left before is taken now. */
export async function eraseOnceMore(ctx: Ctx, { subjectId }: Erasing): Promise<Done> {
  const more: Record<string, number> = {};
  for (const holding of ctx.holdings.filter(({ onErase }) => onErase !== 'keep')) {
    if (!(await holding.items(ctx, subjectId)).length) continue;
    const gone = await holding.erase(ctx, subjectId);
    // Of what is emptied the rows stay and would be counted twice.
    if (holding.onErase === 'remove') more[holding.name] = gone;
  }
  return { more };
}

export async function emptyJournal(ctx: Ctx): Promise<Done> {
  await ctx.db.emptyJournal();
  return {};
}
