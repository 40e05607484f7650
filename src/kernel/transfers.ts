import { and, desc, eq, gte, lt, sql, sum } from 'drizzle-orm';
import type { Db, Reader } from './db.ts';
import { days } from './durations.ts';
import type { Leaving, Ledger } from './gate.ts';
import { refuseIfFrozen } from './guards.ts';
import { newId } from './ids.ts';
import { outboundCounts, outboundRefusals, transfers } from './tables.ts';

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/** The book of the gate: a line for what is about somebody, a sum per day for all of it. */
export function ledgerOf(db: Db, now: () => Date): Ledger {
  const count = (
    tx: Parameters<Parameters<Db['write']>[0]>[0],
    leaving: Leaving,
    at: Date,
    calls: 1 | -1,
  ) => {
    const { purpose, host } = leaving;
    const day = dayOf(at);
    const bytes = calls * leaving.bytes;
    const more = {
      calls: sql`${outboundCounts.calls} + ${calls}`,
      bytes: sql`${outboundCounts.bytes} + ${bytes}`,
    };
    return tx
      .insert(outboundCounts)
      .values({ id: `${day} ${purpose} ${host}`, day, purpose, host, calls, bytes })
      .onConflictDoUpdate({ target: outboundCounts.id, set: more });
  };
  return {
    async keep(leaving) {
      const { purpose, host, bytes, subjectId } = leaving;
      const [id, sentAt] = [newId<'transfer'>(), now()];
      await db.write(async (tx) => {
        await count(tx, leaving, sentAt, 1);
        if (!subjectId || purpose === 'models' || purpose === 'jobs') return;
        // Letters go on: they tell the person what becomes of the freeze. The store is where we keep, not somebody who uses.
        if (purpose !== 'letters' && purpose !== 'files') await refuseIfFrozen(tx, subjectId);
        await tx.insert(transfers).values({ id, subjectId, purpose, host, bytes, sentAt });
      });
      const takeBack = () =>
        db.write(async (tx) => {
          await count(tx, leaving, sentAt, -1);
          await tx.delete(transfers).where(eq(transfers.id, id));
        });
      return { takeBack: async () => void (await takeBack()) };
    },
    refused: async (purpose, host) => {
      const refusedAt = now();
      await db.write((tx) =>
        tx.insert(outboundRefusals).values({ id: newId<'refusal'>(), purpose, host, refusedAt }),
      );
    },
  };
}

/** What left since that moment, by purpose and place. */
export const outboundSince = (read: Reader, from: Date) =>
  read
    .select({
      ...{ purpose: outboundCounts.purpose, host: outboundCounts.host },
      calls: sum(outboundCounts.calls).mapWith(Number),
      bytes: sum(outboundCounts.bytes).mapWith(Number),
    })
    .from(outboundCounts)
    .where(gte(outboundCounts.day, dayOf(from)))
    .groupBy(outboundCounts.purpose, outboundCounts.host);
/** What was refused lately, the latest first. */
export const lastRefusals = (read: Reader) =>
  read.select().from(outboundRefusals).orderBy(desc(outboundRefusals.refusedAt)).limit(50);

const kept = days(90);
/** Sums and refusals of long ago, and lines that were taken back to nothing. */
export const tidyOutbound = (db: Db, now: Date) =>
  db.write(async (tx) => {
    const before = new Date(now.getTime() - kept);
    await tx.delete(outboundRefusals).where(lt(outboundRefusals.refusedAt, before));
    await tx.delete(outboundCounts).where(lt(outboundCounts.day, dayOf(before)));
    await tx.delete(outboundCounts).where(and(eq(outboundCounts.calls, 0), eq(outboundCounts.bytes, 0)));
  });
