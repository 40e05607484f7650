import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { asOfficer, asSelf, asStaffSelf, deskOf } from '#auth';
import { formOf, readForm, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { type InSpace, identityOf, ownFrame } from '#passes';
import { FreezePage } from '#views/freezes/freeze.tsx';
import { FreezesPage } from '#views/freezes/freezes.tsx';
import { ObjectionPage } from '#views/freezes/objection.tsx';
import { firstDay, purposes } from './model.ts';
import { freezeAtWish, freezeOf, liftOwn, listFreezes, objectTo, planEnding } from './verbs.ts';

const inSpace = (c: Context) => c as InSpace;
const words = z.string().trim().max(2000).default('');
const freezeForm = z.object({ words });
const objectionForm = z.object({ purpose: z.enum(purposes), words });
const endingForm = z.object({ subject: idOf('subject'), day: z.string().default('') });

async function objection(c: InSpace, chosen: { wrong?: boolean } = {}) {
  const { base, visit } = await ownFrame(c);
  const about =
    c.var.self.kind === 'staff' ? (['work', 'other'] as const) : (['assessment', 'other'] as const);
  return <ObjectionPage {...{ base, visit, ...chosen }} purposes={about} />;
}

const pagesFor = (guard: MiddlewareHandler) =>
  web
    .createApp()
    .get('/freeze', guard, async (at) => {
      const c = inSpace(at);
      const { base, visit } = await ownFrame(c);
      return c.html(
        <FreezePage {...{ base, visit }} frozen={await freezeOf(c.var.ctx, c.var.self.subjectId)} />,
      );
    })
    .post('/freeze', guard, async (at) => {
      const c = inSpace(at);
      const { words } = await formOf(c, freezeForm);
      const { subjectId } = c.var.self;
      await freezeAtWish(c.var.ctx, { subjectId, identity: await identityOf(c), words });
      return c.redirect(`${(await ownFrame(c)).base}/freeze`, 303);
    })
    .post('/freeze/end', guard, async (at) => {
      const c = inSpace(at);
      await liftOwn(c.var.ctx, c.var.self.subjectId);
      return c.redirect((await ownFrame(c)).base, 303);
    })
    .get('/objection', guard, async (at) => at.html(await objection(inSpace(at))))
    .post('/objection', guard, async (at) => {
      const c = inSpace(at);
      const form = await readForm(c, objectionForm);
      if (!form.ok) return c.html(await objection(c, { wrong: true }), 422);
      const { subjectId } = c.var.self;
      await objectTo(c.var.ctx, { subjectId, identity: await identityOf(c), ...form.data });
      return c.redirect((await ownFrame(c)).base, 303);
    });

export const routes = web
  .createApp()
  .route('/space', pagesFor(asSelf))
  .route('/account/data', pagesFor(asStaffSelf))
  .get('/freezes', asOfficer, async (c) => {
    const people = await listFreezes(c.var.ctx, c.var.officer);
    const told = c.req.query('told') !== undefined;
    return c.html(
      <FreezesPage desk={await deskOf(c)} {...{ people, told }} from={firstDay(c.var.ctx.now())} />,
    );
  })
  .post('/freezes', asOfficer, async (c) => {
    const { subject, day } = await formOf(c, endingForm);
    await planEnding(c.var.ctx, { subjectId: subject, day, by: c.var.officer.subjectId });
    return c.redirect('/freezes?told', 303);
  });
