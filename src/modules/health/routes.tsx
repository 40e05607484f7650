import { asAdmin, deskOf } from '#auth';
import { buildOf } from '#kernel/build.ts';
import type { Ctx } from '#kernel/context.ts';
import { web } from '#kernel/http.ts';
import { jobWords, reasonWords } from '#settings';
import { SystemPage } from '#views/health/system.tsx';
import { isReady, type Parts, partNames, partsIn, partTitles, remedyOf, type Span } from './model.ts';
import { historyOf, isStopping, machineOf, machineTroubles, partsOf } from './verbs.ts';

// For machines. Whoever reaches the product may ask: states, reasons as codes and sums, and nothing about anybody.
export const probes = web
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

const shownParts = (parts: Parts) =>
  partNames.map((name) => ({
    title: partTitles[name],
    state: parts[name].state,
    todo: remedyOf(name, parts[name], reasonWords),
  }));
function diskIn({ disk }: Parts) {
  const { freeBytes, totalBytes } = disk.facts ?? {};
  return freeBytes === undefined || totalBytes === undefined ? undefined : { freeBytes, totalBytes };
}

async function systemProps(ctx: Ctx, span: Span) {
  const [{ queue, parked, parts, ...machine }, { missing }, history] = await Promise.all([
    machineOf(ctx),
    machineTroubles(ctx),
    historyOf(ctx, span),
  ]);
  return {
    ...machine,
    parts: shownParts(parts),
    disk: diskIn(parts),
    missing: [
      ...(missing.speech ? ['the speech model'] : []),
      ...(missing.language ? ['the language model'] : []),
    ],
    history: { span, ...history },
    queue: queue.map((job) => ({ ...job, ...jobWords(job.name), why: reasonWords(job.reason) })),
    parked: parked.map((job) => ({
      ...jobWords(job.name),
      ...{ id: job.id, why: reasonWords(job.reason), since: job.createdAt, tries: job.tries },
    })),
  };
}

const desk = web.createApp().get('/settings/system', asAdmin, async (c) => {
  const span = c.req.query('span') === 'month' ? 'month' : 'day';
  const props = await systemProps(c.var.ctx, span);
  return c.html(<SystemPage {...props} desk={await deskOf(c)} again={c.req.query('done') === 'again'} />);
});

export const routes = web.createApp().route('/', probes).route('/', desk);
