import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';
import type { Ctx } from '#kernel/context.ts';
import { causeOf, NotYet, Refusal } from '#kernel/errors.ts';
import { type Env, guardedHeaders, sameOriginOnly, wantsJson, web } from '#kernel/http.ts';
import { ErrorPage } from '#views/shell/error.tsx';
import { modules } from './modules.ts';

export const holdings = modules.flatMap((module) => module.holdings);
export const jobs = modules.flatMap((module) => module.jobs);

/** The whole product as one web application. */
export function createApp(ctx: Ctx) {
  const app = web.createApp();
  app.use(async (c, next) => {
    c.set('ctx', ctx);
    await next();
  });
  app.use(guardedHeaders);
  app.get('/livez', (c) => c.text('ok'));
  app.get('/assets/:name', asset);
  app.use(sameOriginOnly);
  for (const { routes } of modules) if (routes) app.route('/', routes);
  app.notFound((c) =>
    refuse(
      c,
      new Refusal(
        'missing',
        'There is nothing at this address. Check the link, or go back to the page you came from.',
      ),
    ),
  );
  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error);
    if (error instanceof NotYet)
      return refuse(c, new Refusal('unavailable', 'This is not ready yet. Try again in a minute.'));
    ctx.log.error({ method: c.req.method, reason: causeOf(error), at: placeOf(error) }, 'a request failed');
    return refuse(c, broken);
  });
  return app;
}

const broken = {
  status: 500,
  message:
    'Something broke on our side. What you saved is safe. Try again; if it stays, tell whoever runs this server.',
} as const;

function refuse(c: Context<Env>, no: Refusal | typeof broken) {
  if (wantsJson(c)) return c.json({ problem: no.message, ...('facts' in no ? no.facts : {}) }, no.status);
  const next = 'next' in no ? no.next : undefined;
  return c.html(<ErrorPage message={no.message} status={no.status} {...(next && { next })} />, no.status);
}

/** File and line of our own code where it broke: no words of the error, which may repeat somebody's data. */
const placeOf = (error: unknown) =>
  (error instanceof Error && error.stack?.match(/\/((?:src|views)\/[\w./-]+:\d+)/)?.[1]) || 'unknown';

const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
const read = async (name: string) => {
  const path =
    name === 'htmx.js'
      ? new URL(import.meta.resolve('htmx.org/dist/htmx.min.js'))
      : new URL(`../public/${name}`, import.meta.url);
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
