import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ChildHung, linesOf, startConfined } from '#kernel/child.ts';
import { oneSlot } from '#kernel/compute.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Fetch } from '#kernel/gate.ts';
import {
  type Asked,
  areStretches,
  type Engine,
  EngineFailure,
  type FailureKind,
  failureKindOf,
  inPieces,
  isTranscription,
  type Stretch,
  sampleRate,
  type Token,
  type Transcriber,
  wordsFrom,
} from './model.ts';

type Line =
  | { type: 'ready'; version: string }
  | { type: 'alive'; id: number }
  | { type: 'result'; id: number; language: string; speech: [number, number][]; tokens: Token[] }
  | { type: 'error'; id: number; message: string }
  | { type: 'fatal'; message: string };
type Result = Extract<Line, { type: 'result' }>;

export interface Embedded {
  /** Paths of the worker, of Whisper's weights and of the voice detector (docker/whisper/build.mjs makes both). */
  readonly program: string;
  readonly model: string;
  readonly vad: string;
  readonly threads: number;
  /** Seconds without a sign of life after which the worker is taken for hung. */
  readonly patience?: number;
}

/** Whisper in a child process of ours. It starts with the first job; after a crash or a hang the next job has a new one. */
export function embeddedWhisper({ program, model, vad, threads, patience = 180 }: Embedded): Transcriber {
  let worker: Worker | undefined;
  const oneAfterTheOther = oneSlot();
  const awake = async () => {
    worker ??= await startWorker([program, model, vad], patience);
    return worker;
  };
  /** Whatever went wrong with a worker, it is not asked again. */
  const dismiss = () => {
    worker?.stop();
    worker = undefined;
  };
  const ask = (command: string, pcm: Int16Array, signal: AbortSignal | undefined) =>
    oneAfterTheOther.turn(async () => {
      try {
        return await (await awake()).ask(command, pcm, signal);
      } catch (error) {
        if (!(error instanceof EngineFailure && error.kind === 'refused')) dismiss();
        throw error;
      }
    }, signal);
  const engine = (version: string): Engine => ({ name: 'whisper.cpp', version, model: basename(model) });
  const hear = async (pcm: Int16Array, signal: AbortSignal | undefined) =>
    stretches(await ask('hear', pcm, signal));
  return {
    hear: (pcm, asked) => hear(pcm, asked?.signal),
    async transcribe(pcm, asked) {
      const { signal } = asked;
      const heard = await inPieces(pcm, asked, {
        hear: () => hear(pcm, signal),
        async transcribe(piece, language) {
          const result = await ask(`transcribe ${plain(language)} ${threads}`, piece, signal);
          return { language: result.language, speech: stretches(result), words: wordsFrom(result.tokens) };
        },
      });
      return { ...heard, engine: engine((await awake()).version) };
    },
    // A worker that runs is not asked: whether it is ready must be known while it works, too.
    version: async () => engine((worker ?? (await oneAfterTheOther.turn(awake))).version),
    close: async () => dismiss(),
  };
}
const stretches = ({ speech }: Result): Stretch[] => speech.map(([start, end]) => ({ start, end }));

function plain(language: string) {
  if (/^[a-z]{2,4}$/.test(language)) return language;
  throw new EngineFailure('refused', 'This is no code of a language, such as "en".');
}

type Worker = Awaited<ReturnType<typeof startWorker>>;
async function startWorker(command: readonly [string, string, string], patience: number) {
  const [program, ...models] = command;
  const absent = command.find((path) => !existsSync(path));
  if (absent) throw new EngineFailure('missing', `${basename(absent)} is not there yet.`);
  const child = await startConfined(program, models, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin?.on('error', () => undefined); // a worker that ended says so by its end
  const next = messagesOf(child, patience);
  const first = await next();
  if (first.type !== 'ready') {
    child.kill('SIGKILL');
    throw new EngineFailure('broken', first.type === 'fatal' ? first.message : 'The worker did not start.');
  }
  let jobs = 0;
  return {
    version: first.version,
    stop: () => void child.kill('SIGKILL'),
    async ask(what: string, pcm: Int16Array, signal: AbortSignal | undefined) {
      const id = ++jobs;
      const [verb, ...rest] = what.split(' ');
      child.stdin?.write(`${[verb, id, ...rest, pcm.length].join(' ')}\n`);
      child.stdin?.write(Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength));
      return resultOf(child, next, signal);
    },
  };
}

/** whisper.cpp cannot be stopped while it encodes, so a job that is not wanted any more costs the worker. */
async function resultOf(child: ChildProcess, next: () => Promise<Line>, signal: AbortSignal | undefined) {
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  try {
    for (;;) {
      const line = await next();
      if (line.type === 'result') return line;
      if (line.type === 'error') throw new EngineFailure('refused', line.message);
      if (line.type === 'fatal') throw new EngineFailure('lost', line.message);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', kill);
  }
}

/** The worker's next message; its end or a long silence is a failure. */
function messagesOf(child: ChildProcess, patience: number) {
  const next = linesOf(child, patience);
  return async (): Promise<Line> => {
    const line = await next().catch((error: unknown) => {
      throw error instanceof ChildHung ? new EngineFailure('hung', error.message) : error;
    });
    if (line === undefined) throw new EngineFailure('lost', 'The worker ended in the middle of its work.');
    return JSON.parse(line);
  };
}

/** What the sidecar (docker/whisper/server.ts) says while and after it works, a line each. */
export type Told<T> =
  | { type: 'alive' }
  | { type: 'progress'; done: number }
  | { type: 'result'; result: T }
  | { type: 'failed'; kind: FailureKind; message: string };

/**
 * Whisper behind HTTP. One that is busy is asked again for `patience` seconds; one that says nothing for `silence` seconds,
 * or is not done after `most` of them, is given up.
 */
export function whisperSidecar(at: {
  url: string;
  token?: string | undefined;
  patience?: number;
  silence?: number;
  most?: (secondsOfSound: number) => number;
  /** The way to it: the gate's. */
  fetch: Fetch;
}): Transcriber {
  const { patience = 600, silence = 180, most = (seconds) => 600 + 30 * seconds } = at;
  const url = (path: string) => new URL(path, `${at.url.replace(/\/+$/, '')}/`);
  const headers = {
    'content-type': 'audio/L16',
    ...(at.token ? { authorization: `Bearer ${at.token}` } : {}),
  };
  const post = async <T>(
    path: string,
    pcm: Int16Array,
    fits: (value: unknown, seconds: number) => value is T,
    { signal, onProgress }: Partial<Asked>,
  ) => {
    const body = new Uint8Array(pcm.buffer as ArrayBuffer, pcm.byteOffset, pcm.byteLength);
    const seconds = pcm.length / sampleRate;
    // The time in its queue is over when it takes us: it says 429 before.
    const clock = new AbortController();
    const wanted = signal ? AbortSignal.any([signal, clock.signal]) : clock.signal;
    const response = await answered(
      at.fetch,
      url(path),
      { method: 'POST', body, headers, signal: wanted },
      patience,
    );
    const told = resultIn(response, { silence, most: most(seconds), seconds, onProgress });
    const result = await told.catch((error: unknown) => {
      clock.abort();
      signal?.throwIfAborted();
      throw error;
    });
    if (fits(result, seconds)) return result;
    throw new EngineFailure('nonsense', 'The Whisper sidecar answered what nobody can have said.');
  };
  return {
    hear: (pcm, asked = {}) => post('speech', pcm, areStretches, asked),
    transcribe: (pcm, asked) =>
      post(`transcriptions?language=${encodeURIComponent(asked.language)}`, pcm, isTranscription, asked),
    version: async () => (await answered(at.fetch, url('version'), { headers }, 0)).json() as Promise<Engine>,
    close: async () => undefined,
  };
}

const longestPause = 30;
async function answered(fetch: Fetch, url: URL, init: RequestInit, patience: number): Promise<Response> {
  const until = Date.now() + patience * 1000;
  for (;;) {
    const response = await fetch(url, init).catch((error: unknown) => {
      init.signal?.throwIfAborted();
      if (error instanceof Refusal) throw error;
      throw new EngineFailure('lost', 'The Whisper sidecar does not answer.', { cause: error });
    });
    if (response.ok) return response;
    if (response.status !== 429 || Date.now() > until) throw await failureIn(response);
    await response.body?.cancel();
    const pause = Math.min(longestPause, Math.max(1, Number(response.headers.get('retry-after')) || 1));
    await wait(pause * 1000, undefined, init.signal ? { signal: init.signal } : {});
  }
}
async function failureIn(response: Response) {
  const said = (await response.json().catch(() => ({}))) as { kind?: unknown };
  return new EngineFailure(failureKindOf(said?.kind), `The Whisper sidecar said ${response.status}.`);
}

type Listening = {
  /** Seconds without a word, and in all. */
  readonly silence: number;
  readonly most: number;
  /** Of the sound that it listens to: no honest answer is longer than so many bytes. */
  readonly seconds: number;
  readonly onProgress: Asked['onProgress'];
};
async function resultIn(response: Response, { onProgress, ...limits }: Listening): Promise<unknown> {
  for await (const line of linesIn(response, limits)) {
    const told = toldIn(line);
    if (told.type === 'result') return told.result;
    if (told.type === 'failed')
      throw new EngineFailure(failureKindOf(told.kind), 'The Whisper sidecar could not do it.');
    if (told.type === 'progress') onProgress?.(Number(told.done));
  }
  throw new EngineFailure('lost', 'The Whisper sidecar broke off.');
}
function toldIn(line: string): Partial<Told<unknown>> & object {
  try {
    const told: unknown = JSON.parse(line);
    if (typeof told === 'object' && told !== null) return told;
  } catch {
    // Said below.
  }
  throw new EngineFailure('lost', 'What answers is no Whisper sidecar.');
}

const bytesPerSecond = 20_000;
/** The lines of an answer, as long as it is one that can end. */
async function* linesIn(
  response: Response,
  { silence, most, seconds }: Omit<Listening, 'onProgress'>,
): AsyncGenerator<string> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const until = performance.now() + most * 1000;
  const text = new TextDecoder();
  let [rest, bytes] = ['', 0];
  try {
    for (;;) {
      const left = Math.min(silence * 1000, until - performance.now());
      const { done, value } = await inTime(reader.read(), left);
      if (done) return;
      bytes += value.length;
      if (bytes > 1e6 + seconds * bytesPerSecond)
        throw new EngineFailure('nonsense', 'The Whisper sidecar does not stop talking.');
      const lines = (rest + text.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
async function inTime<T>(reading: Promise<T>, milliseconds: number): Promise<T> {
  const clock = new AbortController();
  const over = wait(Math.max(0, milliseconds), undefined, { signal: clock.signal }).then(() => {
    throw new EngineFailure('hung', 'The Whisper sidecar takes longer than it may.');
  });
  over.catch(() => undefined);
  const lost = reading.catch((error: unknown) => {
    throw new EngineFailure('lost', 'The Whisper sidecar broke off.', { cause: error });
  });
  return Promise.race([lost, over]).finally(() => clock.abort());
}
