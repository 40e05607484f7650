import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { answers } from './data.ts';
import type { AnswerState } from './model.ts';

export type AnswerRow = typeof answers.$inferSelect;
export type NewAnswer = typeof answers.$inferInsert;

export async function findAnswerRow(read: Reader, id: Id<'answer'>) {
  const [found] = await read.select().from(answers).where(eq(answers.id, id));
  return found;
}
export const answersOfSitting = (read: Reader, sittingId: Id<'sitting'>) =>
  read
    .select()
    .from(answers)
    .where(eq(answers.sittingId, sittingId))
    .orderBy(asc(answers.number), asc(answers.round));

type Opening = { sittingId: Id<'sitting'>; subjectId: SubjectId; now: Date; round?: number };
/** Lays out empty sheets, inside the caller's transaction. Each question comes with its number. */
export async function layOut(
  tx: Writer,
  { now: createdAt, round = 1, ...whose }: Opening,
  questions: readonly { id: Id<'question'>; number: number }[],
) {
  const rows = questions.map(({ id: questionId, number }): NewAnswer => {
    const sheet = { id: newId<'answer'>(), questionId, number, round, createdAt, givenBackMs: 0 };
    return { ...whose, ...sheet, state: 'untouched' };
  });
  if (rows.length) await tx.insert(answers).values(rows);
}
/** Changes an answer if it is still in `from`; says whether it was. */
export async function moveAnswer(
  tx: Writer,
  id: Id<'answer'>,
  from: AnswerState,
  change: Partial<NewAnswer>,
) {
  const moved = await tx
    .update(answers)
    .set(change)
    .where(and(eq(answers.id, id), eq(answers.state, from)))
    .returning({ id: answers.id });
  return moved.length === 1;
}
/** The clock of a person's running answer stood still for so long: every time of it is later by that. */
export const moveClocks = (tx: Writer, subject: SubjectId, ms: number) =>
  tx
    .update(answers)
    .set({
      thinkEndsAt: sql`${answers.thinkEndsAt} + ${ms}`,
      answerEndsAt: sql`${answers.answerEndsAt} + ${ms}`,
      seenAt: sql`${answers.seenAt} + ${ms}`,
    })
    .where(and(eq(answers.subjectId, subject), eq(answers.state, 'running')));
/** Earlier rounds of the same question stand no more, once it was answered anew. */
export async function replaceRounds(tx: Writer, id: Id<'answer'>) {
  const now = await findAnswerRow(tx, id);
  if (!now || now.round === 1) return [];
  const { sittingId, questionId, round } = now;
  const same = and(eq(answers.sittingId, sittingId), eq(answers.questionId, questionId));
  return tx
    .update(answers)
    .set({ state: 'replaced', text: null })
    .where(and(same, lt(answers.round, round)))
    .returning({ id: answers.id });
}
