import { type ChatResponse, type Logprob, Ollama } from 'ollama';
import {
  type Completion,
  chancesIn,
  type LanguageModel,
  ModelTrouble,
  type Prompt,
  parsed,
  within,
} from '#judges';
import { NotYet, Refusal } from '#kernel/errors.ts';
import type { Fetch } from '#kernel/gate.ts';
import { guarded } from './model.ts';

export interface OllamaSettings {
  readonly url: string;
  readonly model: string;
  /** Sent with every question: Ollama's own default cuts prompts without a word. */
  readonly contextTokens: number;
  /** Longest time one question may take, loading included. */
  readonly limitSeconds: number;
  /** The way to the server: the gate's. */
  readonly fetch: Fetch;
}

/** A model on an Ollama server. Nothing of it leaves that server: names that mean somebody else's computer are refused. */
export function ollamaModel(settings: OllamaSettings): LanguageModel {
  if (/cloud/iu.test(settings.model))
    throw new Error('OLLAMA_MODEL names a cloud model. Choose one that runs on your own server.');
  const timed = async <T>(signal: AbortSignal | undefined, work: (clock: AbortSignal) => Promise<T>) => {
    const from = performance.now();
    const result = await within(settings.limitSeconds, signal, (clock) => work(clock).catch(explain));
    return { ...result, seconds: (performance.now() - from) / 1000 };
  };
  return {
    about: (signal) =>
      within(settings.limitSeconds, signal, (clock) => about(settings, clock).catch(explain)),
    weigh: ({ choices, ...prompt }, signal) =>
      timed(signal, async (clock) => {
        const { logprobs, ...cost } = await chat(settings, { ...prompt, maxTokens: 1, seed: 1 }, clock);
        const chances = choices.map((word) => chanceOf(word, logprobs[0]));
        return { ...cost, chances: chancesIn(chances, choices.length) };
      }),
    complete: (asked, signal) =>
      timed(signal, async (clock) => {
        const { text, finished, tokensIn, tokensOut } = await chat(settings, asked, clock);
        return { text, json: parsed(text, finished), tokensIn, tokensOut };
      }),
    close: async () => undefined,
  };
}

/** One client per question: `ollama.abort()` would stop everybody's. */
const client = (
  { url, fetch }: Pick<OllamaSettings, 'url' | 'fetch'>,
  clock: AbortSignal,
  maxBytes = 1_000_000,
  carries?: Parameters<Fetch>[2],
) =>
  new Ollama({
    host: url,
    fetch: async (input, init) => {
      const reached = input instanceof Request ? input.url : input;
      return guarded(await fetch(reached, { ...init, signal: clock, redirect: 'error' }, carries), maxBytes);
    },
  });

async function about(settings: OllamaSettings, clock: AbortSignal) {
  const ollama = client(settings, clock, 1_000_000, 'nothing of a person');
  const [{ models }, { version }] = await Promise.all([ollama.list(), ollama.version()]);
  const names = [settings.model, `${settings.model}:latest`];
  const found = models.find(({ name }) => names.includes(name));
  if (!found) throw new NotYet('language-model-missing');
  // Made from a bare file, a model has the template "{{ .Prompt }}" and would never see the rubric: it is the system text.
  const { template } = await ollama.show({ model: settings.model });
  if (!/\.System|\.Messages/u.test(template)) throw new NotYet('language-model-without-chat-template');
  const { quantization_level: quantisation } = found.details;
  const isDigest = /^[0-9a-f]{64}$/u.test(found.digest);
  if (!isDigest || [quantisation, version].some((words) => typeof words !== 'string' || words.length > 100))
    throw new NotYet('language-model-server-is-not-ollama');
  return {
    model: settings.model,
    digest: found.digest,
    quantisation,
    engine: 'ollama',
    engineVersion: version,
  };
}

/** Silent for so long, a server that fetches has lost the line. */
const silenceMs = 120_000;
/** Lines about progress come by the second, for hours where the line is slow. */
const mostProgress = 100_000_000;
export interface Progress {
  readonly soFar: number;
  readonly inAll: number;
}
/**
 * Has the server fetch a model and tells how far it is, in bytes. What the server says of a failure is not repeated: it
 * may name places. Whoever stops listening stops it.
 * @throws {Refusal} with what to do when it cannot be fetched
 */
export async function* pulling({
  url,
  model,
  fetch,
}: Pick<OllamaSettings, 'url' | 'model' | 'fetch'>): AsyncGenerator<Progress> {
  const stop = new AbortController();
  const ollama = client({ url, fetch }, stop.signal, mostProgress, 'nothing of a person');
  const parts = new Map<string, Progress>();
  const silent = setTimeout(() => stop.abort(), silenceMs);
  let status = '';
  try {
    for await (const line of await ollama.pull({ model, stream: true })) {
      silent.refresh();
      status = line.status;
      if (line.digest) parts.set(line.digest, { soFar: line.completed ?? 0, inAll: line.total ?? 0 });
      yield sumOf([...parts.values()]);
    }
    if (status !== 'success') throw new Error('it ended without success');
  } catch (cause) {
    throw cannotFetch(cause);
  } finally {
    clearTimeout(silent);
    stop.abort();
  }
}
const sumOf = (parts: readonly Progress[]) =>
  parts.reduce((sum, { soFar, inAll }) => ({ soFar: sum.soFar + soFar, inAll: sum.inAll + inAll }), {
    ...{ soFar: 0, inAll: 0 },
  });
function cannotFetch(cause: unknown) {
  if (cause instanceof Refusal) return cause;
  const gone = cause instanceof Error && /not found|does not exist|manifest/iu.test(cause.message);
  return new Refusal(
    'unavailable',
    gone
      ? 'The server found no model of this name where it fetches from. Check OLLAMA_MODEL, or create the model on the server from a file.'
      : 'The server could not fetch it: it may reach no registry, or its disk is full. Its log says more. Try again, or copy the model onto the server.',
    { cause },
  );
}

type Asked = Prompt & Pick<Completion, 'maxTokens' | 'seed'> & Partial<Pick<Completion, 'schema'>>;

/** Streams and collects: a call that says nothing for 300 s would die in fetch, whatever our own clock allows. */
async function chat(
  settings: OllamaSettings,
  { prefix, rest, maxTokens, seed, schema }: Asked,
  clock: AbortSignal,
) {
  const request = {
    model: settings.model,
    messages: [
      { role: 'system', content: prefix },
      { role: 'user', content: rest },
    ],
    stream: true as const,
    options: { temperature: 0, seed, num_ctx: settings.contextTokens, num_predict: maxTokens },
    truncate: false,
    shift: false,
    keep_alive: '10m',
    ...(schema ? { format: schema } : { logprobs: true, top_logprobs: 20 }),
  };
  const stop = new AbortController(); // leaving the loop would not end the stream, and the server would write on
  const parts: ChatResponse[] = [];
  const signal = AbortSignal.any([clock, stop.signal]);
  try {
    for await (const part of await client(settings, signal, 100_000 + maxTokens * 4_000).chat(request)) {
      parts.push(part);
      if (parts.length > maxTokens + 8) throw new ModelTrouble('nonsense');
    }
  } finally {
    stop.abort();
  }
  return collected(parts);
}

function collected(parts: readonly ChatResponse[]) {
  const last = parts.at(-1);
  return {
    text: parts.map(({ message }) => message?.content ?? '').join(''),
    finished: last?.done_reason === 'stop',
    logprobs: parts.flatMap((part) => part.logprobs ?? []),
    tokensIn: last?.prompt_eval_count ?? 0,
    tokensOut: last?.eval_count ?? 0,
  };
}

/** Ollama tells the 20 likeliest words; what is not among them counts as impossible. */
function chanceOf(word: string, first: Logprob | undefined): number {
  if (!Array.isArray(first?.top_logprobs)) throw new ModelTrouble('nonsense');
  const same = first.top_logprobs.filter(({ token }) => token === word);
  return same.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0);
}

/** A server that is down or no Ollama at all says nothing about the answer: the work waits. */
function explain(error: unknown): never {
  if (error instanceof ModelTrouble || error instanceof NotYet || error instanceof Refusal) throw error;
  throw new NotYet('language-model-unreachable', { cause: error });
}
