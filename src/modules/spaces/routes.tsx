import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { asSelf, asStaffSelf, languageOf, organisationOf, type Self, visitOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { formOf, wantsFragment, web } from '#kernel/http.ts';
import { identityOf, ownFrame } from '#passes';
import { ErasePage } from '#views/spaces/erase.tsx';
import { Erasing, ErasingPage } from '#views/spaces/erasing.tsx';
import { HeldPage } from '#views/spaces/held.tsx';
import { LooksPage } from '#views/spaces/looks.tsx';
import { SpacePage } from '#views/spaces/space.tsx';
import { looksShown, rightsFor } from './model.ts';
import { eraseMe, erasingOf, looksOf, oneHeld, openSpace, planOf } from './verbs.ts';

type Vars = { Variables: { ctx: Ctx; self: Self } };
const inSpace = (c: Context) => c as Context<Vars>;

const eraseForm = z.object({ sure: z.string().optional() });
async function plan(c: Context<Vars>, unsure?: boolean) {
  const { visit, base } = await ownFrame(c);
  return (
    <ErasePage
      {...{ visit, base, unsure }}
      byLetter={c.var.ctx.mail !== null}
      {...(await planOf(c.var.ctx, c.var.self.subjectId))}
    />
  );
}

/** The same pages for candidates and colleagues: only the way in differs. */
const pagesFor = (guard: MiddlewareHandler) =>
  web
    .createApp()
    .use(guard)
    .get('/', async (at) => {
      const c = inSpace(at);
      const { visit, base, name } = await ownFrame(c);
      const { looks, ...space } = await openSpace(c.var.ctx, c.var.self);
      return c.html(
        <SpacePage
          {...{ ...space, visit, base, name, rights: rightsFor(c.var.self.kind) }}
          at={c.var.ctx.now()}
          looks={{ shown: looks.slice(0, looksShown), all: looks.length }}
        />,
      );
    })
    .get('/looks', async (at) => {
      const c = inSpace(at);
      const { visit, base } = await ownFrame(c);
      return c.html(
        <LooksPage {...{ visit, base }} looks={await looksOf(c.var.ctx, c.var.self.subjectId)} />,
      );
    })
    .get('/held/:name', async (at) => {
      const c = inSpace(at);
      const { visit, base } = await ownFrame(c);
      const held = await oneHeld(c.var.ctx, c.var.self.subjectId, c.req.param('name') ?? '');
      const { privacyMail: contact } = await organisationOf(c.var.ctx);
      const contest = held.isContested && c.var.self.kind === 'candidate' ? `${base}/decisions` : undefined;
      return c.html(<HeldPage {...{ visit, base, held, contact, contest }} at={c.var.ctx.now()} />);
    })
    .get('/erasure', async (at) => at.html(await plan(inSpace(at))))
    .post('/erasure', async (at) => {
      const c = inSpace(at);
      const { sure } = await formOf(c, eraseForm);
      if (!sure) return c.html(await plan(c, true), 422);
      return c.redirect(await eraseMe(c.var.ctx, c.var.self.subjectId, await identityOf(c)), 303);
    });

export const routes = web
  .createApp()
  // Its secret is all it asks for: whoever is being erased has no session any more.
  .get('/space/erasing/:id/:token', async (c) => {
    const { id, token } = c.req.param();
    const found = await erasingOf(c.var.ctx, id, token);
    if (!found) throw new Refusal('missing', 'missing');
    const language = await languageOf(c).catch(() => undefined);
    const visit = await visitOf(c, { ...(language && { language }), links: [] });
    const props = { ...found, visit, path: c.req.path, byLetter: c.var.ctx.mail !== null };
    return c.html(wantsFragment(c) ? <Erasing {...props} /> : <ErasingPage {...props} />);
  })
  .route('/space', pagesFor(asSelf))
  .route('/account/data', pagesFor(asStaffSelf));
