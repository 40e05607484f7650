import { AsyncLocalStorage } from 'node:async_hooks';
import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { Config } from './config.ts';
import { Refusal } from './errors.ts';
import type { SubjectId } from './ids.ts';

/**
 * Why something leaves this process: letters by SMTP, answers to Ollama, sound to the Whisper sidecar, sealed files to the
 * store, ids of due jobs to Redis, weights from their publisher.
 */
export type Purpose = 'letters' | 'answers' | 'speech' | 'files' | 'jobs' | 'models';
/** One place that may be reached, as `name:port`, by which setting; `*.name:port` means every name below it. */
export interface Place {
  readonly purpose: Purpose;
  readonly host: string;
  readonly setting: string;
}
/** What is about to leave: the moment and the sum are written down by the ledger. */
export interface Leaving {
  readonly purpose: Purpose;
  readonly host: string;
  readonly bytes: number;
  /** Whom it is about; undefined when it is about nobody. */
  readonly subjectId: SubjectId | undefined;
}
/** Where the gate writes down what it lets out, and what it does not. */
export interface Ledger {
  /** Durable before the first byte leaves. Refuses (`Frozen`) what may not be done with a person's data. */
  keep(leaving: Leaving): Promise<{ takeBack(): Promise<void> }>;
  refused(purpose: Purpose, host: string): Promise<void>;
}
/** The `fetch` of one purpose. What carries nothing of a person although it is done for one says so. */
export type Fetch = (
  url: string | URL,
  init?: RequestInit,
  carries?: 'nothing of a person',
) => Promise<Response>;

/** The one way out of this process. What the settings do not name is refused before its name is looked up. */
export interface Gate {
  readonly places: readonly Place[];
  fetchFor(purpose: Purpose): Fetch;
  /** A plain connection, for a protocol that is not HTTP. */
  connect(purpose: Purpose, host: string, port: number, how?: { secure: boolean }): Promise<Socket>;
  /** Writes down that this much leaves by `work`; taken back when no connection came about. */
  sends<T>(leaving: Omit<Leaving, 'subjectId'>, work: () => Promise<T>): Promise<T>;
  /** Whatever leaves while `work` runs is about this person. */
  about<T>(subjectId: SubjectId, work: () => Promise<T>): Promise<T>;
  /** Opens places for as long as `work` runs. */
  reaching<T>(places: readonly Place[], work: () => Promise<T>): Promise<T>;
}

const standardPorts: Record<string, number> = {
  ...{ 'http:': 80, 'https:': 443, 'smtp:': 587, 'smtps:': 465 },
  ...{ 'postgres:': 5432, 'postgresql:': 5432, 'redis:': 6379, 'rediss:': 6379 },
};
const named = (host: string, port: number | string) =>
  `${host.toLowerCase().replace(/^\[|\]$/g, '')}:${port}`;
/** `name:port` of an address, the port of its protocol where none is written. */
export function hostOf(url: string | URL): string {
  const { protocol, hostname, port } = new URL(url);
  return named(hostname, port || (standardPorts[protocol] ?? 0));
}

/** The places that the settings name. Nothing set, nothing reached. */
export function placesOf({ smtpUrl, language, whisper, storage, redisUrl }: Config): Place[] {
  const asked = [
    { purpose: 'letters', setting: 'SMTP_URL', url: smtpUrl },
    { purpose: 'answers', setting: 'OLLAMA_URL', url: language.ollamaUrl },
    { purpose: 'speech', setting: 'WHISPER_URL', url: whisper.url },
    { purpose: 'files', setting: 'STORAGE_URL', url: storage?.url },
    { purpose: 'jobs', setting: 'REDIS_URL', url: redisUrl },
  ] as const;
  return asked.flatMap(({ url, ...place }) => (url ? [{ ...place, host: hostOf(url) }] : []));
}

const fits = (place: Place, purpose: Purpose, host: string) =>
  place.purpose === purpose &&
  (place.host.startsWith('*.') ? host.endsWith(place.host.slice(1)) : host === place.host);

/** For commands that run beside the product: refuses as always, keeps no book. */
export const noLedger: Ledger = {
  keep: async () => ({ takeBack: async () => undefined }),
  refused: async () => undefined,
};

export function openGate(places: readonly Place[], ledger: Ledger): Gate {
  const whom = new AsyncLocalStorage<SubjectId>();
  const opened = new Set<Place>();
  async function check(purpose: Purpose, host: string) {
    if ([...places, ...opened].some((place) => fits(place, purpose, host))) return;
    await ledger.refused(purpose, host);
    throw new Refusal(
      'forbidden',
      `Nothing was sent: no setting lets this house reach ${host}. An admin sees under Settings, Outbound, what may be reached.`,
      { next: { label: 'What may be reached', href: '/outbound' } },
    );
  }
  async function letOut<T>(leaving: Leaving, work: () => Promise<T>): Promise<T> {
    await check(leaving.purpose, leaving.host);
    const line = await ledger.keep(leaving);
    try {
      return await work();
    } catch (error) {
      if (neverLeft(error)) await line.takeBack();
      throw error;
    }
  }
  return {
    places,
    fetchFor:
      (purpose) =>
      async (url, init = {}, carries) => {
        const subjectId = carries ? undefined : whom.getStore();
        const leaving = { purpose, host: hostOf(url), bytes: lengthOf(init.body), subjectId };
        // Node's own fetch would follow anywhere.
        const first = await letOut(leaving, () => fetch(url, { ...init, redirect: 'manual' }));
        return followed(first, new URL(url), init, (next) => check(purpose, hostOf(next)));
      },
    async connect(purpose, host, port, { secure } = { secure: false }) {
      await check(purpose, named(host, port));
      return socketTo(host, port, secure);
    },
    sends: (leaving, work) => letOut({ ...leaving, subjectId: whom.getStore() }, work),
    about: (subjectId, work) => whom.run(subjectId, work),
    async reaching(more, work) {
      const mine = more.map((place) => ({ ...place }));
      for (const place of mine) opened.add(place);
      return work().finally(() => {
        for (const place of mine) opened.delete(place);
      });
    },
  };
}

const mostHops = 5;
/** Follows a redirect to places that may be reached; what was sent to one place is never sent on to another. */
async function followed(
  answer: Response,
  from: URL,
  init: RequestInit,
  check: (next: URL) => Promise<void>,
  hops = 0,
): Promise<Response> {
  const location = answer.headers.get('location');
  if (!location || answer.status < 300 || answer.status >= 400) return answer;
  await answer.body?.cancel();
  const next = new URL(location, from);
  const mayFollow = init.redirect !== 'error' && (init.method ?? 'GET') === 'GET' && hops < mostHops;
  await check(next);
  if (!mayFollow)
    throw new Refusal(
      'unavailable',
      'The other side answered with the address of another place, which was not followed.',
    );
  const headers = new Headers(init.headers);
  if (next.origin !== from.origin) headers.delete('authorization');
  const following = { ...init, headers };
  return followed(await fetch(next, { ...following, redirect: 'manual' }), next, following, check, hops + 1);
}

const socketTo = (host: string, port: number, secure: boolean) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = secure ? connectSecurely({ host, port, servername: host }) : connect({ host, port });
    socket.setTimeout(10_000, () =>
      socket.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT', command: 'CONN' })),
    );
    socket.once('error', reject);
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      socket.setTimeout(0);
      socket.off('error', reject);
      resolve(socket);
    });
  });

/** A body of unknown length could not be written down, so none is sent. */
function lengthOf(body: RequestInit['body']): number {
  if (!body) return 0;
  if (typeof body === 'string') return Buffer.byteLength(body);
  if (ArrayBuffer.isView(body)) return body.byteLength;
  throw new Error('the gate lets out text and bytes only: it writes down how many there are');
}

const unconnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'EDNS',
  'EAUTH',
]);
/**
 * Did it fail before anything about anybody was said? `CONN` is what nodemailer calls the time before its first words, and
 * any long silence afterwards.
 */
function neverLeft(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, command, timeoutType } = cause as {
      code?: unknown;
      command?: unknown;
      timeoutType?: unknown;
    };
    const isEarly = command === 'CONN' && timeoutType !== 'SOCKET_TIMEOUT';
    if (isEarly || (typeof code === 'string' && unconnected.has(code))) return true;
  }
  return false;
}
