import './node-guard.ts';
import { setTimeout as after } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { beginStopping } from '#health';
import { readConfig, WrongSetting } from '#kernel/config.ts';
import { BehindLedger, BrokenLedger } from '#kernel/erasure-ledger.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { keepWorking } from '#kernel/outbox.ts';
import { places } from '#kernel/places.ts';
import { reclaimAll } from '#kernel/queue.ts';
import { LostKey } from '#kernel/vault.ts';
import { refuseIfBehind } from '#ledgers';
import { findSetUpLink } from '#settings';
import { createApp, holdings, jobs } from './app.tsx';
import { serveMetrics } from './metrics.ts';

/** Starts that are refused with a sentence that says what to do. */
const explained = [WrongSetting, LostKey, BehindLedger, BrokenLedger];

async function main() {
  const config = readConfig(process.env);
  let poke = () => {};
  const { migrations } = places;
  const ctx = await openCtx(config, { jobs, holdings, migrations, hear: () => poke() });
  await refuseIfBehind(ctx);
  if (ctx.db.dialect === 'sqlite') await reclaimAll(ctx.db, ctx.now());
  const work = keepWorking(ctx, jobs);
  poke = work.poke;
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
    // What runs longer than this is left to the next start: its row says so, and nothing of it was acknowledged.
    await Promise.race([Promise.all([answered, work.stop()]), after(20_000)]);
    // Until the end: the last seconds of a process are figures, too.
    figures?.close();
    await Promise.race([closeCtx(ctx), after(5_000)]);
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

const reasons: Record<string, string> = {
  EADDRINUSE: 'another program has it already',
  EACCES: 'this user may not: ports below 1024 are for root',
  EADDRNOTAVAIL: 'this machine has no such address',
};
const cannotListen = (settings: string) => (error: NodeJS.ErrnoException) => {
  const why = reasons[error.code ?? ''] ?? error.code;
  process.stderr.write(`The port of ${settings} cannot be opened: ${why}. Set another.\n`);
  process.exit(1);
};

main().catch((error: unknown) => {
  const known = error instanceof Error && explained.some((kind) => error instanceof kind);
  process.stderr.write(
    known ? `${error.message}\n` : `The start failed: ${error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1);
});
