import { createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { buildOf } from '#kernel/build.ts';
import { hostOf, placesOf } from '#kernel/gate.ts';
import { greetMail } from '#kernel/mail.ts';
import { memoryOfRedis } from '#kernel/redis.ts';
import { storageOf } from '#kernel/store.ts';
import { lastRefusals } from '#kernel/transfers.ts';
import { type Check, codeOf, type Finding, failed, ok, warning } from './finding.ts';

/** Opens a port for a moment. Answers what keeps us from it, as the system's code. */
const obstacleAt = (host: string, port: number) =>
  new Promise<string | undefined>((told) => {
    const server = createServer();
    server.once('error', (error) => told(codeOf(error)));
    server.listen({ host, port }, () => server.close(() => told(undefined)));
  });
const reasons: Record<string, string> = {
  EADDRINUSE: 'another program has it',
  EACCES: 'ports below 1024 are for root',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this machine has no such address',
};
const urlOf = (host: string, port: number, path: string) => {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}${path}`;
};
const ask = (url: string) => fetch(url, { signal: AbortSignal.timeout(3_000), redirect: 'error' });
type Port = {
  name: string;
  setting: string;
  host: string;
  port: number;
  path: string;
  isOurs: (words: string) => boolean;
};

async function examinePort({ name, setting, host, port, path, isOurs }: Port): Promise<Finding> {
  const at = `${host}:${port}`;
  const obstacle = port === 0 ? undefined : await obstacleAt(host, port);
  if (!obstacle) return ok(name, `${at} is free.`);
  const words = await ask(urlOf(host, port, path)).then(
    (answer) => answer.text(),
    () => '',
  );
  if (obstacle === 'EADDRINUSE' && isOurs(words)) return ok(name, `The product answers at ${at}.`);
  return failed(
    name,
    `${at} cannot be opened: ${reasons[obstacle] ?? obstacle}.`,
    `Stop the other program, or set ${setting} to another.`,
  );
}
export const ports: Check = async ({ config: { host, port } }) => {
  const found = await examinePort({
    ...{ name: 'Port', setting: 'HOST and PORT', host, port, path: '/livez' },
    isOurs: (words) => words === '{"alive":true}',
  });
  if (!found.said.includes('answers')) return found;
  const running = await ask(urlOf(host, port, '/version')).then(
    (answer) => answer.json(),
    () => undefined,
  );
  const { build } = await buildOf();
  if ((running as { build?: string } | undefined)?.build === build) return found;
  return warning(
    'Port',
    `${found.said} It runs another build than this one.`,
    'Start it anew, so that it is the program that lies here.',
  );
};
export const metricsPort: Check = async ({ config: { metrics } }) => {
  const name = 'Port for Prometheus';
  if (!metrics) return ok(name, 'METRICS_LISTEN is not set: nobody reads figures.');
  const isOurs = (words: string) => words.includes('aispace_build_info');
  return examinePort({ ...{ name, setting: 'METRICS_LISTEN', path: '/metrics', isOurs }, ...metrics });
};

/** A browser gives camera and microphone to no page that came without TLS, but on this machine. */
export const address: Check = async ({ config: { baseUrl } }) => {
  const name = 'Address';
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol === 'https:') return ok(name, `People reach it at ${baseUrl}.`);
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    return ok(name, `It is reached from this machine alone, at ${baseUrl}.`);
  return warning(
    name,
    `BASE_URL is ${baseUrl}, without TLS: browsers give it no camera and no microphone.`,
    'Put a proxy with a certificate before it and set BASE_URL to its https address.',
  );
};

const patience = 10_000;
/** Fails when it takes too long: whoever hangs must not hold up the rest. */
async function soon<T>(work: Promise<T>): Promise<T> {
  const silent = Object.assign(new Error('silent'), { code: 'no answer in ten seconds' });
  const stop = new AbortController();
  const late = after(patience, undefined, { signal: stop.signal }).then(() => Promise.reject(silent));
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => stop.abort());
}

export const storage: Check = async ({ config, gate }) => {
  const name = 'Storage';
  if (!config.storage) return ok(name, 'Sealed files lie in the data folder.');
  const host = hostOf(config.storage.url);
  try {
    await soon(storageOf(config, gate).all().next());
    return ok(name, `The store at ${host} answers.`);
  } catch (error) {
    return failed(
      name,
      `The store at ${host} does not answer as it should (${codeOf(error)}).`,
      'See that it runs and has this bucket, and that STORAGE_KEY, STORAGE_SECRET and STORAGE_REGION are right.',
    );
  }
};

export const mail: Check = async ({ config: { smtpUrl }, gate }) => {
  const name = 'Mail';
  if (!smtpUrl) return ok(name, 'SMTP_URL is not set: letters are shown to whoever sends them.');
  try {
    await soon(greetMail(smtpUrl, gate));
    return ok(
      name,
      `The mail server at ${hostOf(smtpUrl)} greets us. No letter was sent, and nobody signed in.`,
    );
  } catch (error) {
    return warning(
      name,
      `The mail server at ${hostOf(smtpUrl)} does not greet us (${codeOf(error)}).`,
      'See that it runs and that SMTP_URL names it rightly: letters wait until then.',
    );
  }
};

export const redis: Check = async ({ config: { redisUrl }, gate }) => {
  const name = 'Redis';
  if (!redisUrl) return ok(name, 'REDIS_URL is not set: each process does its own work.');
  const host = hostOf(redisUrl);
  try {
    const { isFull, evicts } = await soon(memoryOfRedis(redisUrl, gate));
    if (evicts)
      return warning(
        name,
        `Redis at ${host} throws away what it was told when its memory is short.`,
        'Set its maxmemory-policy to noeviction.',
      );
    if (isFull)
      return warning(name, `Redis at ${host} is full and takes nothing more.`, 'Raise its maxmemory.');
    return ok(name, `Redis at ${host} answers.`);
  } catch (error) {
    return warning(
      name,
      `Redis at ${host} does not answer as it should (${codeOf(error)}).`,
      'See that it runs and that REDIS_URL fits, with a user who may ask INFO: until then work goes on from the database, a little later.',
    );
  }
};

const lately = 7 * 24 * 3_600_000;
/** What may be reached, and whether something else was tried. */
export const egress: Check = async ({ config, look, now }) => {
  const name = 'Outbound';
  const places = placesOf(config).map(({ host }) => host);
  const list = places.length ? places.join(', ') : 'nothing';
  const refused = look ? await lastRefusals(look.read).catch(() => []) : [];
  const tried = refused.filter(({ refusedAt }) => now.getTime() - refusedAt.getTime() < lately);
  if (!tried.length) return ok(name, `It may reach ${list}, and tried nothing else in seven days.`);
  const hosts = [...new Set(tried.map(({ host }) => host))].join(', ');
  return warning(
    name,
    `It may reach ${list}. In seven days it tried ${hosts} as well, and was refused.`,
    'If one of them is yours, name it in its setting; if none is, find out who asks: npm run doctor -- egress.',
  );
};
