import type { Context } from 'hono';
import { z } from 'zod';
import { asRecruiter, asReviewer, deskOf, type Staff } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { formOf, readForm, web } from '#kernel/http.ts';
import { type Id, idOf } from '#kernel/ids.ts';
import { kitOf, listKits, listPutAway, newestVersionOf, refusalOf } from '#kits';
import { PositionFormPage, PositionPage, PositionsPage } from '#views/positions/positions.tsx';
import { kitChoices, kitTitle, positionForm, tabsOf } from './model.ts';
import { changePosition, listPositions, openPosition, positionOf, setOpen } from './verbs.ts';

const idIn = (c: Context) => {
  const id = idOf('position').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such position.', {
    next: { label: 'All positions', href: '/positions' },
  });
};

/** Reviewers look; recruiters change. */
const recruits = ({ roles }: Staff) => roles.includes('recruiter');

type Said = { given: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> };
type Current = { kitId: Id<'kit'> };
/** The form of a position; the kit it has now can always be chosen, put away or not. */
async function formPage(c: Context, title: string, said: Said, current?: Current) {
  const kits = kitChoices(await listKits(c.var.ctx), current && (await kitOf(c.var.ctx, current.kitId)));
  const action = c.req.path === '/positions/new' ? '/positions' : c.req.path;
  return <PositionFormPage desk={await deskOf(c)} {...{ title, action, kits }} {...said} />;
}

export const routes = web
  .createApp()
  .get('/positions', asReviewer, async (c) => {
    const { ctx } = c.var;
    const kits = [...(await listKits(ctx)), ...(await listPutAway(ctx))];
    const titles = new Map(kits.map((kit) => [kit.id, kitTitle(kit)]));
    const positions = (await listPositions(ctx)).map((position) => ({
      ...position,
      kit: titles.get(position.kitId) ?? '',
    }));
    return c.html(
      <PositionsPage desk={await deskOf(c)} positions={positions} recruits={recruits(c.var.staff)} />,
    );
  })
  .get('/positions/new', asRecruiter, async (c) =>
    c.html(await formPage(c, 'New position', { given: {}, problems: {} })),
  )
  .post('/positions', asRecruiter, async (c) => {
    const form = await readForm(c, positionForm);
    if (!form.ok) return c.html(await formPage(c, 'New position', form), 422);
    const id = await openPosition(c.var.ctx, c.var.recruiter, form.data);
    return c.redirect(`/positions/${id}`, 303);
  })
  .get('/positions/:id', asReviewer, async (c) => {
    const { ctx, staff } = c.var;
    const position = await positionOf(ctx, idIn(c));
    const [kit, version] = await Promise.all([
      kitOf(ctx, position.kitId),
      newestVersionOf(ctx, position.kitId),
    ]);
    const about = { id: kit.id, title: kitTitle(kit), version, problem: refusalOf(kit.draft) };
    return c.html(
      <PositionPage
        desk={await deskOf(c)}
        {...position}
        kit={about}
        tabs={tabsOf(position.id, staff.roles)}
        recruits={recruits(staff)}
      />,
    );
  })
  .get('/positions/:id/change', asRecruiter, async (c) => {
    const { title, description, kitId } = await positionOf(c.var.ctx, idIn(c));
    const said = { given: { title, description, kitId }, problems: {} };
    return c.html(await formPage(c, 'Change the position', said, { kitId }));
  })
  .post('/positions/:id/change', asRecruiter, async (c) => {
    const form = await readForm(c, positionForm);
    const position = await positionOf(c.var.ctx, idIn(c));
    if (!form.ok) return c.html(await formPage(c, 'Change the position', form, position), 422);
    await changePosition(c.var.ctx, c.var.recruiter, idIn(c), form.data);
    return c.redirect(`/positions/${idIn(c)}`, 303);
  })
  .post('/positions/:id/state', asRecruiter, async (c) => {
    const { open } = await formOf(c, z.object({ open: z.enum(['yes', 'no']) }));
    await setOpen(c.var.ctx, c.var.recruiter, idIn(c), open === 'yes');
    return c.redirect(`/positions/${idIn(c)}`, 303);
  });
