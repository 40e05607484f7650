import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { frameOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Away, causeOf, NotYet, Refusal } from '#kernel/errors.ts';
import { kernelHoldings } from '#kernel/holdings.ts';
import { type Env, guardedHeaders, sameOriginOnly, wantsJson, web } from '#kernel/http.ts';
import { places } from '#kernel/places.ts';
import { type ErrorFrame, ErrorPage, errorWords } from '#views/shell/error.tsx';
import { modules } from './modules.ts';

export const holdings = [...kernelHoldings(), ...modules.flatMap((module) => module.holdings)];
export const jobs = modules.flatMap((module) => module.jobs);

/** The whole product as one web application. */
export function createApp(ctx: Ctx) {
  const app = web.createApp();
  app.use(async (c, next) => {
    c.set('ctx', ctx);
    await next();
  });
  app.use(measured);
  app.use(guardedHeaders);
  app.get('/assets/:name', asset);
  app.use(sameOriginOnly);
  for (const { routes } of modules) if (routes) app.route('/', routes);
  app.notFound((c) => refuse(c, new Refusal('missing', 'missing')));
  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error);
    if (error instanceof NotYet) return refuse(c, new Refusal('unavailable', 'notReady'));
    ctx.log.error({ method: c.req.method, reason: causeOf(error), at: placeOf(error) }, 'a request failed');
    return refuse(c, { status: 500, message: 'broken' });
  });
  return app;
}

/** By the pattern of the route that answered: a path names people and holds the secrets of links. */
const measured: MiddlewareHandler<Env> = async (c, next) => {
  const from = performance.now();
  await next();
  const seconds = (performance.now() - from) / 1000;
  c.var.ctx.meters.answered({
    ...{ method: c.req.method, route: routePath(c, -1), status: c.res.status, seconds },
  });
};

type No = Refusal | { status: 500; message: 'broken' };
/** A no in the frame and the language of whoever asked. */
async function refuse(c: Context<Env>, no: No) {
  const { status, message } = no;
  if (no instanceof Away) c.header('retry-after', String(no.facts.retryAfter));
  // The page must come even when the database is what broke.
  const frame = await frameOf(c).catch((): ErrorFrame => ({ open: {} }));
  if (wantsJson(c)) {
    const { lead: problem } = errorWords(frame, { status, message });
    return c.json({ problem, ...('facts' in no ? no.facts : {}) }, status);
  }
  return c.html(
    <ErrorPage {...{ frame, status, message }} next={'next' in no ? no.next : undefined} />,
    status,
  );
}

/** File and line of our own code where it broke: no words of the error, which may repeat somebody's data. */
const placeOf = (error: unknown) =>
  (error instanceof Error && error.stack?.match(/\/((?:src|views)\/[\w./-]+:\d+)/)?.[1]) || 'unknown';

const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
const read = async (name: string) => {
  const path =
    name === 'htmx.js'
      ? new URL(import.meta.resolve('htmx.org/dist/htmx.min.js'))
      : join(places.public, name);
  const body = await readFile(path);
  return { body, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
};
const assets = new Map<string, ReturnType<typeof read>>();

async function asset(c: Context<Env>) {
  const name = c.req.param('name') ?? '';
  const type = /^[\w-]+\.(\w+)$/.exec(name)?.[1];
  if (!type || !types[type]) return c.notFound();
  const reading = assets.get(name) ?? read(name);
  const found = await reading.catch(() => undefined);
  if (!found) return c.notFound();
  assets.set(name, reading);
  c.header('etag', found.tag);
  c.header('cache-control', 'public, max-age=0, must-revalidate');
  if (c.req.header('if-none-match') === found.tag) return c.body(null, 304);
  return c.body(new Uint8Array(found.body), 200, { 'content-type': `${types[type]}; charset=utf-8` });
}
