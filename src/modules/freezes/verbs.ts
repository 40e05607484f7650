import { moveClocks } from '#answers';
import { namesOf, type Officer, organisationOf, personOf } from '#auth';
import { giveBackDeadlines } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import type { Writer } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { personFrozen, personUnfrozen } from '#kernel/facts.ts';
import { freeze, isFrozen, unfreeze } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { keepLetter } from '#letters';
import { closeRequest, fileRequest, type Identity, isOpen, requestOf, requestsOf } from '#requests';
import { noteFrozen } from '#sittings';
import { dayWords } from '#views/ui/when.tsx';
import { wordsOf } from '#views/words/index.ts';
import { freezeEndingPlanned, freezesListed } from './events.ts';
import { endingOn, firstDay, type Purpose } from './model.ts';
import { allFreezes, endingsDue, findEnding, findFreeze, putEnding, removeEnding } from './store.ts';

type Asked = { subjectId: SubjectId; identity: Identity; words?: string | undefined };
/** Keeps everything about a person and lets nobody use it, from this moment. Asking twice changes nothing. */
export async function freezeAtWish(ctx: Ctx, asked: Asked) {
  const { subjectId } = asked;
  if (await isFrozen(ctx.db.read, subjectId)) return;
  await fileRequest(ctx, { ...asked, kind: 'restriction' }, async (tx, requestId, emit) => {
    await freeze(tx, subjectId, requestId, ctx.now());
    emit(personFrozen({ subjectId }));
  });
}
/** Puts an objection on the board. As long as it is open, nothing is done with the data (GDPR article 18(1)(d)). */
export const objectTo = (ctx: Ctx, { purpose, ...asked }: Asked & { purpose: Purpose }) =>
  fileRequest(ctx, { ...asked, kind: 'objection', details: { purpose } }, async (tx, requestId, emit) => {
    const { subjectId } = asked;
    // The day that was told does not hold any more: after the answer they are told anew.
    if (await isFrozen(tx, subjectId)) return void (await removeEnding(tx, subjectId));
    await freeze(tx, subjectId, requestId, ctx.now());
    emit(personFrozen({ subjectId }));
  });

/** What was asked for is done: a freeze needs nobody's leave. An objection stays open until somebody answered it. */
export async function answerFreeze(ctx: Ctx, subject: SubjectId) {
  const found = await findFreeze(ctx.db.read, subject);
  if (!found) return;
  const request = await requestOf(ctx, found.requestId);
  if (request.kind !== 'restriction') return;
  const { language } = await personOf(ctx, subject);
  await closeRequest(ctx, found.requestId, { state: 'done', outcome: wordsOf(language).freezes.done });
}

/** Lets the data be used again. The person may at once; anybody else only when the day has come that was told. */
async function lift(ctx: Ctx, subjectId: SubjectId) {
  await ctx.db.write(async (tx, emit) => {
    const found = await findFreeze(tx, subjectId);
    if (!found) return;
    await removeEnding(tx, subjectId);
    await unfreeze(tx, subjectId);
    await giveTimeBack(tx, found, ctx.now());
    emit(personUnfrozen({ subjectId }));
  });
}
/** What a person objected to and nobody has answered yet, whether or not it was what froze their data. */
const objectionsOf = async (ctx: Ctx, subjectId: SubjectId) =>
  (await requestsOf(ctx, subjectId)).filter(({ kind, state }) => kind === 'objection' && isOpen(state));
/** Nobody could answer while it was frozen: deadlines, running clocks and the time to read go on with what was left. */
async function giveTimeBack(
  tx: Writer,
  { subjectId, since }: { subjectId: SubjectId; since: Date },
  now: Date,
) {
  const ms = now.getTime() - since.getTime();
  await giveBackDeadlines(tx, subjectId, since, ms);
  await moveClocks(tx, subjectId, ms);
  await noteFrozen(tx, subjectId, ms);
}
/** The person wants their data used again. An objection that is still open is taken back by that. */
export async function liftOwn(ctx: Ctx, subjectId: SubjectId) {
  const found = await findFreeze(ctx.db.read, subjectId);
  if (!found) return;
  const { language } = await personOf(ctx, subjectId);
  const outcome = wordsOf(language).freezes.lifted;
  for (const { id } of await objectionsOf(ctx, subjectId))
    await closeRequest(ctx, id, { state: 'taken-back', outcome });
  await lift(ctx, subjectId);
}
export async function liftDue(ctx: Ctx) {
  for (const { subjectId } of await endingsDue(ctx.db.read, ctx.now()))
    if (!(await objectionsOf(ctx, subjectId)).length) await lift(ctx, subjectId);
}

/** An objection was answered: who was refused is told a week before their data is used again. */
export async function afterObjection(ctx: Ctx, requestId: Id<'request'>) {
  const { kind, state, subjectId } = await requestOf(ctx, requestId);
  const found = await findFreeze(ctx.db.read, subjectId);
  if (kind !== 'objection' || state !== 'refused' || !found) return;
  // Who had frozen everything at their own wish goes on wanting that; who objected twice is answered twice.
  if ((await requestOf(ctx, found.requestId)).kind !== 'objection') return;
  if ((await objectionsOf(ctx, subjectId)).length || (await findEnding(ctx.db.read, subjectId))) return;
  await planEnding(ctx, { subjectId, day: firstDay(ctx.now()) });
}

type Ending = { subjectId: SubjectId; day: string; by?: SubjectId };
/** Tells a person on which day their freeze ends, and has it end then: a week ahead or more. */
export async function planEnding(ctx: Ctx, { subjectId, day, by }: Ending) {
  const endsAt = endingOn(day, (await organisationOf(ctx)).timeZone, ctx.now());
  if (!endsAt)
    throw new Refusal(
      'invalid',
      'Choose a day that is at least seven days ahead: the person must be told before.',
      {
        next: { label: 'Frozen data', href: '/freezes' },
      },
    );
  if (!(await isFrozen(ctx.db.read, subjectId))) throw notFrozenNow();
  if ((await objectionsOf(ctx, subjectId)).length) throw notAnswered();
  await tell(ctx, subjectId, endsAt);
  await ctx.db.write(async (tx, emit) => {
    await putEnding(tx, { id: subjectId, subjectId, endsAt, toldAt: ctx.now(), toldBy: by ?? null });
    emit(freezeEndingPlanned({ subjectId, by: by ?? subjectId }));
  });
}
const notFrozenNow = () =>
  new Refusal('conflict', 'This data is not frozen any more. Nothing was changed.', {
    next: { label: 'Frozen data', href: '/freezes' },
  });

const notAnswered = () =>
  new Refusal(
    'conflict',
    'This person has objected, and nothing may be done with their data before that is answered (GDPR article 18(1)(d)).',
    { next: { label: 'Open requests', href: '/requests' } },
  );

async function tell(ctx: Ctx, subjectId: SubjectId, endsAt: Date) {
  const [{ name, email, language }, organisation] = await Promise.all([
    personOf(ctx, subjectId),
    organisationOf(ctx),
  ]);
  const { privacyMail: contact, timeZone: zone } = organisation;
  await keepLetter(ctx, {
    ...{ subjectId, invitationId: null, kind: 'freezeEnding', language },
    occasion: `freeze ending ${subjectId} ${endsAt.getTime()}`,
    to: { email, contact },
    body: wordsOf(language).freezes.letter({
      ...{ name, contact, organisation: organisation.name },
      day: dayWords(endsAt, { zone, language }),
      link: `${ctx.config.baseUrl}/space/link`,
    }),
  });
}

/** Whether somebody's data is frozen, since when, until when, and whether an objection is the reason. */
export async function freezeOf(ctx: Ctx, subject: SubjectId) {
  const [found, ending] = await Promise.all([
    findFreeze(ctx.db.read, subject),
    findEnding(ctx.db.read, subject),
  ]);
  if (!found) return undefined;
  const objection = (await objectionsOf(ctx, subject)).length > 0;
  return { since: found.since, endsAt: ending?.endsAt, objection };
}
/** Everybody whose data is frozen, for the officer. Announced. */
export async function listFreezes(ctx: Ctx, { subjectId: by }: Pick<Officer, 'subjectId'>) {
  const found = await allFreezes(ctx.db.read);
  const names = await namesOf(
    ctx,
    found.map(({ subjectId }) => subjectId),
  );
  if (found.length)
    await ctx.db.write(async (_tx, emit) => emit(freezesListed({ by, people: found.length })));
  return Promise.all(
    found.map(async ({ subjectId, since }) => ({
      ...{ subjectId, since, name: names.get(subjectId) ?? '' },
      endsAt: (await findEnding(ctx.db.read, subjectId))?.endsAt,
    })),
  );
}
