import { type ChatResponse, type Logprob, Ollama } from 'ollama';
import { type Completion, type LanguageModel, ModelTrouble, type Prompt, parsed, within } from '#judges';
import { NotYet } from '#kernel/errors.ts';

export interface OllamaSettings {
  readonly url: string;
  readonly model: string;
  /** Sent with every question: Ollama's own default cuts prompts without a word. */
  readonly contextTokens: number;
  /** Longest time one question may take, loading included. */
  readonly limitSeconds: number;
}

/** A model on an Ollama server. Nothing of it leaves that server: names that mean somebody else's computer are refused. */
export function ollamaModel(settings: OllamaSettings): LanguageModel {
  if (/cloud/iu.test(settings.model))
    throw new Error('OLLAMA_MODEL names a cloud model. Choose one that runs on your own server.');
  const timed = async <T>(signal: AbortSignal | undefined, work: (clock: AbortSignal) => Promise<T>) => {
    const from = performance.now();
    const result = await within(settings.limitSeconds, signal, work).catch(explain);
    return { ...result, seconds: (performance.now() - from) / 1000 };
  };
  return {
    about: (signal) =>
      within(settings.limitSeconds, signal, (clock) => about(settings, clock)).catch(explain),
    weigh: ({ choices, ...prompt }, signal) =>
      timed(signal, async (clock) => {
        const { logprobs, ...cost } = await chat(settings, { ...prompt, maxTokens: 1, seed: 1 }, clock);
        return { ...cost, chances: choices.map((word) => chanceOf(word, logprobs[0])) };
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
const client = ({ url }: OllamaSettings, clock: AbortSignal, maxBytes = 1_000_000) =>
  new Ollama({
    host: url,
    fetch: async (input, init) =>
      guarded(await fetch(input, { ...init, signal: clock, redirect: 'error' }), maxBytes),
  });

async function about(settings: OllamaSettings, clock: AbortSignal) {
  const ollama = client(settings, clock);
  const [{ models }, { version }] = await Promise.all([ollama.list(), ollama.version()]);
  const names = [settings.model, `${settings.model}:latest`];
  const found = models.find(({ name }) => names.includes(name));
  if (!found) throw new NotYet('language-model-missing');
  const { quantization_level: quantisation } = found.details;
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
  const parts: ChatResponse[] = [];
  for await (const part of await client(settings, clock, 100_000 + maxTokens * 4_000).chat(request)) {
    parts.push(part);
    if (parts.length > maxTokens + 8) throw new ModelTrouble('nonsense');
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
  if (!first?.top_logprobs) throw new ModelTrouble('nonsense');
  const same = first.top_logprobs.filter(({ token }) => token === word);
  return same.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0);
}

/** The client prints lines it cannot parse, and they may hold words of a candidate; and it reads on without end. */
function guarded(response: Response, maxBytes: number): Response {
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

/** A server that is down, busy or no Ollama at all says nothing about the answer: the work waits. */
function explain(error: unknown): never {
  if (error instanceof ModelTrouble || error instanceof NotYet) throw error;
  // The client does not export the class of its errors.
  const status = error instanceof Error && 'status_code' in error ? error.status_code : 0;
  const words = error instanceof Error ? error.message : '';
  if (status === 404) throw new NotYet('language-model-missing');
  if (status === 400 && /context|too long|exceed/iu.test(words)) throw new ModelTrouble('tooLong');
  if (status === 503) throw new NotYet('language-model-busy');
  throw new NotYet('language-model-unreachable', { cause: error });
}
