import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '#kernel/errors.ts';
import type { Fetch } from '#kernel/gate.ts';
import {
  type Asked,
  type Engine,
  EngineFailure,
  failureKindOf,
  sampleRate,
  type Transcriber,
} from '#transcribers';
import { areStretches, isTranscription, type Told } from './model.ts';

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
