import { findPerson, organisationOf, personOf } from '#auth';
import { consentOf, givenTo, shownFor } from '#consents';
import { categories } from '#kernel/categories.ts';
import type { Ctx } from '#kernel/context.ts';
import { periodOf } from '#kernel/durations.ts';
import { newId } from '#kernel/ids.ts';
import { sealed } from '#kernel/privacy.ts';
import { rulesOf } from '#kernel/rules.ts';
import { hashOf } from '#kernel/vault.ts';
import { changesSince } from '#policies';
import { canBeTyped, currentSheet, type Interview, notConsented } from '#sittings';
import { feedback } from './data.ts';
import { feedbackGiven } from './events.ts';
import { type Kept, keptIn, kitKinds, minutesOf, noticeVersion } from './model.ts';
import { hasFeedback, insertFeedback } from './store.ts';

/** As much of an interview as its first page tells of: there may be no candidate yet. */
export type Beginning = {
  kit: Interview['kit'];
  invitation: Pick<Interview['invitation'], 'subjectId' | 'invitedBy' | 'deadline'>;
};
/** Whom a candidate can write to: the colleague who invited them. */
export async function contactOf(ctx: Ctx, { invitation }: Pick<Beginning, 'invitation'>) {
  const [colleague, house] = await Promise.all([findPerson(ctx, invitation.invitedBy), organisationOf(ctx)]);
  return { name: colleague?.name ?? house.name, mail: colleague?.email ?? house.privacyMail };
}

const holdingsFor = (ctx: Ctx, what: Kept) =>
  ctx.holdings.filter(({ category }) => category === keptIn[what]);
/** How long each thing is kept by the rules of this house. */
async function keptFor(ctx: Ctx) {
  const rules = await rulesOf(ctx.db.read);
  return (Object.keys(keptIn) as Kept[]).map((what) => {
    const category = keptIn[what];
    return { what, rule: rules[category], byLaw: categories[category].byLaw };
  });
}

/** What the notice says: all of it true of this house and this interview. */
export async function noticeOf(ctx: Ctx, here: Beginning) {
  const { invitation, kit } = here;
  const [person, house] = await Promise.all([personOf(ctx, invitation.subjectId), organisationOf(ctx)]);
  return {
    name: person.name,
    introduction: kit.introduction || undefined,
    questions: kit.questions.length,
    minutes: minutesOf(here),
    kinds: kitKinds(here),
    canType: canBeTyped(kit),
    finishBy: invitation.deadline.getTime(),
    contact: await contactOf(ctx, here),
    controller: { name: house.controller, address: house.address, privacyContact: house.privacyMail },
    notice: noticeVersion,
    kept: (await keptFor(ctx)).map(({ what, byLaw, rule }) => ({
      ...{ what, byLaw },
      rule: { trigger: rule.trigger, for: periodOf(rule.for), atMost: periodOf(rule.atMost) },
    })),
  };
}

/**
 * The consents that are asked for again, because the policy has changed materially since, with the changes. Nobody is
 * asked in the middle of a question: its clock runs.
 */
export async function renewalOf(ctx: Ctx, here: Interview) {
  const { sitting } = here;
  if (sitting?.state !== 'open' || currentSheet(here)?.state === 'running') return undefined;
  if ((await changesSince(ctx, sitting.consentedAt)).length === 0) return undefined;
  const given = await givenTo(ctx, sitting.subjectId, sitting.id);
  const oldest = given.reduce((first, { at }) => (at < first ? at : first), ctx.now());
  const changes = await changesSince(ctx, oldest);
  return changes.length > 0 ? { given, changes } : undefined;
}

/** What the last page says: what happens next, and when each thing goes. */
export async function doneOf(ctx: Ctx, here: Interview) {
  const { sitting, invitation } = here;
  if (!sitting) throw notConsented();
  const given = here.sheets.filter(({ state }) => state === 'kept');
  const spoken = given.some(({ kind }) => kind !== 'typed');
  const ended = (sitting.finishedAt ?? ctx.now()).getTime();
  const dueAt = async (what: Kept) => {
    const items = await Promise.all(
      holdingsFor(ctx, what).map((holding) => holding.items(ctx, invitation.subjectId)),
    );
    return Math.max(0, ...items.flat().map(({ ends }) => ends?.getTime() ?? 0)) || null;
  };
  const toCome: readonly Kept[] = ['levels', 'transcripts', ...(sitting.ai ? (['records'] as const) : [])];
  const erased = (await keptFor(ctx)).map(async ({ what, rule, byLaw }) => {
    const latest = toCome.includes(what) ? ended + rule.atMost : null;
    return { what, byLaw, at: (await dueAt(what)) ?? latest };
  });
  return {
    name: (await personOf(ctx, invitation.subjectId)).name,
    contact: (await contactOf(ctx, here)).name,
    ai: sitting.ai,
    given: { spoken, typed: given.some(({ kind }) => kind === 'typed') },
    read: spoken ? '/interview/transcripts' : undefined,
    erased: await Promise.all(erased),
    openings: await openingsOf(ctx, here),
    feedback: (await hasFeedback(ctx.db.read, sitting.id)) ? ('given' as const) : ('open' as const),
  };
}

/** What was chosen about letters on other positions, and the hash of the words that are asked with. */
async function openingsOf(ctx: Ctx, { invitation }: Interview) {
  const { subjectId, language } = invitation;
  const [choice, { name }] = [await consentOf(ctx, subjectId, 'openings'), await organisationOf(ctx)];
  return { chosen: choice && choice.choice === 'given', shown: hashOf(shownFor('openings', language, name)) };
}

type Answered = 'yes' | 'partly' | 'no';
export type Feedback = { fair?: Answered | undefined; clear?: Answered | undefined; text: string };
/** Keeps what somebody says of the interview, once. */
export async function giveFeedback(ctx: Ctx, here: Interview, { fair, clear, text }: Feedback) {
  const { sitting } = here;
  if (!sitting) throw notConsented();
  const { id: sittingId, subjectId } = sitting;
  const words = text.trim();
  const own = { id: newId<'feedback'>(), subjectId };
  const row = words ? await sealed(ctx.vault, feedback, { ...own, text: words }) : own;
  await ctx.db.write(async (tx, emit) => {
    const said = { sittingId, fair: fair ?? null, clear: clear ?? null, givenAt: ctx.now() };
    if (await insertFeedback(tx, { ...row, ...said })) emit(feedbackGiven({ sittingId, subjectId }));
  });
}
