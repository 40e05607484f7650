import { join } from 'node:path';
import type { Ctx } from '#kernel/context.ts';
import { isUniqueViolation, type Writer } from '#kernel/db.ts';
import { unlessUnread } from '#kernel/disk.ts';
import { Damaged, Refusal } from '#kernel/errors.ts';
import { newId, type SubjectId } from '#kernel/ids.ts';
import { holdsKeys } from '#kernel/installation.ts';
import { opened, sealed } from '#kernel/privacy.ts';
import { LostKey } from '#kernel/vault.ts';
import { people } from './data.ts';
import { organisationChanged } from './events.ts';
import {
  damagedName,
  erasedName,
  type NewPerson,
  type Organisation,
  type Person,
  type PersonKind,
} from './model.ts';
import {
  countPeople,
  findAllByEmail,
  findByEmail,
  findOrganisationRow,
  findPeople,
  findPersonRow,
  insertPerson,
  type PersonRow,
  updateOrganisation,
  updatePerson,
} from './store.ts';

/** A keyed fingerprint of an address: tells who has it, and nothing to anybody without the key of the house. */
export const addressIndex = (ctx: Ctx, email: string) => ctx.vault.blindIndex('e-mail', email);
const find = (ctx: Ctx, kind: PersonKind, email: string) =>
  findByEmail(ctx.db.read, kind, addressIndex(ctx, email));

/** The person of this kind with this address, made when there is none. The newest spelling of the name wins. */
export async function admitPerson(ctx: Ctx, person: NewPerson): Promise<SubjectId> {
  const known = await find(ctx, person.kind, person.email);
  if (known) return refresh(ctx, known, person);
  const id = newId<'subject'>();
  await ctx.vault.admit(id);
  const row = await sealed(ctx.vault, people, {
    ...person,
    id,
    subjectId: id,
    emailIndex: addressIndex(ctx, person.email),
    createdAt: ctx.now(),
    lastSeenAt: person.kind === 'candidate' ? ctx.now() : null,
  });
  try {
    await ctx.db.write((tx) => insertPerson(tx, row));
    return id;
  } catch (error) {
    const first = isUniqueViolation(error) ? await find(ctx, person.kind, person.email) : undefined;
    if (!first) throw error;
    return first.id;
  }
}

async function refresh(ctx: Ctx, known: PersonRow, { kind, name, language }: NewPerson) {
  const { id } = known;
  // Whoever is invited anew is no old acquaintance: their time starts again.
  if (kind === 'candidate') await ctx.db.write((tx) => updatePerson(tx, id, { lastSeenAt: ctx.now() }));
  if ((await opened(ctx.vault, people, known)).name !== name || known.language !== language) {
    const row = await sealed(ctx.vault, people, { id, subjectId: id, name });
    await ctx.db.write((tx) => updatePerson(tx, id, { name: row.name, language }));
  }
  return id;
}

const personIn = async (ctx: Ctx, row: PersonRow): Promise<Person> => {
  const { name, email, kind, language } = await opened(ctx.vault, people, row);
  return { subjectId: row.id, kind, name, email, language };
};
export async function findPerson(ctx: Ctx, id: SubjectId): Promise<Person | undefined> {
  const found = await findPersonRow(ctx.db.read, id);
  return found && personIn(ctx, found);
}
export async function personOf(ctx: Ctx, id: SubjectId): Promise<Person> {
  const found = await findPerson(ctx, id);
  if (!found) throw new Refusal('gone', 'This person is not here any more: what was held has been erased.');
  return found;
}
export async function findPersonByEmail(ctx: Ctx, kind: PersonKind, email: string) {
  const found = await find(ctx, kind, email);
  return found && personIn(ctx, found);
}

/** Everybody behind the fingerprint of an address: a candidate who also works here is two people. */
export const peopleAt = async (ctx: Ctx, index: string): Promise<Person[]> =>
  Promise.all((await findAllByEmail(ctx.db.read, index)).map((row) => personIn(ctx, row)));

/** Whose address has this fingerprint, while we hold it. */
export async function findPersonByFingerprint(ctx: Ctx, kind: PersonKind, fingerprint: string) {
  const found = await findByEmail(ctx.db.read, kind, fingerprint);
  return found && personIn(ctx, found);
}

/** Makes a new address findable, in the write that puts it down. Refuses one that somebody else of this kind has. */
export async function moveAddress(ctx: Ctx, tx: Writer, id: SubjectId, email: string) {
  const row = await findPersonRow(tx, id);
  const emailIndex = addressIndex(ctx, email);
  const other = row && (await findByEmail(tx, row.kind, emailIndex));
  if (other && other.id !== id)
    throw new Refusal('conflict', 'This address belongs to somebody else here. Nothing was changed.');
  await updatePerson(tx, id, { emailIndex });
}

const damaged = { name: damagedName, email: '' };
/** What stands in a list in the place of somebody whose row does not open; nothing where their key is gone. */
const insteadOf = (error: unknown) => (error instanceof Damaged ? damaged : unlessUnread(error));
/** A name for each of these people; who has been erased is called so. */
export async function namesOf(ctx: Ctx, ids: readonly SubjectId[]): Promise<Map<SubjectId, string>> {
  const wanted = [...new Set(ids)];
  const names = new Map<SubjectId, string>(wanted.map((id) => [id, erasedName]));
  for (const row of await findPeople(ctx.db.read, wanted)) {
    const person = await personIn(ctx, row).catch(insteadOf);
    if (person) names.set(row.id, person.name);
  }
  return names;
}

export type Contact = { name: string; email: string };
const mostOpened = 5000;
type Opened = { readonly sealed: string; readonly contact: Contact };
const openedContacts = new WeakMap<Ctx, Map<SubjectId, Opened>>();
function openedIn(ctx: Ctx) {
  const known = openedContacts.get(ctx) ?? new Map<SubjectId, Opened>();
  openedContacts.set(ctx, known);
  return known;
}
/** Opening a page of names costs more than finding it: those opened last stay in memory, until their row changes. */
async function contactIn(ctx: Ctx, row: PersonRow): Promise<Contact | undefined> {
  const cache = openedIn(ctx);
  const sealed = `${row.name} ${row.email}`;
  const known = cache.get(row.id);
  if (known?.sealed === sealed) return known.contact;
  const person = await personIn(ctx, row).catch(insteadOf);
  if (!person) return undefined;
  const contact = { name: person.name, email: person.email };
  if (cache.size >= mostOpened) cache.clear();
  cache.set(row.id, { sealed, contact });
  return contact;
}
/** Whoever is erased leaves the memory too, at once. */
export const forgetContact = (ctx: Ctx, id: SubjectId) => openedIn(ctx).delete(id);
/** Name and address of each of these people, for lists; who has been erased is called so and has no address. */
export async function contactsOf(ctx: Ctx, ids: readonly SubjectId[]): Promise<Map<SubjectId, Contact>> {
  const wanted = [...new Set(ids)];
  const found = new Map<SubjectId, Contact>(wanted.map((id) => [id, { name: erasedName, email: '' }]));
  for (const row of await findPeople(ctx.db.read, wanted)) {
    const contact = await contactIn(ctx, row);
    if (contact) found.set(row.id, contact);
  }
  return found;
}

export async function findOrganisation(ctx: Ctx): Promise<Organisation | undefined> {
  const row = await findOrganisationRow(ctx.db.read);
  if (!row) return undefined;
  const { id: _id, setUpAt: _at, ...organisation } = row;
  return organisation;
}
export async function organisationOf(ctx: Ctx): Promise<Organisation> {
  const found = await findOrganisation(ctx);
  if (found) return found;
  throw new Refusal(
    'unavailable',
    'This house is not set up yet. Whoever started it finds the set-up link in the terminal.',
  );
}
export type Authority = { name: string; url: string | null };
/** Whom to complain to about what this house does with data, where the settings name one (GDPR article 77). */
export async function authorityOf(ctx: Ctx): Promise<Authority | undefined> {
  const { authority, authorityUrl } = await organisationOf(ctx);
  return authority ? { name: authority, url: authorityUrl } : undefined;
}
export const isSetUp = async (ctx: Ctx) => (await findOrganisation(ctx)) !== undefined;
/** Called before anything is served. @throws {LostKey} people are known here, and there is no key of anybody */
export async function refuseIfKeyless({ db, config }: Ctx) {
  const keyring = join(config.dataDir, 'keyring');
  if (!(await countPeople(db.read)) || (await holdsKeys(keyring))) return;
  throw new LostKey(
    `${keyring} holds no keys of people, and the database knows some: nothing about them could be read. Put the folder back from its newest backup (keyring-...), or mount the right one.`,
  );
}
export const changeOrganisation = (ctx: Ctx, by: SubjectId, organisation: Organisation) =>
  ctx.db.write(async (tx, emit) => {
    await updateOrganisation(tx, organisation);
    emit(organisationChanged({ by }));
  });
