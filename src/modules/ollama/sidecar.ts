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
  { url, fetch }: OllamaSettings,
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

/** The client prints lines it cannot parse, and they may hold words of a candidate; and it reads on without end. */
async function guarded(response: Response, maxBytes: number): Promise<Response> {
  if (!response.ok) throw await refusal(response);
  if (!response.body) return response;
  let bytes = 0;
  const lines = { rest: '' };
  const text = new TextDecoder();
  const check = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new ModelTrouble('nonsense');
      const parts = (lines.rest + text.decode(chunk, { stream: true })).split('\n');
      lines.rest = parts.pop() ?? '';
      for (const line of parts) refuseUnlessJson(line);
      controller.enqueue(chunk);
    },
    flush: () => refuseUnlessJson(lines.rest),
  });
  return new Response(response.body.pipeThrough(check), response);
}
function refuseUnlessJson(line: string) {
  if (!line.trim()) return;
  try {
    JSON.parse(line);
  } catch (cause) {
    throw new NotYet('language-model-server-is-not-ollama', { cause });
  }
}

/** Read before the client does: it would print to the console that it reads the text of an error. */
async function refusal(response: Response) {
  if (response.status === 404) return new NotYet('language-model-missing');
  if (response.status === 503) return new NotYet('language-model-busy');
  const words = response.status === 400 ? await response.text() : '';
  if (/context|too long|exceed/iu.test(words)) return new ModelTrouble('tooLong');
  return new NotYet('language-model-unreachable');
}

/** A server that is down or no Ollama at all says nothing about the answer: the work waits. */
function explain(error: unknown): never {
  if (error instanceof ModelTrouble || error instanceof NotYet || error instanceof Refusal) throw error;
  throw new NotYet('language-model-unreachable', { cause: error });
}
