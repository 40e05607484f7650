import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { asOfficer, asSelf, asStaffSelf, deskOf, type Officer, type Staff } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { formOf, readForm, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { type InSpace, identityOf, ownFrame } from '#passes';
import { CorrectPage } from '#views/corrections/correct.tsx';
import { CorrectionPage } from '#views/corrections/correction.tsx';
import {
  acceptCorrection,
  askCorrection,
  fieldOf,
  openCorrection,
  problemWith,
  refuseCorrection,
} from './verbs.ts';

const inSpace = (c: Context) => c as InSpace;
const wanted = z.object({ holding: z.string(), item: z.string(), field: z.string() });
const wish = wanted.extend({
  right: z.string().trim().max(20_000).default(''),
  words: z.string().trim().max(2000).default(''),
});
const nothingThere = () => new Refusal('missing', 'missing');

async function form(c: InSpace, asked: z.infer<typeof wanted>, wrong?: { right: string; problem: string }) {
  const { base, visit } = await ownFrame(c);
  const field = await fieldOf(c.var.ctx, c.var.self.subjectId, asked);
  return <CorrectPage {...{ base, visit, field, wrong }} />;
}

const pagesFor = (guard: MiddlewareHandler) =>
  web
    .createApp()
    .get('/correction', guard, async (at) => {
      const c = inSpace(at);
      const asked = wanted.safeParse(c.req.query());
      if (!asked.success) throw nothingThere();
      return c.html(await form(c, asked.data));
    })
    .post('/correction', guard, async (at) => {
      const c = inSpace(at);
      const { ctx, self } = c.var;
      const { words, ...asked } = await formOf(c, wish);
      const problem = asked.right ? problemWith(asked, asked.right) : 'empty';
      if (problem) return c.html(await form(c, asked, { right: asked.right, problem }), 422);
      await askCorrection(ctx, { subjectId: self.subjectId, identity: await identityOf(c), words }, asked);
      return c.redirect(`${(await ownFrame(c)).base}#asked`, 303);
    });

type AtDesk = Context<{ Variables: { ctx: Ctx; staff: Staff; officer: Officer } }>;
const requestIn = (c: Context) => {
  const id = idOf('request').safeParse(c.req.param('id'));
  if (!id.success) throw nothingThere();
  return id.data;
};
async function correction(c: AtDesk, problem?: string) {
  const found = await openCorrection(c.var.ctx, c.var.officer, requestIn(c));
  return <CorrectionPage desk={await deskOf(c)} {...found} problem={problem} />;
}
const refusal = z.object({
  reason: z.string().trim().min(1, { error: 'Write why. The person reads it.' }).max(2000),
});

export const routes = web
  .createApp()
  .route('/space', pagesFor(asSelf))
  .route('/account/data', pagesFor(asStaffSelf))
  .get('/requests/:id/correction', asOfficer, async (c) => c.html(await correction(c)))
  .post('/requests/:id/correction', asOfficer, async (c) => {
    await acceptCorrection(c.var.ctx, c.var.officer, requestIn(c));
    return c.redirect(`/requests/${requestIn(c)}/correction`, 303);
  })
  .post('/requests/:id/correction/refusal', asOfficer, async (c) => {
    const given = await readForm(c, refusal);
    if (!given.ok) return c.html(await correction(c, given.problems.reason ?? ''), 422);
    await refuseCorrection(c.var.ctx, c.var.officer, requestIn(c), given.data.reason);
    return c.redirect(`/requests/${requestIn(c)}/correction`, 303);
  });
