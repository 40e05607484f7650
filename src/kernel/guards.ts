import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Reader, Writer } from './db.ts';
import { Refusal } from './errors.ts';
import type { Id, SubjectId } from './ids.ts';
import { freezes, legalHolds } from './tables.ts';

/** What every list and every look asks: leaves out people whose data is frozen (GDPR article 18). */
export const notFrozen = (subject: PgColumn) =>
  notInArray(subject, sql`(select ${freezes.id} from ${freezes})`);
/** What every deletion asks: leaves out people whom a legal case or an open request holds. */
export const notHeld = (subject: PgColumn) =>
  notInArray(subject, sql`(select ${legalHolds.subjectId} from ${legalHolds})`);

export async function isFrozen(read: Reader, subject: SubjectId) {
  return (await read.$count(freezes, eq(freezes.id, subject))) > 0;
}
export const casesHolding = (read: Reader, subject: SubjectId) =>
  read.select().from(legalHolds).where(eq(legalHolds.subjectId, subject));

/** Keeps the data of a person and lets nobody use it. Doing it twice is no error. */
export const freeze = (tx: Writer, subject: SubjectId, requestId: Id<'request'>, since: Date) =>
  tx.insert(freezes).values({ id: subject, subjectId: subject, requestId, since }).onConflictDoNothing();
/** The freeze of a person as it stands, and putting it back as it stood. */
export async function freezeOf(read: Reader, subject: SubjectId) {
  const [found] = await read.select().from(freezes).where(eq(freezes.id, subject));
  return found;
}
export const refreeze = (tx: Writer, row: typeof freezes.$inferSelect) => tx.insert(freezes).values(row);
export const unfreeze = (tx: Writer, subject: SubjectId) => tx.delete(freezes).where(eq(freezes.id, subject));
export const hold = (tx: Writer, subject: SubjectId, caseId: Id<'holdCase'>, addedAt: Date) =>
  tx.insert(legalHolds).values({ subjectId: subject, caseId, addedAt }).onConflictDoNothing();
export const letGoOf = (tx: Writer, caseId: Id<'holdCase'>) =>
  tx.delete(legalHolds).where(eq(legalHolds.caseId, caseId));
/** Lets one person go from a case that goes on. */
export const letGo = (tx: Writer, caseId: Id<'holdCase'>, subject: SubjectId) =>
  tx
    .delete(legalHolds)
    .where(and(eq(legalHolds.caseId, caseId), eq(legalHolds.subjectId, subject)))
    .returning({ id: legalHolds.id });
/** Everybody whom a case or an open request holds, once per case. */
export const everybodyHeld = (read: Reader) => read.select().from(legalHolds).orderBy(legalHolds.addedAt);

/** A "no" of the database itself: somebody tried to write about a person whose data is frozen. */
export class Frozen extends Refusal {
  constructor(options?: ErrorOptions) {
    super('locked', 'frozen', { ...options, facts: { frozen: 1 } });
  }
}
export const refuseIfFrozen = async (read: Reader, subject: SubjectId) => {
  if (await isFrozen(read, subject)) throw new Frozen();
};
const mark = 'this person is frozen';
export function asFrozen(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes(mark)) return new Frozen({ cause: error });
  return error;
}

/**
 * The guard under every write: triggers on every table about people, made from the declarations. Code that forgets to
 * ask is refused by the database. A trigger is named after its table, so that a start finds those that are there.
 */
export function frozenTriggers(dialect: 'sqlite' | 'postgres', tables: readonly string[]): string[] {
  if (dialect === 'postgres')
    return [
      postgresFunction,
      ...tables.map(
        (table) =>
          `CREATE OR REPLACE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON "${table}" FOR EACH ROW EXECUTE FUNCTION refuse_frozen()`,
      ),
    ];
  const on = (table: string, act: 'INSERT' | 'UPDATE' | 'DELETE', row: 'NEW' | 'OLD') =>
    `CREATE TRIGGER "frozen_${table}_${act.toLowerCase()}" BEFORE ${act} ON "${table}" WHEN EXISTS (SELECT 1 FROM freezes WHERE id = ${row}.subject_id) BEGIN SELECT RAISE(ABORT, '${mark}'); END`;
  return tables.flatMap((table) => [
    on(table, 'INSERT', 'NEW'),
    on(table, 'UPDATE', 'OLD'),
    on(table, 'DELETE', 'OLD'),
  ]);
}
const postgresFunction = `CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE person text;
BEGIN
  IF TG_OP = 'INSERT' THEN person := NEW.subject_id; ELSE person := OLD.subject_id; END IF;
  IF EXISTS (SELECT 1 FROM freezes WHERE id = person) THEN RAISE EXCEPTION '${mark}'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$`;
