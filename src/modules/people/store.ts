import { and, eq, inArray, sql } from 'drizzle-orm';
import { builtOnce, type Reader, type Writer } from '#kernel/db.ts';
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

const house = 'house';
const organisation = builtOnce((read, name) =>
  read.select().from(organisations).where(eq(organisations.id, house)).prepare(name),
);
export async function findOrganisationRow(read: Reader) {
  const [found] = await organisation(read).execute();
  return found;
}
/** Fails with a unique violation when the house has an organisation already. */
export const insertOrganisation = (tx: Writer, organisation: Organisation, setUpAt: Date) =>
  tx.insert(organisations).values({ ...organisation, id: house, setUpAt });
export const updateOrganisation = (tx: Writer, organisation: Organisation) =>
  tx.update(organisations).set(organisation).where(eq(organisations.id, house));
