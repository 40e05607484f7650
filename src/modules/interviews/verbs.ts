import { findPerson, organisationOf, personOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { sealed } from '#kernel/privacy.ts';
import { canBeTyped, type Interview, notConsented } from '#sittings';
import { feedback } from './data.ts';
import { feedbackGiven } from './events.ts';
import { type Kept, keptIn, kitKinds, minutesOf, noticeVersion, periodOf } from './model.ts';
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
  ctx.holdings.filter(({ name }) => (keptIn[what] as readonly string[]).includes(name));
const categories = Object.keys(keptIn) as Kept[];
/** How long each thing is kept, out of what the tables say of themselves. */
function keptFor(ctx: Ctx) {
  return categories.flatMap((what) => {
    const spans = holdingsFor(ctx, what).flatMap(({ kept }) => (kept ? [kept] : []));
    const longest = Math.max(0, ...spans.map((span) => span.for));
    return longest ? [{ what, longest, byLaw: spans.some((span) => span.byLaw) }] : [];
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
    kept: keptFor(ctx).map(({ what, longest, byLaw }) => ({ what, byLaw, period: periodOf(longest) })),
  };
}

/** What the last page says: what happens next, and when each thing goes. */
export async function doneOf(ctx: Ctx, here: Interview) {
  const { sitting, invitation } = here;
  if (!sitting) throw notConsented();
  const ended = (sitting.finishedAt ?? ctx.now()).getTime();
  const dueAt = async (what: Kept) => {
    const due = await Promise.all(
      holdingsFor(ctx, what).map((holding) => holding.dueAt?.(ctx, invitation.subjectId)),
    );
    return Math.max(0, ...due.map((moment) => moment?.getTime() ?? 0)) || null;
  };
  const erased = keptFor(ctx).map(async ({ what, longest, byLaw }) => {
    const isToCome = what === 'levels' || what === 'transcripts';
    return { what, byLaw, at: (await dueAt(what)) ?? (isToCome ? ended + longest : null) };
  });
  return {
    name: (await personOf(ctx, invitation.subjectId)).name,
    contact: (await contactOf(ctx, here)).name,
    ai: sitting.ai,
    erased: await Promise.all(erased),
    feedback: (await hasFeedback(ctx.db.read, sitting.id)) ? ('given' as const) : ('open' as const),
  };
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
