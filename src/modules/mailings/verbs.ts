import { timingSafeEqual } from 'node:crypto';
import type { Recruiter, Self } from '#auth';
import { askedForOpenings, consentOf } from '#consents';
import { invitationsOf } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { isFrozen } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { dropLettersTo, keepLetter, type LetterKind, standingsUnder } from '#letters';
import { addressIndex, findPerson, findPersonByFingerprint, organisationOf } from '#people';
import { positionOf } from '#positions';
import type { Identity } from '#requests';
import { wordsOf } from '#views/words/index.ts';
import { chooseOpenings, withdraw } from '#withdrawals';
import { mailPreferencesChanged, openingAnnounced, openingLetterWanted } from './events.ts';
import { isOptional, type Optional, optional, partsOf } from './model.ts';
import {
  announcementsOf,
  findAnnouncement,
  insertAnnouncement,
  isSuppressed,
  isSwitchedOff,
  lift,
  preferencesOf,
  putPreference,
  suppress,
  suppressedAmong,
} from './store.ts';

/** May a letter of this kind be written? What somebody needs, or a law wants them to read, is always written. */
export async function wantsMail(ctx: Ctx, subject: SubjectId, kind: LetterKind): Promise<boolean> {
  if (isOptional(kind)) return !(await isSwitchedOff(ctx.db.read, subject, kind));
  if (kind !== 'openings') return true;
  if ((await consentOf(ctx, subject, 'openings'))?.choice !== 'given') return false;
  const person = await findPerson(ctx, subject);
  if (!person || (await isFrozen(ctx.db.read, subject))) return false;
  return !(await isSuppressed(ctx.db.read, addressIndex(ctx, person.email)));
}

export async function preferenceOf(ctx: Ctx, subject: SubjectId) {
  const off = (await preferencesOf(ctx.db.read, subject)).filter(({ wanted }) => !wanted);
  const wants = (kind: Optional) => !off.some((one) => one.kind === kind);
  const openings = (await consentOf(ctx, subject, 'openings'))?.choice === 'given';
  return { reminder: wants('reminder'), finished: wants('finished'), openings };
}
type Wish = Record<Optional, boolean> & { openings: boolean; shown: string };
/** Keeps what somebody wants to be written about. Letters on other positions are a line of the ledger. */
export async function prefer(ctx: Ctx, who: Pick<Self, 'subjectId'> & { identity: Identity }, wish: Wish) {
  const { subjectId } = who;
  await ctx.db.write(async (tx, emit) => {
    for (const kind of optional)
      await putPreference(tx, { subjectId, kind, wanted: wish[kind], chosenAt: ctx.now() });
    emit(mailPreferencesChanged({ subjectId, by: subjectId }));
  });
  const now = await consentOf(ctx, subjectId, 'openings');
  if (wish.openings && now?.choice !== 'given') await chooseOpenings(ctx, who, true, wish.shown);
  if (!wish.openings && now?.choice === 'given') await withdraw(ctx, who, now.id);
}

const proofOf = (ctx: Ctx, fingerprint: string) => ctx.vault.token('unsubscribe', fingerprint, 1);
/** Where one press ends these letters, without a login. It is derived from the address and does not show it. */
export function unsubscribeLink(ctx: Ctx, email: string) {
  const fingerprint = addressIndex(ctx, email);
  return `${ctx.config.baseUrl}/unsubscribe/${fingerprint}.${proofOf(ctx, fingerprint)}`;
}
/** The fingerprint that a link of ours stands for, with whose it is, while we know them. */
export async function readLink(ctx: Ctx, token: string) {
  const { fingerprint, proof } = partsOf(token);
  const [given, right] = [Buffer.from(proof), Buffer.from(proofOf(ctx, fingerprint))];
  if (given.length !== right.length || !timingSafeEqual(given, right))
    throw new Refusal(
      'missing',
      'This link is not whole. Copy all of it from the letter, or answer the letter.',
    );
  const person = await findPersonByFingerprint(ctx, 'candidate', fingerprint);
  return { fingerprint, person, done: await isSuppressed(ctx.db.read, fingerprint) };
}
/** Ends letters about other positions for an address, whoever opens the link (RFC 8058). Twice is no error. */
export async function unsubscribe(ctx: Ctx, token: string) {
  const { fingerprint, person } = await readLink(ctx, token);
  await ctx.db.write((tx) => suppress(tx, fingerprint, ctx.now()));
  if (!person) return;
  const { subjectId } = person;
  const now = await consentOf(ctx, subjectId, 'openings');
  if (now?.choice === 'given') await withdraw(ctx, { subjectId, identity: 'letter' }, now.id);
}
/** What waits to be sent is not sent any more. */
export const stopOpenings = (ctx: Ctx, subject: SubjectId) => dropLettersTo(ctx, subject, 'openings');
/** The person themselves asked anew, after an earlier no. */
export async function resumeOpenings(ctx: Ctx, subject: SubjectId) {
  const person = await findPerson(ctx, subject);
  if (!person || (await consentOf(ctx, subject, 'openings'))?.choice !== 'given') return;
  await ctx.db.write((tx) => lift(tx, addressIndex(ctx, person.email)));
}

/** Who would be written to about a position: those who asked, and are not invited to it already. */
export async function audienceOf(ctx: Ctx, positionId: Id<'position'>): Promise<SubjectId[]> {
  const invited = new Set((await invitationsOf(ctx, positionId)).map(({ subjectId }) => subjectId));
  const asked = (await askedForOpenings(ctx)).filter((subject) => !invited.has(subject));
  const known = await Promise.all(asked.map((subject) => findPerson(ctx, subject).catch(() => undefined)));
  const people = known.flatMap((person) =>
    person ? [{ subjectId: person.subjectId, fingerprint: addressIndex(ctx, person.email) }] : [],
  );
  const silent = await suppressedAmong(
    ctx.db.read,
    people.map(({ fingerprint }) => fingerprint),
  );
  return people.filter(({ fingerprint }) => !silent.has(fingerprint)).map(({ subjectId }) => subjectId);
}
/** What was told about a position, and how the letters stand as long as they are kept. */
export async function sentAbout(ctx: Ctx, positionId: Id<'position'>) {
  const told = await announcementsOf(ctx.db.read, positionId);
  return Promise.all(
    told.map(async ({ id, ...announcement }) => ({
      ...announcement,
      standings: await standingsUnder(ctx.db.read, occasionOf(id)),
    })),
  );
}

/** Why nobody can be written to about this position now, if so. */
export function obstacleTo(ctx: Ctx, { state }: { state: 'open' | 'closed' }) {
  if (state === 'closed') return 'This position is closed. Open it again before you tell people of it.';
  if (ctx.mail) return undefined;
  return 'No mail server is connected. These letters need one: each carries a header that ends them with one press.';
}
type Announced = { id: Id<'announcement'>; words: string };
/** One letter each to those who asked, as jobs. The same announcement sent twice is sent once. */
export async function announce(
  ctx: Ctx,
  { subjectId: by }: Recruiter,
  positionId: Id<'position'>,
  said: Announced,
) {
  const obstacle = obstacleTo(ctx, await positionOf(ctx, positionId));
  if (obstacle)
    throw new Refusal('conflict', obstacle, {
      next: { label: 'The position', href: `/positions/${positionId}` },
    });
  const people = await audienceOf(ctx, positionId);
  const { id: announcementId, words } = said;
  const row = { id: announcementId, positionId, words, people: people.length, writtenAt: ctx.now() };
  await ctx.db.write(async (tx, emit) => {
    if (!(await insertAnnouncement(tx, row))) return;
    emit(openingAnnounced({ announcementId, positionId, by, people: people.length }));
    for (const subjectId of people) emit(openingLetterWanted({ announcementId, subjectId, by }));
  });
}

type Wanted = { announcementId: Id<'announcement'>; subjectId: SubjectId; by: SubjectId };
const occasionOf = (id: Id<'announcement'>) => `openings ${id} `;
/** Writes to one of them, unless they have changed their mind since. */
export async function writeOpening(ctx: Ctx, { announcementId, subjectId, by }: Wanted) {
  const announcement = await findAnnouncement(ctx.db.read, announcementId);
  const person = await findPerson(ctx, subjectId);
  if (!announcement || !person || !(await wantsMail(ctx, subjectId, 'openings'))) return;
  const body = await openingBody(ctx, person, by, announcement);
  const unsubscribe = unsubscribeLink(ctx, person.email);
  await keepLetter(ctx, {
    ...{ subjectId, invitationId: null, kind: 'openings', language: person.language, body, unsubscribe },
    occasion: `${occasionOf(announcementId)}${subjectId}`,
    to: { email: person.email, contact: await contactOf(ctx, by) },
  });
}
const contactOf = async (ctx: Ctx, by: SubjectId) =>
  (await findPerson(ctx, by))?.email ?? (await organisationOf(ctx)).privacyMail;

type To = { name: string; email: string; language: 'en' | 'de' };
/** The letter as this person gets it. */
export async function openingBody(
  ctx: Ctx,
  to: To,
  by: SubjectId,
  { positionId, words }: { positionId: Id<'position'>; words: string },
) {
  const [sender, house] = [await findPerson(ctx, by), await organisationOf(ctx)];
  return wordsOf(to.language).mailings.opening({
    ...{ name: to.name, organisation: house.name, words, from: sender?.name ?? house.name },
    position: (await positionOf(ctx, positionId)).title,
    unsubscribe: unsubscribeLink(ctx, to.email),
  });
}
