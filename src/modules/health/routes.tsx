import { buildOf } from '#kernel/build.ts';
import { web } from '#kernel/http.ts';
import { isReady, partsIn } from './model.ts';
import { isStopping, partsOf } from './verbs.ts';

// For machines. Whoever reaches the product may ask: states, reasons as codes and sums, and nothing about anybody.
export const routes = web
  .createApp()
  .get('/livez', (c) => c.json({ alive: true }))
  .get('/readyz', async (c) => {
    const { ctx } = c.var;
    const parts = await partsOf(ctx);
    const stopping = isStopping(ctx);
    const ready = isReady(parts) && !stopping;
    const named = { failed: partsIn(parts, 'failed'), degraded: partsIn(parts, 'degraded') };
    return c.json({ ready, stopping, ...named, parts }, ready ? 200 : 503);
  })
  .get('/version', async (c) => c.json(await buildOf()));
