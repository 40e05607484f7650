import './support/on-postgres.ts';
import { expect } from 'vitest';
import { send } from '#testing/uploading.ts';
import { freePort } from '../commands/free-port.ts';
import { fault } from './support/fault.ts';
import { aWorker, seededHouse } from './support/houses.ts';
import { noPostgres } from './support/on-postgres.ts';

fault(
  'a worker that nobody visits says where its figures are that it lives and is ready',
  noPostgres(),
  async () => {
    const [metrics, nobody] = [await freePort(), await freePort()];
    const { env } = await seededHouse(1, {
      METRICS_LISTEN: String(metrics),
      REDIS_URL: `redis://127.0.0.1:${nobody}/0`,
    });
    await aWorker(env);
    const ask = (path: string) => send(`http://127.0.0.1:${metrics}`, { method: 'GET', path, cookie: '' });
    const paths = ['/livez', '/readyz', '/metrics', '/account'];
    const answers = await Promise.all(paths.map(async (path) => (await ask(path)).status));
    expect(answers).toEqual([200, 200, 200, 404]);
  },
);
