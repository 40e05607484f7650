/**
 * The Whisper sidecar: our worker behind HTTP.   node docker/whisper/server.ts
 *
 *   POST /transcriptions?language=en   sound in (16 kHz, mono, signed 16 bit, little endian), lines of JSON out
 *   POST /speech                       the same, answers only where somebody speaks
 *   GET  /version  /livez  /readyz  /metrics
 *
 * Lines are `{"type":"alive"}`, `{"type":"progress","done":0.4}` and at last `{"type":"result","result":...}` or
 * `{"type":"failed","kind":...,"message":...}`. Who hangs up stops the work. More than QUEUE callers get 429 with
 * Retry-After. Nothing is written to a disk or a log.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';
import { EngineFailure, sampleRate, type Transcriber } from '../../src/modules/transcribers/model.ts';
import { embeddedWhisper } from '../../src/modules/transcribers/sidecar.ts';
import type { Told } from '../../src/modules/whisper/model.ts';

export interface Limits {
  /** Empty: everybody who reaches the port may ask. */
  readonly token?: string | undefined;
  /** Callers that may wait or be served at once. */
  readonly queue?: number;
  readonly maxSeconds?: number;
}

/** @param transcriber does the work and is not closed by the server */
export function whisperServer(
  transcriber: Transcriber,
  { token, queue = 4, maxSeconds = 3600 }: Limits = {},
): Server {
  let callers = 0;
  const done: Counts = { jobs: { done: 0, failed: 0, unwanted: 0 }, refused: 0, sound: 0, work: 0 };
  const most = maxSeconds * sampleRate * 2;
  const open: Record<string, (answer: ServerResponse) => unknown> = {
    'GET /livez': (answer) => reply(answer, 200, { alive: true }),
    'GET /readyz': (answer) => ready(answer, transcriber),
    'GET /metrics': (answer) =>
      answer
        .writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
        .end(metrics(done, callers, queue)),
  };
  const work: Record<string, Work> = {
    'POST /transcriptions': (pcm, asked) => transcriber.transcribe(pcm, asked),
    'POST /speech': (pcm, asked) => transcriber.hear(pcm, asked),
  };
  const admit = async (what: Work, request: IncomingMessage, answer: ServerResponse, language: string) => {
    if (callers >= queue) {
      done.refused += 1;
      return refuse(answer, 429, 'busy', 'All places are taken. Ask again in a few seconds.');
    }
    callers += 1;
    try {
      const pcm = await soundIn(request, answer, most);
      if (pcm) await counted(done, pcm, () => stream(answer, (asked) => what(pcm, { ...asked, language })));
    } finally {
      callers -= 1;
    }
  };
  const serve = async (request: IncomingMessage, answer: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sidecar');
    const asked = `${request.method} ${pathname}`;
    const language = searchParams.get('language') ?? 'auto';
    if (open[asked]) return open[asked](answer);
    if (!isKnown(request, token))
      return refuse(answer, 401, 'refused', 'Set WHISPER_TOKEN to the sidecar’s.');
    if (asked === 'GET /version') return reply(answer, 200, await transcriber.version());
    if (work[asked]) return admit(work[asked], request, answer, language);
    return refuse(answer, 404, 'refused', 'Ask for POST /transcriptions or POST /speech.');
  };
  return createServer((request, answer) => {
    serve(request, answer).catch((error: unknown) => failed(answer, error));
  });
}

type Asked = { language: string; signal: AbortSignal; onProgress: (done: number) => void };
type Work = (pcm: Int16Array, asked: Asked) => Promise<unknown>;

function reply(answer: ServerResponse, status: number, body: unknown, headers = {}) {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
const refuse = (answer: ServerResponse, status: number, kind: EngineFailure['kind'], message: string) =>
  reply(answer, status, { kind, message }, status === 429 ? { 'retry-after': '3' } : {});
const failed = (answer: ServerResponse, error: unknown) =>
  answer.headersSent ? answer.destroy() : reply(answer, 503, failure(error));
const failure = (error: unknown) =>
  error instanceof EngineFailure
    ? { kind: error.kind, message: error.message }
    : { kind: 'lost', message: 'The sidecar failed.' };

async function ready(answer: ServerResponse, transcriber: Transcriber) {
  const engine = await transcriber.version().catch((error: unknown) => failure(error));
  reply(answer, 'version' in engine ? 200 : 503, engine);
}

/** Hashed first, so that the comparison takes as long for every token. */
function isKnown(request: IncomingMessage, token: string | undefined) {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return !token || timingSafeEqual(hash(request.headers.authorization ?? ''), hash(`Bearer ${token}`));
}

async function soundIn(request: IncomingMessage, answer: ServerResponse, most: number) {
  const chunks: Buffer[] = [];
  let length = 0;
  const tooLong = () =>
    refuse(answer, 413, 'refused', `At most ${most / sampleRate / 2} seconds of sound at once.`);
  if (Number(request.headers['content-length'] ?? 0) > most) return tooLong();
  for await (const chunk of request) {
    length += chunk.length;
    if (length > most) return tooLong();
    chunks.push(chunk);
  }
  if (length % 2 === 1)
    return refuse(answer, 422, 'refused', 'Half a sample: the sound must be 16 bit, little endian.');
  return new Int16Array(new Uint8Array(Buffer.concat(chunks)).buffer);
}

type End = 'done' | 'failed' | 'unwanted';
/** What was done since the start. `sound` and `work` in seconds. */
type Counts = { jobs: Record<End, number>; refused: number; sound: number; work: number };
async function counted(done: Counts, pcm: Int16Array, run: () => Promise<End>) {
  const begun = performance.now();
  const end = await run();
  done.jobs[end] += 1;
  if (end !== 'done') return;
  done.sound += pcm.length / sampleRate;
  done.work += (performance.now() - begun) / 1000;
}
/** In the text format of Prometheus. `work` holds the time in the queue, too. */
const metrics = ({ jobs, refused, sound, work }: Counts, callers: number, places: number) =>
  [
    '# TYPE whisper_callers gauge',
    `whisper_callers ${callers}`,
    '# TYPE whisper_places gauge',
    `whisper_places ${places}`,
    '# TYPE whisper_jobs_total counter',
    ...Object.entries(jobs).map(([end, number]) => `whisper_jobs_total{end="${end}"} ${number}`),
    '# TYPE whisper_refused_total counter',
    `whisper_refused_total ${refused}`,
    '# TYPE whisper_sound_seconds_total counter',
    `whisper_sound_seconds_total ${sound.toFixed(3)}`,
    '# TYPE whisper_work_seconds_total counter',
    `whisper_work_seconds_total ${work.toFixed(3)}`,
    '',
  ].join('\n');

async function stream(
  answer: ServerResponse,
  work: (asked: Omit<Asked, 'language'>) => Promise<unknown>,
): Promise<End> {
  const stop = new AbortController();
  answer.on('close', () => stop.abort());
  answer.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  answer.flushHeaders();
  const tell = (line: Told<unknown>) => answer.write(`${JSON.stringify(line)}\n`);
  const pulse = setInterval(() => tell({ type: 'alive' }), 10_000);
  try {
    const onProgress = (done: number) => void tell({ type: 'progress', done });
    tell({ type: 'result', result: await work({ signal: stop.signal, onProgress }) });
    return 'done';
  } catch (error) {
    tell({ type: 'failed', ...(failure(error) as Pick<EngineFailure, 'kind' | 'message'>) });
    return stop.signal.aborted ? 'unwanted' : 'failed';
  } finally {
    clearInterval(pulse);
    answer.end();
  }
}

const built = new URL('../../.build/whisper/', import.meta.url).pathname;
/** A setting that cannot be used. The start stops with this sentence. */
class WrongSetting extends Error {}
function wordIn(file: string) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new WrongSetting(`WHISPER_TOKEN_FILE names ${file}, which cannot be read. Let this user read it.`);
  }
}
function settings(env: NodeJS.ProcessEnv) {
  const text = (name: string, standard: string) => env[name] || standard;
  const number = (name: string, standard: number, least: number, most: number) => {
    const said = env[name]?.trim();
    if (!said) return standard;
    const value = Number(said);
    if (/^\d+$/.test(said) && value >= least && value <= most) return value;
    throw new WrongSetting(
      `${name} is ${JSON.stringify(said)}, and must be a whole number from ${least} to ${most}. Correct it, or unset it for ${standard}.`,
    );
  };
  const paths = {
    program: text('WHISPER_PROGRAM', `${built}whisper-worker`),
    vad: text('WHISPER_VAD', `${built}silero-vad.bin`),
    model: text('WHISPER_MODEL', '/models/ggml-base.bin'),
  };
  return {
    engine: { ...paths, threads: number('THREADS', availableParallelism(), 1, 256) },
    limits: {
      token: env.WHISPER_TOKEN_FILE ? wordIn(env.WHISPER_TOKEN_FILE) : text('WHISPER_TOKEN', ''),
      queue: number('QUEUE', 4, 1, 1000),
      maxSeconds: number('MAX_SECONDS', 3600, 1, 86_400),
    },
    host: text('HOST', '127.0.0.1'),
    port: number('PORT', 9000, 0, 65_535),
  };
}

function main() {
  const { engine, limits, host, port } = settings(process.env);
  if (!limits.token && !['127.0.0.1', '::1', 'localhost'].includes(host))
    throw new WrongSetting('WHISPER_TOKEN or WHISPER_TOKEN_FILE must be set: others reach this port.');
  const transcriber = embeddedWhisper(engine);
  const server = whisperServer(transcriber, limits).listen(port, host);
  const end = () => {
    server.close();
    server.closeAllConnections();
    void transcriber.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, end);
}
function start() {
  try {
    main();
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
if (import.meta.main) start();
