import type { Recruiter } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { createKit, type KitVersion, kitOf, openVersion, sampleKit } from '#kits';
import type { Language } from '#rubrics';
import { positionChanged, positionClosed, positionOpened } from './events.ts';
import type { PositionForm } from './model.ts';
import { allPositions, findPosition, insertPosition, type Position, updatePosition } from './store.ts';

type By = Pick<Recruiter, 'subjectId'>;

export const listPositions = (ctx: Ctx): Promise<Position[]> => allPositions(ctx.db.read);
export async function positionOf(ctx: Ctx, id: Id<'position'>): Promise<Position> {
  const found = await findPosition(ctx.db.read, id);
  if (found) return found;
  throw new Refusal('missing', 'There is no such position.', {
    next: { label: 'All positions', href: '/positions' },
  });
}

/** Refuses a kit that a colleague put away while the form was open. */
async function freeKit(ctx: Ctx, id: Id<'kit'>) {
  const { archivedAt } = await kitOf(ctx, id);
  if (archivedAt)
    throw new Refusal(
      'conflict',
      'This interview kit was put away. Bring it back first, or choose another.',
      {
        next: { label: 'The kit', href: `/kits/${id}` },
      },
    );
}

export async function openPosition(
  ctx: Ctx,
  { subjectId: by }: By,
  form: PositionForm,
): Promise<Id<'position'>> {
  await freeKit(ctx, form.kitId);
  const positionId = newId<'position'>();
  await ctx.db.write(async (tx, emit) => {
    await insertPosition(tx, { ...form, id: positionId, state: 'open', createdAt: ctx.now() });
    emit(positionOpened({ positionId, by }));
  });
  return positionId;
}

/** Changes a position. Another kit counts for people who are invited from now on. */
export async function changePosition(
  ctx: Ctx,
  { subjectId: by }: By,
  id: Id<'position'>,
  form: PositionForm,
) {
  const { kitId } = await positionOf(ctx, id);
  if (form.kitId !== kitId) await freeKit(ctx, form.kitId);
  await ctx.db.write(async (tx, emit) => {
    await updatePosition(tx, id, form);
    emit(positionChanged({ positionId: id, by }));
  });
}

/** A closed position takes no new people; those who were invited go on. It can be opened again. */
export async function setOpen(ctx: Ctx, { subjectId: by }: By, id: Id<'position'>, open: boolean) {
  await positionOf(ctx, id);
  await ctx.db.write(async (tx, emit) => {
    await updatePosition(tx, id, { state: open ? 'open' : 'closed' });
    emit((open ? positionOpened : positionClosed)({ positionId: id, by }));
  });
}

/** The kit version for somebody who is invited now. */
export async function openVersionOf(ctx: Ctx, id: Id<'position'>): Promise<KitVersion> {
  const { kitId, state } = await positionOf(ctx, id);
  if (state === 'closed')
    throw new Refusal('conflict', 'This position is closed. Open it again to invite people.', {
      next: { label: 'The position', href: `/positions/${id}` },
    });
  return openVersion(ctx, kitId);
}

/** A position with a kit to try the house with. */
export async function loadSample(ctx: Ctx, by: By, language: Language = 'en'): Promise<Id<'position'>> {
  const kitId = await createKit(ctx, by, await sampleKit(language));
  const german = { title: 'Kundenberatung', description: 'Ein Beispiel, um das Haus kennenzulernen.' };
  const english = { title: 'Site reliability engineer', description: 'An example to try this house with.' };
  return openPosition(ctx, by, { ...(language === 'de' ? german : english), kitId });
}
