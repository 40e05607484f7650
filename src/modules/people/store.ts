import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { days } from '#kernel/data.ts';
import { builtOnce, type Reader, type Writer } from '#kernel/db.ts';
import { notFrozen } from '#kernel/guards.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { organisations, people } from './data.ts';
import type { Organisation, PersonKind } from './model.ts';

export type PersonRow = typeof people.$inferSelect;

export async function findByEmail(read: Reader, kind: PersonKind, emailIndex: string) {
  const [found] = await read
    .select()
    .from(people)
    .where(and(eq(people.kind, kind), eq(people.emailIndex, emailIndex)));
  return found;
}
/** Whoever has this address, as a candidate, as a colleague or both. */
export const findAllByEmail = (read: Reader, emailIndex: string) =>
  read.select().from(people).where(eq(people.emailIndex, emailIndex));
const personById = builtOnce((read, name) =>
  read
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder('id')))
    .prepare(name),
);
export async function findPersonRow(read: Reader, id: SubjectId) {
  const [found] = await personById(read).execute({ id });
  return found;
}
/** How many people the house knows by name. */
export const countPeople = (read: Reader) => read.$count(people);
export const findPeople = (read: Reader, ids: readonly SubjectId[]) =>
  ids.length
    ? read
        .select()
        .from(people)
        .where(inArray(people.id, [...ids]))
    : Promise.resolve([]);
export const insertPerson = (tx: Writer, row: typeof people.$inferInsert) => tx.insert(people).values(row);
export const updatePerson = (tx: Writer, id: SubjectId, change: Partial<PersonRow>) =>
  tx.update(people).set(change).where(eq(people.id, id));
/** Starts the person's time anew; `null` for somebody who works here, whose data is not due. */
export const setLastSeen = (tx: Writer, id: SubjectId, at: Date | null) =>
  updatePerson(tx, id, { lastSeenAt: at });

/** A candidate is here: their time starts anew, written at most once a day, and not at all while they are frozen. */
export const noteSeen = (tx: Writer, id: SubjectId, now: Date) =>
  tx
    .update(people)
    .set({ lastSeenAt: now })
    .where(
      and(
        eq(people.id, id),
        eq(people.kind, 'candidate'),
        lt(people.lastSeenAt, new Date(now.getTime() - days(1))),
        notFrozen(people.id),
      ),
    );

const house = 'house';
const organisation = builtOnce((read, name) =>
  read.select().from(organisations).where(eq(organisations.id, house)).prepare(name),
);
export async function findOrganisationRow(read: Reader) {
  const [found] = await organisation(read).execute();
  return found;
}
type Later = 'dataProtectionOfficer' | 'authority' | 'authorityUrl';
type NewOrganisation = Omit<Organisation, Later> & Partial<Pick<Organisation, Later>>;
/** Fails with a unique violation when the house has an organisation already. */
export const insertOrganisation = (tx: Writer, organisation: NewOrganisation, setUpAt: Date) =>
  tx.insert(organisations).values({ ...organisation, id: house, setUpAt });
export const updateOrganisation = (tx: Writer, organisation: Organisation) =>
  tx.update(organisations).set(organisation).where(eq(organisations.id, house));
