import { beginErasure, erasureOf } from '#erasures';
import { minutes } from '#kernel/data.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { fileRequest } from '#requests';
import type { House } from './house.ts';

/** Somebody asked by their private link to be erased. */
export const askedToErase = ({ ctx }: House, subjectId: SubjectId) =>
  fileRequest(ctx, { subjectId, kind: 'erasure', identity: 'private-link' });

/** Everything about somebody is erased, as they asked; answers how it stands then. */
export async function erased(here: House, subjectId: SubjectId) {
  const requestId = await askedToErase(here, subjectId);
  // The letter that the request has arrived is written before, as in a house where time passes between the two.
  await here.settle();
  await beginErasure(here.ctx, subjectId, requestId);
  await here.settle();
  here.wait(minutes(2));
  await here.settle();
  const erasure = await erasureOf(here.ctx, subjectId);
  if (!erasure) throw new Error('no erasure was begun');
  return erasure;
}

/** All that the house holds about somebody, by holding, as their export would show it. */
export async function exportOf({ ctx }: House, subjectId: SubjectId) {
  const parts = await Promise.all(
    ctx.holdings.map(async (one) => [one.name, await one.export(ctx, subjectId)] as const),
  );
  return Object.fromEntries(parts);
}
