import '../node-guard.ts';
import { type Config, readConfig, WrongSetting } from '#kernel/config.ts';
import { bothLanes } from '#kernel/relay.ts';
import { giveSigns } from '#workers';
import { nothingBeside, run } from '../running.ts';
import { say } from './terminal.ts';

function workersConfig(): Config {
  const config = readConfig(process.env);
  if (!config.redisUrl)
    throw new WrongSetting(
      'A worker needs REDIS_URL and DATABASE_URL, the same as the product has. Without them the product does all its work itself: npm start is enough.',
    );
  return config;
}

// The work of a house without its pages: as many of them as you like, where DATA_DIR or STORAGE_URL is the same.
run(
  workersConfig,
  () => bothLanes,
  async (ctx) => {
    const signs = await giveSigns(ctx);
    say('A worker of AI Interview Space has begun.');
    return { ...nothingBeside, end: async () => signs.stop() };
  },
);
