import { expect, test } from 'vitest';
import type { Sitting } from '#interviews';
import { hours } from '#kernel/data.ts';
import { newId } from '#kernel/ids.ts';
import { agreedAt } from '#readings';
import { type House, house } from '#testing/house.ts';
import { spoken } from '#testing/interviewees.ts';
import { sittings } from '../sittings/data.ts';
import { pageOfRows } from '../sittings/store.ts';
import { agreements } from './data.ts';

/** Other interviews that ended a moment before, and whose words stand already: as many as are read at once. */
async function manyBefore({ ctx }: House, { positionId, kitVersionId, subjectId, ...seen }: Sitting) {
  const finishedAt = new Date(Number(seen.finishedAt) - 1000);
  const rows = Array.from({ length: pageOfRows }, () => ({
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
  const { sitting } = await spoken(here);
  await manyBefore(here, sitting);
  const standsAfter = async (ms: number) => {
    here.wait(ms);
    await here.tick();
    await here.settle();
    return (await agreedAt(here.ctx, sitting.id)) !== undefined;
  };
  expect(await standsAfter(hours(72) - 1000)).toBe(false);
  expect(await standsAfter(2000)).toBe(true);
});
