import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { metricsOf, probes } from '#health';
import type { Ctx } from '#kernel/context.ts';
import type { Env } from '#kernel/http.ts';

/**
 * What Prometheus asks, and what probes ask a worker, which has no other port. Nothing else answers here: whoever reaches it
 * reads figures and states, and no page.
 */
export const createMetricsApp = (ctx: Ctx) =>
  new Hono<Env>()
    .use(async (c, next) => {
      c.set('ctx', ctx);
      await next();
    })
    .route('/', probes)
    .get('/metrics', async (c) => {
      c.header('content-type', 'text/plain; version=0.0.4; charset=utf-8');
      return c.body(await metricsOf(ctx));
    })
    .onError((_error, c) => c.text('The figures could not be read.\n', 500));

/** Opens the port that METRICS_LISTEN names. Undefined where it names none. */
export function serveMetrics(ctx: Ctx, refused: (error: Error) => void) {
  const { metrics } = ctx.config;
  if (!metrics) return undefined;
  const app = createMetricsApp(ctx);
  const server = serve({ fetch: app.fetch, hostname: metrics.host, port: metrics.port }, ({ port }) =>
    ctx.log.info({ port }, 'figures for Prometheus'),
  );
  server.once('error', refused);
  return server;
}
