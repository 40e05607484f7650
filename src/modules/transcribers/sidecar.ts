import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { ChildHung, linesOf, startConfined } from '#kernel/child.ts';
import { oneSlot } from '#kernel/compute.ts';
import {
  type Engine,
  EngineFailure,
  inPieces,
  type Stretch,
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
