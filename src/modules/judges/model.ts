/** What a language model is asked: the part that many answers share comes first, so that it is read only once. */
export interface Prompt {
  readonly prefix: string;
  readonly rest: string;
}
/** Which of a few one-token words comes next? */
export interface Weighing extends Prompt {
  readonly choices: readonly string[];
}
/** What fits this JSON schema? Enumerations and strings only: small models lose themselves in numbers. */
export interface Completion extends Prompt {
  readonly schema: object;
  readonly maxTokens: number;
  readonly seed: number;
}

interface Cost {
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly seconds: number;
}
/** Probability of each choice, in the order asked; together at most 1, what is missing went to other words. */
export interface Weighed extends Cost {
  readonly chances: readonly number[];
}
export interface Completed extends Cost {
  /** Exactly what the model wrote. */
  readonly text: string;
  /** The same, parsed. It follows the schema only as far as the engine enforces it: check it. */
  readonly json: unknown;
}
/** Who answered: goes into every decision record. */
export interface About {
  readonly model: string;
  /** SHA-256 of the weights (embedded) or of Ollama's manifest; names and tags move, this does not. */
  readonly digest: string;
  readonly quantisation: string;
  readonly engine: string;
  readonly engineVersion: string;
}

/**
 * A language model, wherever it runs. Temperature 0 throughout; the same question gives the same answer.
 * Throws `NotYet` when there is no model or it cannot be reached (the work waits), `ModelTrouble` otherwise.
 */
export interface LanguageModel {
  about(signal?: AbortSignal): Promise<About>;
  weigh(asked: Weighing, signal?: AbortSignal): Promise<Weighed>;
  complete(asked: Completion, signal?: AbortSignal): Promise<Completed>;
  close(): Promise<void>;
}

const troubles = {
  slow: 'The model took longer than it may.',
  crashed: 'The process of the model ended.',
  nonsense: 'The model wrote what cannot be used.',
  tooLong: 'The question and the answer together are longer than the model can read.',
} as const;

/** The model was there and failed at this one thing. `nonsense` and `tooLong` say something about the answer asked. */
export class ModelTrouble extends Error {
  readonly code: keyof typeof troubles;
  constructor(code: keyof typeof troubles, options?: ErrorOptions) {
    super(troubles[code], options);
    this.name = 'ModelTrouble';
    this.code = code;
  }
}

/** Runs something with a clock of its own; what the clock stopped is `slow`, what the caller stopped is the caller's. */
export async function within<T>(
  seconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const clock = AbortSignal.timeout(seconds * 1000);
  try {
    return await work(signal ? AbortSignal.any([clock, signal]) : clock);
  } catch (error) {
    signal?.throwIfAborted();
    if (clock.aborted) throw new ModelTrouble('slow', { cause: error });
    throw error;
  }
}

/** Rounded, the chances of an honest engine may add up to a hair more than 1. */
const certain = 1.01;
/** What an engine says of so many choices, if it can be chances at all: nobody's level stands on anything else. */
export function chancesIn(said: unknown, choices: number): readonly number[] {
  const chances: unknown[] = Array.isArray(said) ? said : [];
  const isChance = (one: unknown): one is number => typeof one === 'number' && one >= 0 && one <= certain;
  const fits = chances.length === choices && chances.every(isChance);
  if (!fits || chances.reduce<number>((sum, one) => sum + Number(one), 0) > certain)
    throw new ModelTrouble('nonsense');
  return chances.map(Number);
}

/** What the model wrote, as JSON; a text that broke off at its limit (a loop, mostly) is nonsense, too. */
export function parsed(text: string, finished: boolean): unknown {
  if (!finished) throw new ModelTrouble('nonsense');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelTrouble('nonsense', { cause });
  }
}
