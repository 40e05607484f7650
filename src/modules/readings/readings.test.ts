import { expect, test } from 'vitest';
import type { Sitting } from '#interviews';
import { days, hours } from '#kernel/data.ts';
import { newId } from '#kernel/ids.ts';
import { markDecided } from '#kernel/rules.ts';
import { type House, house } from '#testing/house.ts';
import { spoken } from '#testing/interviewees.ts';
import { sittings } from '../sittings/data.ts';
import { agreements } from './data.ts';

/** Other interviews that ended a moment before, and whose words stand already. */
async function manyBefore({ ctx }: House, { positionId, kitVersionId, subjectId, ...seen }: Sitting) {
  const finishedAt = new Date(Number(seen.finishedAt) - 1000);
  const rows = Array.from({ length: 1000 }, () => ({
    ...{ positionId, kitVersionId, subjectId, finishedAt, consentedAt: seen.consentedAt },
    ...{ id: newId<'sitting'>(), invitationId: newId<'invitation'>(), ai: true, records: true },
    state: 'finished' as const,
  }));
  const standing = rows.map(({ id: sittingId }) => ({
    ...{ id: newId<'agreement'>(), sittingId, subjectId, agreedAt: finishedAt },
  }));
  await ctx.db.write(async (tx) => {
    await tx.insert(sittings).values(rows);
    await tx.insert(agreements).values(standing);
  });
}

test('after three days the words of Ada stand, however many interviews ended before hers', async () => {
  const here = await house();
  const { sitting, standsAfter } = await spoken(here);
  await manyBefore(here, sitting);
  expect(await standsAfter(hours(72) - 1000)).toBe(false);
  expect(await standsAfter(2000)).toBe(true);
});

test('they stand as well where somebody decided before, and not again when they went long after', async () => {
  const here = await house();
  const { sitting, standsAfter } = await spoken(here);
  const { db, now } = here.ctx;
  await db.write((tx) => markDecided(tx, sitting.id, now()));
  expect(await standsAfter(hours(72) - 1000)).toBe(false);
  expect(await standsAfter(2000)).toBe(true);
  await db.write((tx) => tx.delete(agreements));
  expect(await standsAfter(days(200))).toBe(false);
});
