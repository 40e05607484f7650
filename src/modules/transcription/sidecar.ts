import type { ChildProcess } from 'node:child_process';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { startConfined } from '#kernel/child.ts';
import {
  cutAtSilence,
  type Engine,
  later,
  longestPiece,
  type Stretch,
  sampleRate,
  soundOf,
  type Token,
  type Transcription,
  type Word,
  wordsFrom,
} from './model.ts';

export interface Asked {
  /** Code such as `en`, or `auto`. */
  readonly language: string;
  readonly signal?: AbortSignal | undefined;
  /** Told how much is done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}
/** Turns sound (16 kHz, mono) into words. One job after the other, in the order in which they were asked. */
export interface Transcriber {
  /** Where somebody speaks. */
  hear(pcm: Int16Array, asked?: Pick<Asked, 'signal'>): Promise<Stretch[]>;
  transcribe(pcm: Int16Array, asked: Asked): Promise<Transcription>;
  version(): Promise<Engine>;
  close(): Promise<void>;
}

/**
 * `missing`: a program or model is not there. `broken`: it is there and cannot be used. `refused`: it will not do this
 * job, ever. `lost`, `hung`, `busy`: another try may go well.
 */
export type FailureKind = 'missing' | 'broken' | 'refused' | 'lost' | 'hung' | 'busy';
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  readonly kind: FailureKind;
  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
  get code() {
    return this.kind;
  }
}

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
  let last: Promise<unknown> = Promise.resolve();
  const awake = async () => {
    if (!worker || worker.isOver()) worker = await startWorker([program, model, vad], patience);
    return worker;
  };
  const oneAfterTheOther = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const ask = (command: string, pcm: Int16Array, signal: AbortSignal | undefined) =>
    oneAfterTheOther(async () => {
      signal?.throwIfAborted();
      return (await awake()).ask(command, pcm, signal);
    });
  const engine = (version: string): Engine => ({ name: 'whisper.cpp', version, model: basename(model) });
  const hear = async (pcm: Int16Array, signal: AbortSignal | undefined) =>
    stretches(await ask('hear', pcm, signal));
  return {
    hear: (pcm, asked) => hear(pcm, asked?.signal),
    async transcribe(pcm, { language, signal, onProgress }) {
      const short = pcm.length <= longestPiece * sampleRate;
      const pieces = short ? undefined : cutAtSilence(pcm, await hear(pcm, signal));
      const speech: Stretch[] = [];
      const words: Word[] = [];
      let spoken = language;
      for (const piece of pieces ?? [{ start: 0, end: pcm.length / sampleRate }]) {
        const part = await ask(`transcribe ${plain(spoken)} ${threads}`, soundOf(pcm, piece), signal);
        speech.push(...later(stretches(part), piece.start));
        words.push(...later(wordsFrom(part.tokens), piece.start));
        spoken = part.tokens.length > 0 ? part.language : spoken;
        onProgress?.(piece.end / (pcm.length / sampleRate));
      }
      return { language: spoken, speech, words, engine: engine((await awake()).version) };
    },
    version: () => oneAfterTheOther(async () => engine((await awake()).version)),
    close: async () => worker?.stop(),
  };
}
const stretches = ({ speech }: Result): Stretch[] => speech.map(([start, end]) => ({ start, end }));

function plain(language: string) {
  if (/^[a-z]{2,4}$/.test(language)) return language;
  throw new EngineFailure('refused', 'This is no code of a language, such as "en".');
}

interface Worker {
  readonly version: string;
  isOver(): boolean;
  ask(command: string, pcm: Int16Array, signal: AbortSignal | undefined): Promise<Result>;
  stop(): void;
}
async function startWorker(command: readonly [string, string, string], patience: number): Promise<Worker> {
  const [program, ...models] = command;
  for (const path of command) {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (!there) throw new EngineFailure('missing', `${basename(path)} is not there yet.`);
  }
  const child = await startConfined(program, models, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin?.on('error', () => undefined); // a worker that ended says so by its end
  const next = linesOf(child, patience);
  const first = await next();
  if (first.type !== 'ready') {
    child.kill('SIGKILL');
    throw new EngineFailure('broken', first.type === 'fatal' ? first.message : 'The worker did not start.');
  }
  let jobs = 0;
  return {
    version: first.version,
    isOver: () => child.exitCode !== null || child.signalCode !== null || child.killed,
    stop: () => void child.kill('SIGKILL'),
    async ask(what, pcm, signal) {
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

/** The worker's next line; its end or a long silence (it is killed then) is a failure. */
function linesOf(child: ChildProcess, patience: number) {
  if (!child.stdout) throw new Error('the worker has no stdout');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (): Promise<Line> => {
    let isHung = false;
    const clock = setTimeout(() => {
      isHung = true;
      child.kill('SIGKILL');
    }, patience * 1000);
    try {
      const { value, done } = await lines.next();
      if (!done) return JSON.parse(value);
    } finally {
      clearTimeout(clock);
    }
    if (isHung) throw new EngineFailure('hung', `The worker said nothing for ${patience} seconds.`);
    throw new EngineFailure('lost', 'The worker ended in the middle of its work.');
  };
}
