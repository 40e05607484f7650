import { setTimeout as after } from 'node:timers/promises';
import { AbstractConnector, Redis, type RedisOptions } from 'ioredis';
import type { Gate } from './gate.ts';
import type { Log } from './log.ts';

// Without what does not agree with itself in its types.
type Options = Omit<RedisOptions, 'replyMapping'>;
/** Opens connections to one Redis, through the gate. They come back by themselves whenever it does. */
export function connectionsTo(url: string, gate: Gate, log: Log) {
  const says = spokesman(log);
  return (more: Options) => {
    const Connector = byTheGate(gate, async () => {
      says(false);
      await after(500);
    });
    const options: Options = { ...more, Connector, retryStrategy: () => 500 };
    const redis = new Redis(url, options);
    redis.on('error', () => says(false));
    redis.on('close', () => says(false));
    return redis.on('ready', () => says(true));
  };
}

/** Says once that Redis went away, and once that it is back. */
function spokesman(log: Log) {
  let there: boolean | undefined;
  return (now: boolean) => {
    if (now === there) return;
    if (!now) log.warn({}, 'Redis does not answer: work goes on from the database, a little later');
    if (now && there === false) log.info({}, 'Redis answers again');
    there = now;
  };
}

/** How full Redis is, and what it does when it is. */
export interface RedisMemory {
  readonly usedBytes: number;
  /** 0: as much as the machine has. */
  readonly mostBytes: number;
  readonly isFull: boolean;
  /** It throws away what it was told to make room. */
  readonly evicts: boolean;
}
/** Asks Redis by a connection of its own, which ends with the answer. Fails when there is none within seconds. */
export async function memoryOfRedis(url: string, gate: Gate): Promise<RedisMemory> {
  const once = byTheGate(gate, (error) => Promise.reject(error));
  const patience = { enableReadyCheck: false, commandTimeout: 3000, maxRetriesPerRequest: 0 };
  const options: Options = { ...patience, Connector: once, retryStrategy: () => null, lazyConnect: true };
  const redis = new Redis(url, options);
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return memoryIn(await redis.info('memory'));
  } finally {
    redis.disconnect();
  }
}
function memoryIn(info: string): RedisMemory {
  const of = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
  const mostBytes = Number(of('maxmemory') ?? 0);
  const evicts = mostBytes > 0 && of('maxmemory_policy') !== 'noeviction';
  const usedBytes = Number(of('used_memory') ?? 0);
  return { usedBytes, mostBytes, isFull: mostBytes > 0 && usedBytes >= mostBytes, evicts };
}

/**
 * ioredis opens no connection of its own. It gives up for good when it gets none, so this one tries until there is one, or
 * `missed` fails.
 */
function byTheGate(gate: Gate, missed: (error: unknown) => Promise<void>) {
  return class extends AbstractConnector {
    readonly #to: RedisOptions;
    constructor(options: unknown) {
      const to = options as RedisOptions;
      super(to.disconnectTimeout ?? 2000);
      this.#to = to;
    }
    override async connect() {
      this.connecting = true;
      const { host = 'localhost', port = 6379, tls } = this.#to;
      while (this.connecting) {
        const stream = await gate.connect('jobs', host, port, { secure: Boolean(tls) }).catch(missed);
        if (stream && this.connecting) {
          this.stream = stream;
          return stream;
        }
        stream?.destroy();
      }
      throw new Error('closed');
    }
  };
}
