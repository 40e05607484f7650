import '../node-guard.ts';
import { setTimeout as after } from 'node:timers/promises';
import { beginStopping } from '#health';
import { type Config, readConfig, WrongSetting } from '#kernel/config.ts';
import { closeCtx, openCtx, openRelay } from '#kernel/open.ts';
import { keepWorking } from '#kernel/outbox.ts';
import { places } from '#kernel/places.ts';
import type { Relay } from '#kernel/relay.ts';
import { refuseIfBehind } from '#ledgers';
import { holdings, jobs } from '../app.tsx';
import { serveMetrics } from '../metrics.ts';
import { cannotListen, refuseStart } from '../refused-start.ts';
import { say } from './terminal.ts';

function workersConfig(): Config {
  const config = readConfig(process.env);
  if (!config.redisUrl)
    throw new WrongSetting(
      'A worker needs REDIS_URL and DATABASE_URL, the same as the product has. Without them the product does all its work itself: npm start is enough.',
    );
  return config;
}

/** Does the work of a house and serves no pages. As many of them as you like, where DATA_DIR or STORAGE_URL is the same. */
async function main() {
  let tell: Relay['tell'] = () => undefined;
  const { migrations } = places;
  const ctx = await openCtx(workersConfig(), { jobs, holdings, migrations, hear: (_, told) => tell(told) });
  await refuseIfBehind(ctx);
  const relay = await openRelay(ctx);
  tell = relay.tell;
  const work = keepWorking(ctx, jobs, { relay });
  // It has no pages: who watches over it asks where its figures are.
  const figures = serveMetrics(ctx, cannotListen('METRICS_LISTEN'));
  say('A worker of AI Interview Space has begun.');
  let stopping = 0;
  const stop = async () => {
    // Ctrl-C comes twice: from the terminal, and once more from npm. Only a later one means "now".
    if (stopping && performance.now() - stopping > 1000) process.exit(1);
    if (stopping) return;
    stopping = performance.now();
    beginStopping(ctx);
    await Promise.race([work.stop(20_000), after(22_000)]);
    figures?.close();
    await Promise.race([relay.close().then(() => closeCtx(ctx)), after(5_000)]);
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch(refuseStart);
