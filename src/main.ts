import './node-guard.ts';
import { setTimeout as after } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { beginStopping } from '#health';
import { type Config, readConfig } from '#kernel/config.ts';
import { closeCtx, openCtx, openRelay } from '#kernel/open.ts';
import { keepWorking } from '#kernel/outbox.ts';
import { places } from '#kernel/places.ts';
import { reclaimAll } from '#kernel/queue.ts';
import { bothLanes, type Relay } from '#kernel/relay.ts';
import { asUnusable } from '#kernel/unusable.ts';
import { refuseIfBehind } from '#ledgers';
import { refuseIfKeyless } from '#people';
import { findSetUpLink } from '#settings';
import { createApp, holdings, jobs } from './app.tsx';
import { serveMetrics } from './metrics.ts';
import { cannotListen, refuseStart } from './refused-start.ts';

async function main() {
  const config = readConfig(process.env);
  await keepHouse(config).catch((error) => {
    throw asUnusable(error, config.dataDir);
  });
}
async function keepHouse(config: Config) {
  let tell: Relay['tell'] = () => undefined;
  const { migrations } = places;
  const ctx = await openCtx(config, { jobs, holdings, migrations, hear: (_, told) => tell(told) });
  await refuseIfKeyless(ctx);
  await refuseIfBehind(ctx);
  if (ctx.db.dialect === 'sqlite') await reclaimAll(ctx.db, ctx.now());
  const relay = await openRelay(ctx);
  tell = relay.tell;
  // With workers on other machines, this one answers people and does what is quick.
  const work = keepWorking(ctx, jobs, { relay, lanes: config.redisUrl ? ['quick'] : bothLanes });
  const setUp = await findSetUpLink(ctx);
  const server = serve(
    { fetch: createApp(ctx).fetch, hostname: config.host, port: config.port },
    ({ port }) => {
      ctx.log.info({ port }, 'listening');
      process.stdout.write(`AI Interview Space is at ${config.baseUrl}\n`);
      if (setUp) process.stdout.write(`Set it up here, once: ${setUp}\n`);
    },
  );
  server.once('error', cannotListen('HOST and PORT'));
  const figures = serveMetrics(ctx, cannotListen('METRICS_LISTEN'));
  let stopping = 0;
  const stop = async () => {
    // Ctrl-C comes twice: from the terminal, and once more from npm. Only a later one means "now".
    if (stopping && performance.now() - stopping > 1000) process.exit(1);
    if (stopping) return;
    stopping = performance.now();
    beginStopping(ctx);
    // A balancer reads /readyz every few seconds: whoever it still sends must not find the door closed.
    await after(config.drainMs);
    const answered = new Promise((resolve) => server.close(resolve));
    // Whoever still asks then is cut off, and what still runs is done anew by the next who works: nothing of it was acknowledged.
    await Promise.race([Promise.all([answered, work.stop(20_000)]), after(22_000)]);
    // Until the end: the last seconds of a process are figures, too.
    figures?.close();
    await Promise.race([relay.close().then(() => closeCtx(ctx)), after(5_000)]);
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch(refuseStart);
