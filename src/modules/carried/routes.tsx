import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { asSelf, asStaffSelf, type Self } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { bodyOf, formOf, web } from '#kernel/http.ts';
import { ownFrame, spacePath } from '#passes';
import { ImportPage, StandingPart } from '#views/carried/import.tsx';
import { boundaryOf, fileIn, lineOf, most, type UploadProblem } from './model.ts';
import { agree, carriedHere, dismiss, showArchive, standingOf, takeAway } from './verbs.ts';

type Vars = { Variables: { ctx: Ctx; self: Self } };
const inSpace = (c: Context) => c as Context<Vars>;
const agreement = z.object({ agree: z.literal('on').optional() });
const pathOf = (self: Self) => `${spacePath(self)}/archive/import`;

type Said = { problem?: UploadProblem | undefined; unagreed?: boolean };
async function propsOf(c: Context<Vars>, said: Said = {}) {
  const { ctx, self } = c.var;
  const { visit, base } = await ownFrame(c);
  const [standing, here] = [await standingOf(ctx, self), await carriedHere(ctx, self.subjectId)];
  const done = c.req.query('done');
  return {
    ...{ visit, base, most, ...standing, ...said },
    done: done === 'kept' || done === 'removed' ? done : undefined,
    here: here.map(({ holding, issuer, agreedAt, item }) => ({
      ...{ holding, issuer, agreedAt, ...lineOf(item) },
    })),
  } as const;
}
async function upload(c: Context<Vars>) {
  const boundary = boundaryOf(c.req.header('content-type'));
  const problem = boundary
    ? await showArchive(c.var.ctx, c.var.self, fileIn(bodyOf(c), boundary))
    : 'no-file';
  if (!problem) return c.redirect(pathOf(c.var.self), 303);
  return c.html(<ImportPage {...(await propsOf(c, { problem }))} />, 422);
}
async function keep(c: Context<Vars>) {
  const form = await formOf(c, agreement);
  if (!form.agree) return c.html(<ImportPage {...(await propsOf(c, { unagreed: true }))} />, 422);
  await agree(c.var.ctx, c.var.self);
  return c.redirect(`${pathOf(c.var.self)}?done=kept`, 303);
}

/** The same pages for candidates and colleagues: only the way in differs. */
const pagesFor = (guard: MiddlewareHandler) =>
  web
    .createApp()
    .use(guard)
    .get('/', async (at) => {
      const c = inSpace(at);
      return c.html(<ImportPage {...(await propsOf(c))} />);
    })
    .get('/progress', async (at) => {
      const c = inSpace(at);
      return c.html(<StandingPart {...(await propsOf(c))} />);
    })
    .post('/', (at) => upload(inSpace(at)))
    .post('/agreement', (at) => keep(inSpace(at)))
    .post('/refusal', async (at) => {
      const c = inSpace(at);
      await dismiss(c.var.ctx, c.var.self);
      return c.redirect(pathOf(c.var.self), 303);
    })
    .post('/removal', async (at) => {
      const c = inSpace(at);
      await takeAway(c.var.ctx, c.var.self);
      return c.redirect(`${pathOf(c.var.self)}?done=removed`, 303);
    });

export const routes = web
  .createApp()
  .route('/space/archive/import', pagesFor(asSelf))
  .route('/account/data/archive/import', pagesFor(asStaffSelf));
