import type { Context, MiddlewareHandler } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { asSelf, asStaffSelf, type Self } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { formOf, web } from '#kernel/http.ts';
import { fingerprintOf } from '#parcels';
import { identityOf, ownFrame, spacePath } from '#passes';
import { ArchivePage, StandingPart } from '#views/archives/archive.tsx';
import { archiveStateOf, askForArchive, openArchive } from './verbs.ts';

type Vars = { Variables: { ctx: Ctx; self: Self } };
const inSpace = (c: Context) => c as Context<Vars>;
const form = z.object({ kind: z.enum(['access', 'portability']).default('access') });
const pathOf = (self: Self) => `${spacePath(self)}/archive`;

async function standing(c: Context<Vars>) {
  const { ctx, self } = c.var;
  const { visit, base } = await ownFrame(c);
  const fingerprint = fingerprintOf(ctx.vault.publicKey);
  return { visit, base, fingerprint, standing: await archiveStateOf(ctx, self.subjectId) };
}
/** In pieces, as they are opened: an archive is never whole in memory. */
async function fetchIt(c: Context<Vars>) {
  const found = await openArchive(c.var.ctx, c.var.self);
  if (!found) return c.redirect(pathOf(c.var.self), 303);
  const day = found.madeAt.toISOString().slice(0, 10);
  c.header('content-type', 'application/zip');
  c.header('content-length', String(found.bytes));
  c.header('content-disposition', `attachment; filename="my-data-${day}.zip"`);
  return stream(c, async (out) => {
    for await (const piece of found.content()) await out.write(piece);
  });
}

/** The same pages for candidates and colleagues: only the way in differs. */
const pagesFor = (guard: MiddlewareHandler) =>
  web
    .createApp()
    .use(guard)
    .get('/', async (at) => {
      const c = inSpace(at);
      return c.html(<ArchivePage {...(await standing(c))} />);
    })
    .post('/', async (at) => {
      const c = inSpace(at);
      const { ctx, self } = c.var;
      const { kind } = await formOf(c, form);
      await askForArchive(ctx, self, { kind, identity: await identityOf(c) });
      return c.redirect(pathOf(self), 303);
    })
    .get('/progress', async (at) => {
      const c = inSpace(at);
      return c.html(<StandingPart {...(await standing(c))} />);
    })
    .get('/file', (at) => fetchIt(inSpace(at)));

export const routes = web
  .createApp()
  .route('/space/archive', pagesFor(asSelf))
  .route('/account/data/archive', pagesFor(asStaffSelf));
