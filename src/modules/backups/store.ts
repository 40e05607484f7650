import { and, desc, eq, lt } from 'drizzle-orm';
import type { Reader, Writer } from '#kernel/db.ts';
import { backupRuns } from './data.ts';
import { firstAhead } from './model.ts';

export type BackupRun = typeof backupRuns.$inferSelect;
export type Made = Pick<BackupRun, 'id' | 'state' | 'madeAt' | 'files' | 'gone' | 'bytes' | 'reason'>;
export type Outcome = Pick<BackupRun, 'state' | 'triedAt' | 'way' | 'rows' | 'people' | 'opened' | 'reason'>;

const untried = { triedAt: null, way: null, rows: null, people: null, opened: null };
/** A run that is written down already stays as it is. */
export const insertRun = (tx: Writer, run: Made) =>
  tx
    .insert(backupRuns)
    .values({ ...run, ...untried })
    .onConflictDoNothing();
export const changeRun = (tx: Writer, id: string, outcome: Outcome) =>
  tx.update(backupRuns).set(outcome).where(eq(backupRuns.id, id));
/** One that was made while the clock went ahead is no newest one, however late its date is. */
const madeBy = (now: Date) => lt(backupRuns.madeAt, firstAhead(now));
/** The last backups, the newest first. */
export const lastRuns = (read: Reader, now: Date, most: number) =>
  read.select().from(backupRuns).where(madeBy(now)).orderBy(desc(backupRuns.madeAt)).limit(most);
export async function lastGoodRun(read: Reader, now: Date) {
  const [found] = await read
    .select()
    .from(backupRuns)
    .where(and(eq(backupRuns.state, 'good'), madeBy(now)))
    .orderBy(desc(backupRuns.madeAt))
    .limit(1);
  return found;
}
