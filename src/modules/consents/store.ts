import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import { notFrozen } from '#kernel/guards.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { consents } from './data.ts';

// Lines are added and read. There is no other query, so that nothing in the house can change what somebody said.

export type Row = typeof consents.$inferSelect;
export type NewRow = Omit<typeof consents.$inferInsert, 'number'>;

export const linesOf = (read: Reader, subject: SubjectId): Promise<Row[]> =>
  read.select().from(consents).where(eq(consents.subjectId, subject)).orderBy(asc(consents.number));

/** Adds lines behind the last one of their person. */
export async function addLines(tx: Writer, subject: SubjectId, rows: readonly NewRow[]) {
  const [last] = await tx
    .select({ number: sql<number | null>`max(${consents.number})`.mapWith(Number) })
    .from(consents)
    .where(eq(consents.subjectId, subject));
  const after = last?.number ?? 0;
  await tx.insert(consents).values(rows.map((row, at) => ({ ...row, number: after + at + 1 })));
}

/** Every choice about letters on other positions, of people whose data may be used. */
export const linesAboutOpenings = (read: Reader) =>
  read
    .select({
      subjectId: consents.subjectId,
      number: consents.number,
      purpose: consents.purpose,
      choice: consents.choice,
      sittingId: consents.sittingId,
    })
    .from(consents)
    .where(and(eq(consents.purpose, 'openings'), notFrozen(consents.subjectId)));
