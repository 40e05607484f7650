import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { asSelf, asStaffSelf, type Self } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { web } from '#kernel/http.ts';
import { ownFrame } from '#passes';
import { ReceiptsPage } from '#views/receipts/receipts.tsx';
import { receiptOf, receiptsOf, verifierFile, verifierPage } from './verbs.ts';

type Vars = { Variables: { ctx: Ctx; self: Self } };
const ofSelf = (c: Context) => c as Context<Vars>;
const number = z.coerce.number().int().min(1);

/** The same pages for candidates and colleagues: only the way in differs. */
const pagesFor = (guard: MiddlewareHandler, base: string) =>
  web
    .createApp()
    .get('/', guard, async (at) => {
      const c = ofSelf(at);
      const { ctx, self } = c.var;
      const { visit, base: space } = await ownFrame(c);
      const receipts = await receiptsOf(ctx, self.subjectId);
      return c.html(<ReceiptsPage {...{ visit, space, base, receipts }} />);
    })
    .get('/:number', guard, async (c) => {
      const { ctx, self } = ofSelf(c).var;
      const wanted = number.safeParse(c.req.param('number'));
      if (!wanted.success) throw new Refusal('missing', 'missing');
      const receipt = await receiptOf(ctx, self.subjectId, wanted.data);
      c.header('content-disposition', `attachment; filename="receipt-${wanted.data}.json"`);
      return c.json(receipt);
    });

export const routes = web
  .createApp()
  .route('/space/receipts', pagesFor(asSelf, '/space/receipts'))
  .route('/account/receipts', pagesFor(asStaffSelf, '/account/receipts'))
  .get('/privacy/verify.html', async (c) => {
    if (c.req.query('download') === undefined) return c.html(await verifierPage());
    c.header('content-disposition', 'attachment; filename="verify.html"');
    return c.html(await verifierFile());
  });
