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
    const options: Options = { ...more, Connector: byTheGate(gate, says), retryStrategy: () => 500 };
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

/** ioredis opens no connection of its own. It gives up for good when it gets none, so this one tries until there is one. */
function byTheGate(gate: Gate, says: (there: boolean) => void) {
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
        const stream = await gate
          .connect('jobs', host, port, { secure: Boolean(tls) })
          .catch(() => undefined);
        if (stream && this.connecting) {
          this.stream = stream;
          return stream;
        }
        stream?.destroy();
        says(false);
        await after(500);
      }
      throw new Error('closed');
    }
  };
}
