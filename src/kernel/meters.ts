import { NotYet } from './errors.ts';

/** One answer to a browser or a script. `route` is the pattern (`/team/:id`), never the path: that holds ids and secrets. */
export interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** Until its head was sent: what streams takes longer. */
  readonly seconds: number;
}
export type Model = 'speech' | 'language';
/** How the work of a model ended: `away` is nobody's fault, and is done later. */
export type End = 'done' | 'failed' | 'away';
/** What is true when it is asked, as far as it is known. Seconds, bytes and numbers of jobs. */
export interface Figures {
  readonly build: { readonly version: string; readonly build: string };
  readonly lanes: readonly {
    readonly lane: 'quick' | 'compute';
    readonly waiting: number;
    readonly running: number;
    readonly parked: number;
    readonly oldestSeconds: number;
  }[];
  readonly waitingSoundSeconds: number | undefined;
  /** Since a worker last gave a sign of life. Undefined where there are none, or none ever did. */
  readonly workerSeenSeconds: number | undefined;
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | undefined;
  /** 1: well, or not wanted; 0: degraded or failed. */
  readonly parts: Readonly<Record<string, 0 | 1>>;
}

/** What the machine counts about itself: sums and times, and nothing that names a person or a thing of theirs. */
export interface Meters {
  answered(answer: Answered): void;
  /** Does a model's work and notes how long it took, and how much sound it was. */
  working<T>(model: Model, work: () => Promise<T>, soundSeconds?: number): Promise<T>;
  /** All of it in the text format of Prometheus, with these figures of the moment. */
  text(figures: Figures): Promise<string>;
}

const endOf = (error: unknown): End => (error instanceof NotYet ? 'away' : 'failed');
type Worked = { model: Model; end: End; seconds: number; soundSeconds: number };
/** Times some work and says how it ended, whichever way it does. */
export async function timed<T>(
  work: () => Promise<T>,
  tell: (end: End, seconds: number) => unknown,
): Promise<T> {
  const from = performance.now();
  const seconds = () => (performance.now() - from) / 1000;
  try {
    const result = await work();
    await tell('done', seconds());
    return result;
  } catch (error) {
    await tell(endOf(error), seconds());
    throw error;
  }
}
/** For a house that nobody measures. */
export const noMeters: Meters = {
  answered: () => undefined,
  working: (_model, work) => work(),
  text: async () => '',
};

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** `POST` is what a browser says; a stranger may say any word. */
const methodOf = (method: string) => (methods.has(method) ? method : 'other');
const routeOf = (route: string) => (route.includes('*') ? 'other' : route);
const classOf = (status: number) => `${Math.floor(status / 100)}xx`;

/** The package is loaded only where somebody reads what it counts: it takes a tenth of the time of a start. */
export async function openMeters(): Promise<Meters> {
  const { collectDefaultMetrics, Registry } = await import('prom-client');
  const registry = new Registry();
  const counted = await countersIn(registry);
  collectDefaultMetrics({ register: registry });
  const note = ({ model, end, seconds, soundSeconds }: Worked) => {
    const { jobs, work } = counted[model];
    jobs.inc({ end });
    if (end !== 'done') return;
    work.observe(seconds);
    if (model === 'speech') counted.sound.inc(soundSeconds);
  };
  return {
    answered: ({ method, route, status, seconds }) =>
      counted.http.observe(
        { method: methodOf(method), route: routeOf(route), status: classOf(status) },
        seconds,
      ),
    working: (model, work, soundSeconds = 0) =>
      timed(work, (end, seconds) => note({ model, end, seconds, soundSeconds })),
    text: async (figures) => `${await textOf(figures)}\n${await registry.metrics()}`,
  };
}

type Registry = InstanceType<typeof import('prom-client')['Registry']>;
const modelBuckets = [0.5, 1, 2, 5, 10, 20, 40, 80, 160, 320, 640];
/** Named like those of the Whisper sidecar (docker/whisper/server.ts): sound is what was heard, work the time it took. */
async function countersIn(registry: Registry) {
  const { Counter, Histogram } = await import('prom-client');
  const registers = [registry];
  const ofModel = (name: string, what: string) => ({
    jobs: new Counter({
      ...{ registers, name: `aispace_${name}_jobs_total`, labelNames: ['end'] },
      help: `${what}, by how it ended: done, failed, away (done later).`,
    }),
    work: new Histogram({
      ...{ registers, name: `aispace_${name}_work_seconds`, buckets: modelBuckets },
      help: `${what}: seconds of the model, without the wait for its turn.`,
    }),
  });
  return {
    http: new Histogram({
      ...{ registers, name: 'aispace_http_request_seconds', labelNames: ['method', 'route', 'status'] },
      help: 'Requests by pattern of the route and class of the status: seconds until the head of the answer.',
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
    speech: ofModel('transcription', 'An answer written down'),
    language: ofModel('scoring', 'A question to the language model'),
    sound: new Counter({
      ...{ registers, name: 'aispace_transcription_sound_seconds_total' },
      help: 'Seconds of sound that were written down.',
    }),
  };
}

/** Made anew each time: what is not known now is left out, for an old figure would pass for a new one. */
async function textOf({ build, lanes, waitingSoundSeconds, workerSeenSeconds, disk, parts }: Figures) {
  const { Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge({ registers: [registry], name: `aispace_${name}`, help, labelNames });
  gauge('build_info', 'Which program this is.', 'version', 'build').set(build, 1);
  const jobs = gauge('jobs', 'Jobs in the queue.', 'lane', 'state');
  const oldest = gauge(
    'oldest_job_seconds',
    'Seconds since the oldest job that is not done was asked for.',
    'lane',
  );
  for (const { lane, oldestSeconds, ...numbers } of lanes) {
    oldest.set({ lane }, oldestSeconds);
    for (const state of ['waiting', 'running', 'parked'] as const) jobs.set({ lane, state }, numbers[state]);
  }
  const part = gauge('part_up', '1: this part is well, or not wanted. 0: degraded or failed.', 'part');
  for (const [name, up] of Object.entries(parts)) part.set({ part: name }, up);
  const single = (name: string, help: string, value: number | undefined) =>
    value === undefined ? undefined : gauge(name, help).set(value);
  single(
    'waiting_sound_seconds',
    'Seconds of recorded sound that wait to be written down.',
    waitingSoundSeconds,
  );
  single('worker_seen_seconds', 'Seconds since a worker last gave a sign of life.', workerSeenSeconds);
  single('disk_free_bytes', 'Room on the disk of the data folder.', disk?.freeBytes);
  single('disk_total_bytes', 'Size of the disk of the data folder.', disk?.totalBytes);
  return registry.metrics();
}
