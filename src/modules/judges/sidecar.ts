import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startConfined } from '#kernel/child.ts';
import { oneSlot } from '#kernel/compute.ts';
import { NotYet } from '#kernel/errors.ts';
import { places } from '#kernel/places.ts';
import { type About, chancesIn, type LanguageModel, ModelTrouble, parsed, within } from './model.ts';

export interface LlamaSettings {
  /** The weights, a GGUF file. */
  readonly file: string;
  /** Their name and SHA-256, for the record. */
  readonly model: string;
  readonly digest: string;
  readonly threads: number;
  readonly contextTokens: number;
  /** Longest time one question may take, and the model may load. */
  readonly limitSeconds: number;
  /** After this long without a question the child is let go, and its memory with it. */
  readonly idleSeconds: number;
  /** The program of the child; only tests give another. */
  readonly worker?: string;
}

const { languageWorker: worker, llamaCpp } = places;

/** llama.cpp in a child process. A hang or a crash costs the question that met it; the next one starts a new child. */
export function embeddedLlama(settings: LlamaSettings): LanguageModel {
  const slot = oneSlot();
  let running: Running | undefined;
  let idle: NodeJS.Timeout | undefined;
  const close = async () => {
    clearTimeout(idle);
    running?.stop();
    running = undefined;
  };
  const attempt = async <T>(request: object, signal?: AbortSignal) => {
    const { limitSeconds } = settings;
    if (!running?.alive()) running = await within(limitSeconds, signal, (clock) => start(settings, clock));
    const child = running;
    return within(limitSeconds, signal, (clock) => child.ask<T>(request, clock));
  };
  const ask = <T>(request: object, signal?: AbortSignal) =>
    slot.turn(async () => {
      clearTimeout(idle);
      try {
        return await attempt<T>(request, signal);
      } catch (error) {
        if (!isHarmless(error)) await close();
        throw error;
      } finally {
        idle = setTimeout(close, settings.idleSeconds * 1000).unref();
      }
    }, signal);
  const timed = async <T>(request: object, signal?: AbortSignal) => {
    const from = performance.now();
    const result = await ask<T>(request, signal);
    return { ...result, seconds: (performance.now() - from) / 1000 };
  };
  return {
    about: (signal) => ask<About>({ do: 'about' }, signal).then((child) => aboutOf(settings, child)),
    weigh: async (asked, signal) => {
      const made = await timed<Chances>({ do: 'weigh', ...asked }, signal);
      return { ...made, chances: chancesIn(made.chances, asked.choices.length) };
    },
    complete: async (asked, signal) => {
      const { finished, ...made } = await timed<Written>({ do: 'complete', ...asked }, signal);
      return { ...made, json: parsed(made.text, finished) };
    },
    close,
  };
}

/** After anything else the child is dead, or not to be trusted. */
const isHarmless = (error: unknown) =>
  error instanceof ModelTrouble && (error.code === 'nonsense' || error.code === 'tooLong');

const aboutOf = (
  { model, digest }: LlamaSettings,
  { quantisation, engine, engineVersion }: About,
): About => ({
  model,
  digest,
  quantisation,
  engine,
  engineVersion,
});

interface Chances {
  chances: number[];
  tokensIn: number;
  tokensOut: number;
}
interface Written {
  text: string;
  finished: boolean;
  tokensIn: number;
  tokensOut: number;
}
type Said = { ready?: true; result?: unknown; error?: { kind: string } };
interface Running {
  alive(): boolean;
  ask<T>(request: object, clock: AbortSignal): Promise<T>;
  stop(): void;
}

/** Starts the child and waits until the weights are loaded. It gets no network and nothing of our environment. */
async function start(settings: LlamaSettings, clock: AbortSignal): Promise<Running> {
  if (!existsSync(settings.file)) throw new NotYet('language-model-missing');
  if (!settings.worker && !existsSync(llamaCpp)) throw new NotYet('llama-cpp-not-installed');
  const { file, threads, contextTokens } = settings;
  const args = [
    settings.worker ?? worker,
    '--model',
    file,
    '--threads',
    `${threads}`,
    '--context',
    `${contextTokens}`,
  ];
  const child = await startConfined(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const hear = listen(child);
  const running: Running = {
    alive: () => child.exitCode === null && child.signalCode === null,
    ask: async <T>(request: object, limit: AbortSignal) => {
      child.stdin?.write(`${JSON.stringify(request)}\n`);
      return resultOf(await hear(limit)) as T;
    },
    stop: () => void child.kill('SIGKILL'),
  };
  if (!(await hear(clock)).ready) throw new ModelTrouble('nonsense');
  return running;
}

/** The next line of the child. When the clock runs out the child is killed: native code cannot be asked to stop. */
function listen(child: ChildProcess) {
  if (!child.stdout) throw new ModelTrouble('crashed');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin?.on('error', () => undefined); // a child that died while we wrote is told by its closed stdout
  return async (clock: AbortSignal): Promise<Said> => {
    const kill = () => void child.kill('SIGKILL');
    if (clock.aborted) kill();
    clock.addEventListener('abort', kill, { once: true });
    const line = await lines.next();
    clock.removeEventListener('abort', kill);
    if (line.done) throw new ModelTrouble('crashed');
    return said(line.value);
  };
}

function said(line: string): Said {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new ModelTrouble('crashed', { cause });
  }
}

function resultOf({ result, error }: Said): unknown {
  if (!error) return result;
  throw new ModelTrouble(error.kind === 'tooLong' || error.kind === 'nonsense' ? error.kind : 'crashed');
}
