import { setTimeout as after } from 'node:timers/promises';
import { beginStopping } from '#health';
import type { Config } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Lane } from '#kernel/events.ts';
import { closeCtx, openCtx, openRelay } from '#kernel/open.ts';
import { keepWorking } from '#kernel/outbox.ts';
import { places } from '#kernel/places.ts';
import { reclaimAll } from '#kernel/queue.ts';
import type { Relay } from '#kernel/relay.ts';
import { asUnusable } from '#kernel/unusable.ts';
import { refuseIfBehind } from '#ledgers';
import { refuseIfKeyless } from '#people';
import { holdings, jobs } from './app.tsx';
import { serveMetrics } from './metrics.ts';
import { cannotListen, refuseStart } from './refused-start.ts';

/** What runs beside the work, such as the pages: how it is ended. */
interface Beside {
  /** Before anything is ended: those who come still are served. */
  drain(): Promise<unknown>;
  end(): Promise<unknown>;
}
type Open = (ctx: Ctx) => Promise<Beside>;
export const nothingBeside: Beside = { drain: async () => undefined, end: async () => undefined };

/** Opens a house and does its work in these lanes until the process is told to end. A start that cannot be is said why. */
export function run(readSettings: () => Config, lanesOf: (config: Config) => readonly Lane[], open: Open) {
  const begin = async () => {
    const config = readSettings();
    await keepHouse(config, lanesOf(config), open).catch((error) => {
      throw asUnusable(error, config.dataDir);
    });
  };
  begin().catch(refuseStart);
}

async function keepHouse(config: Config, lanes: readonly Lane[], open: Open) {
  let tell: Relay['tell'] = () => undefined;
  const { migrations } = places;
  const ctx = await openCtx(config, { jobs, holdings, migrations, hear: (_, told) => tell(told) });
  await refuseIfKeyless(ctx);
  await refuseIfBehind(ctx);
  if (ctx.db.dialect === 'sqlite') await reclaimAll(ctx.db, ctx.now());
  const relay = await openRelay(ctx);
  tell = relay.tell;
  const work = keepWorking(ctx, jobs, { relay, lanes });
  const figures = serveMetrics(ctx, cannotListen('METRICS_LISTEN'));
  const beside = await open(ctx);
  onceTold(async () => {
    beginStopping(ctx);
    await beside.drain();
    // Whoever still asks then is cut off, and what still runs is done anew by the next who works: nothing of it was acknowledged.
    await Promise.race([Promise.all([beside.end(), work.stop(20_000)]), after(22_000)]);
    // Until the end: the last seconds of a process are figures, too.
    figures?.close();
    await Promise.race([relay.close().then(() => closeCtx(ctx)), after(5_000)]);
  });
}

/** Ends the process by `stop` when it is told to; told again later, at once. */
function onceTold(stop: () => Promise<unknown>) {
  let stopping = 0;
  const end = async () => {
    // Ctrl-C comes twice: from the terminal, and once more from npm. Only a later one means "now".
    if (stopping && performance.now() - stopping > 1000) process.exit(1);
    if (stopping) return;
    stopping = performance.now();
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
