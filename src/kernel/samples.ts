import { and, asc, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Db, Reader } from './db.ts';
import { days, hours, minutes } from './durations.ts';
import type { Meters, Model } from './meters.ts';
import { timed } from './meters.ts';
import { machineSamples } from './tables.ts';

export type Sample = typeof machineSamples.$inferSelect;
export type Seen = Pick<Sample, 'oldestJobSeconds' | 'waitingSoundSeconds' | 'freeBytes'>;
const unseen: Seen = { oldestJobSeconds: null, waitingSoundSeconds: null, freeBytes: null };

/** How long one row stands for, while it is young and later. */
const fine = minutes(5);
const coarse = hours(1);
const startOf = (at: Date, step: number) => new Date(Math.floor(at.getTime() / step) * step);
const rowAt = (at: Date, values: Partial<Sample>): Sample => ({
  ...{ id: at.toISOString(), at, ...unseen, speechSeconds: 0, languageSeconds: 0, ...values },
});

/** What the machine looks like now: the last word of this stretch counts. */
export const noteSeen = (db: Db, now: Date, seen: Seen) =>
  db.write(async (tx) => {
    await tx
      .insert(machineSamples)
      .values(rowAt(startOf(now, fine), seen))
      .onConflictDoUpdate({ target: machineSamples.id, set: seen });
  });
/** A model has worked: its time is added to this stretch, by whichever process. */
const noteWork = (db: Db, now: Date, model: Model, seconds: number) => {
  const { speechSeconds, languageSeconds } = machineSamples;
  const [column, set] =
    model === 'speech'
      ? (['speechSeconds', { speechSeconds: sql`${speechSeconds} + ${seconds}` }] as const)
      : (['languageSeconds', { languageSeconds: sql`${languageSeconds} + ${seconds}` }] as const);
  return db.write(async (tx) => {
    await tx
      .insert(machineSamples)
      .values(rowAt(startOf(now, fine), { [column]: seconds }))
      .onConflictDoUpdate({ target: machineSamples.id, set });
  });
};
/** Meters whose times of the models are written down as well: for the history that admins see without Prometheus. */
export const written = (meters: Meters, db: Db, now: () => Date): Meters => ({
  ...meters,
  working: (model, work, sound) =>
    timed(
      () => meters.working(model, work, sound),
      // A figure that is lost must not cost the work its result.
      (_end, seconds) => noteWork(db, now(), model, seconds).catch(() => undefined),
    ),
});

export const samplesSince = (read: Reader, from: Date): Promise<Sample[]> =>
  read.select().from(machineSamples).where(gte(machineSamples.at, from)).orderBy(asc(machineSamples.at));

const most = (values: readonly (number | null)[], pick: (...of: number[]) => number) => {
  const known = values.filter((value) => value !== null);
  return known.length ? pick(...known) : null;
};
/** One sample for each stretch of so many milliseconds that has any: the worst of what was seen, the sum of the work. */
export function mergedBy(step: number, samples: readonly Sample[]): Sample[] {
  const groups = Map.groupBy(samples, ({ at }) => startOf(at, step).getTime());
  return [...groups].map(([at, some]) =>
    rowAt(new Date(at), {
      oldestJobSeconds: most(
        some.map((one) => one.oldestJobSeconds),
        Math.max,
      ),
      waitingSoundSeconds: most(
        some.map((one) => one.waitingSoundSeconds),
        Math.max,
      ),
      freeBytes: most(
        some.map((one) => one.freeBytes),
        Math.min,
      ),
      speechSeconds: some.reduce((sum, one) => sum + one.speechSeconds, 0),
      languageSeconds: some.reduce((sum, one) => sum + one.languageSeconds, 0),
    }),
  );
}

const kept = days(31);
const keptFine = days(2);
/** After two days an hour is enough, and after a month nothing. */
export const thinSamples = (db: Db, now: Date) =>
  db.write(async (tx) => {
    await tx.delete(machineSamples).where(lt(machineSamples.at, new Date(now.getTime() - kept)));
    const end = startOf(new Date(now.getTime() - keptFine), coarse);
    const old = await tx
      .select()
      .from(machineSamples)
      .where(and(lt(machineSamples.at, end)));
    const groups = Map.groupBy(old, ({ at }) => startOf(at, coarse).getTime());
    const many = [...groups.values()].flatMap((some) => (some.length > 1 ? some : []));
    if (!many.length) return;
    await tx.delete(machineSamples).where(
      inArray(
        machineSamples.id,
        many.map(({ id }) => id),
      ),
    );
    await tx.insert(machineSamples).values(mergedBy(coarse, many));
  });
