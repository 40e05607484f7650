import { stringify } from 'csv-stringify/sync';
import { organisationOf, personOf, type Recruiter } from '#auth';
import { findSittingOf } from '#interviews';
import {
  countStates,
  type Invitation,
  type InvitationState,
  invitationLink,
  invitationOf,
  isTakenBack,
  listInvitations,
} from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { hours, type Sealed } from '#kernel/data.ts';
import { refuseIfFrozen } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { lettersOf } from '#letters';
import { type Contact, contactsOf } from '#people';
import { positionOf } from '#positions';
import { behindVeil, veiledFrom } from '#veils';
import { whenWords } from '#views/ui/when.tsx';
import { candidateExported, candidateListed, candidateOpened } from './events.ts';
import { matcher, stateWords } from './model.ts';

export type Search = {
  positionId: Id<'position'>;
  state?: InvitationState | undefined;
  query: string;
  order: 'newest' | 'deadline' | 'name';
};
export type Candidate = { invitation: Invitation; contact: Contact };
export const perPage = 50;
const everybody = { limit: 1_000_000, offset: 0 };

/** One page of the candidates of a position, and how many there are in all. */
export async function listCandidates(ctx: Ctx, by: Recruiter, search: Search, page: number) {
  const [position, counts] = await Promise.all([
    positionOf(ctx, search.positionId),
    countStates(ctx.db.read, search.positionId, ctx.now()),
  ]);
  const all = Object.values(counts).reduce((sum, people) => sum + people, 0);
  const part = { limit: perPage, offset: (page - 1) * perPage };
  // Names are sealed: who searches or sorts by them has them opened here, all of the listing.
  const inMemory = search.query !== '' || search.order === 'name';
  const found = inMemory ? await findCandidates(ctx, search) : await withContacts(ctx, search, part);
  const of = inMemory ? found.length : search.state ? counts[search.state] : all;
  const candidates = inMemory ? found.slice(part.offset, part.offset + part.limit) : found;
  await sayListed(ctx, by, candidates);
  return { position, counts, all, of, candidates };
}

async function withContacts(ctx: Ctx, search: Search, part: typeof everybody): Promise<Candidate[]> {
  const order = search.order === 'deadline' ? 'deadline' : 'newest';
  const listed = await listInvitations(ctx.db.read, { ...search, order }, ctx.now(), part);
  const contacts = await contactsOf(
    ctx,
    listed.map(({ subjectId }) => subjectId),
  );
  return listed.map((invitation) => {
    const contact = contacts.get(invitation.subjectId) ?? { name: '', email: '' };
    return { invitation, contact };
  });
}
async function findCandidates(ctx: Ctx, search: Search): Promise<Candidate[]> {
  const fits = matcher(search.query);
  const found = (await withContacts(ctx, search, everybody)).filter(({ contact }) => fits(contact));
  return search.order === 'name' ? found.sort(byName) : found;
}
const { compare } = new Intl.Collator('en', { sensitivity: 'base' });
const byName = (a: Candidate, b: Candidate) => compare(a.contact.name, b.contact.name);

const quiet = hours(1);
const saidAt = new WeakMap<Ctx, Map<string, number>>();
/** A list is looked at again and again: each name is announced once an hour for each who looks. */
async function sayListed(ctx: Ctx, { subjectId: by }: Recruiter, candidates: readonly Candidate[]) {
  const said = saidAt.get(ctx) ?? new Map<string, number>();
  saidAt.set(ctx, said);
  const now = ctx.now().getTime();
  const keyOf = ({ invitation }: Candidate) => `${by} ${invitation.id}`;
  const fresh = candidates.filter((one) => now - (said.get(keyOf(one)) ?? 0) >= quiet);
  if (!fresh.length) return;
  await sayLooks(ctx, by, fresh, candidateListed);
  for (const one of fresh) said.set(keyOf(one), now);
  if (said.size > 50_000) for (const [key, at] of said) if (now - at >= quiet) said.delete(key);
}
const sayLooks = (ctx: Ctx, by: SubjectId, seen: readonly Candidate[], look: typeof candidateListed) =>
  ctx.db.write(async (_tx, emit) => {
    for (const { invitation } of seen)
      emit(look({ invitationId: invitation.id, subjectId: invitation.subjectId, by }));
  });

/** The listing as CSV. A cell that a spreadsheet would run as a formula is turned into words. */
export async function exportCandidates(ctx: Ctx, { subjectId: by }: Recruiter, search: Search) {
  const found = await findCandidates(ctx, search);
  await sayLooks(ctx, by, found, candidateExported);
  const rows = found.map(({ invitation, contact }) => [
    contact.name,
    contact.email,
    stateWords[invitation.state],
    ...[invitation.invitedAt, invitation.deadline, invitation.startedAt, invitation.endedAt].map((at) =>
      at ? whenWords(at, { zone: invitation.timeZone }) : '',
    ),
  ]);
  const header = ['Name', 'Address', 'State', 'Invited', 'Deadline', 'Started', 'Ended'];
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** Everything a recruiter sees of one candidate before the answers. Announced. */
export async function openCandidate(ctx: Ctx, { subjectId: by }: Recruiter, id: Id<'invitation'>) {
  const invitation = await invitationOf(ctx, id);
  if ((await veiledFrom(ctx.db.read, by)).has(invitation.subjectId)) throw behindVeil();
  await refuseIfFrozen(ctx.db.read, invitation.subjectId);
  const [contact, position, inviter, letters, sitting, organisation] = await Promise.all([
    personOf(ctx, invitation.subjectId),
    positionOf(ctx, invitation.positionId),
    contactsOf(ctx, [invitation.invitedBy]),
    lettersOf(ctx, id),
    findSittingOf(ctx, id),
    organisationOf(ctx),
  ]);
  await sayLooks(ctx, by, [{ invitation, contact }], candidateOpened);
  const invitedBy = inviter.get(invitation.invitedBy)?.name ?? '';
  const link = isTakenBack(invitation) ? undefined : invitationLink(ctx, invitation);
  return { invitation, contact, position, invitedBy, letters, sitting, organisation, link };
}

export type ListedLetter = Awaited<ReturnType<typeof lettersOf>>[number];
/** How the letters of one candidate stand: no name, no address and no result, so a page that asks again announces nothing. */
export async function candidateLetters(ctx: Ctx, { subjectId: by }: Recruiter, id: Id<'invitation'>) {
  const { subjectId } = await invitationOf(ctx, id);
  if ((await veiledFrom(ctx.db.read, by)).has(subjectId)) throw behindVeil();
  await refuseIfFrozen(ctx.db.read, subjectId);
  return lettersOf(ctx, id);
}

const searchPlace = (positionId: Id<'position'>) => ({
  table: 'candidates',
  column: 'search',
  row: positionId,
});
type Searcher = Pick<Recruiter, 'subjectId'>;
/** Words of a search for an address: names in an address would end in logs and histories. Only who wrote them opens them. */
export const sealSearch = (ctx: Ctx, { subjectId }: Searcher, positionId: Id<'position'>, words: string) =>
  ctx.vault.sealText(subjectId, searchPlace(positionId), words);
/** The words again; none where they were sealed for somebody else, or changed. */
export const openSearch = (ctx: Ctx, { subjectId }: Searcher, positionId: Id<'position'>, sealed: string) =>
  ctx.vault.openText(subjectId, searchPlace(positionId), sealed as Sealed).catch(() => '');
