import { existsSync } from 'node:fs';
import { embeddedLlama, type LanguageModel } from '#judges';
import type { Config } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { NotYet } from '#kernel/errors.ts';
import type { Gate } from '#kernel/gate.ts';
import { places } from '#kernel/places.ts';
import { findWeights, isAtHand, languageMissing } from '#models';
import { ollamaModel } from '#ollama';
import { sha256Of } from '#weights';

/** Rubric, longest answer and quotes together; what is longer is told to people, never cut. */
const contextTokens = 4096;
/** Two cores read a full context in about two minutes. */
const limitSeconds = 240;
/** Two gigabytes are given back when nobody was rated for so long. */
const idleSeconds = 300;

/** The language model that the settings name; `file` is where its weights lie when llama.cpp runs here. */
export async function judgeOf({ language, threads }: Config, gate: Gate, file: string | undefined) {
  const { ollamaUrl: url, ollamaModel: name, model } = language;
  if (url) {
    const fetch = gate.fetchFor('answers');
    return ollamaModel({ url, model: name, contextTokens, limitSeconds, fetch });
  }
  if (!file) throw new NotYet(languageMissing);
  const digest = await sha256Of(file);
  return embeddedLlama({ file, model, digest, threads, contextTokens, limitSeconds, idleSeconds });
}
/** The language model of the house: an Ollama server, or llama.cpp in a child. Waits while it is missing. */
export const languageModelOf = (ctx: Ctx): Promise<LanguageModel> =>
  ctx.engines.of('language', async () => {
    const { ollamaUrl, model } = ctx.config.language;
    const file = ollamaUrl ? undefined : await findWeights(ctx, model);
    return inTurn(ctx, await judgeOf(ctx.config, ctx.gate, file));
  });

/** Seconds that a server may take to say who it is. */
const patience = 5;
/** Resolves when answers could be rated now, without beginning anything; says by its reason what is missing. */
export async function readyToRate({ config, gate }: Pick<Ctx, 'config' | 'gate'>): Promise<void> {
  const { ollamaUrl: url, ollamaModel: name, model } = config.language;
  if (url) {
    const fetch = gate.fetchFor('answers');
    await ollamaModel({ url, model: name, contextTokens, limitSeconds: patience, fetch }).about();
    return;
  }
  if (!(await isAtHand(config.modelsDir, model))) throw new NotYet(languageMissing);
  if (!existsSync(places.llamaCpp)) throw new NotYet('llama-cpp-not-installed');
}

/** Question by question through the compute slot of the machine, so that whoever waits for a transcript waits seconds. */
const inTurn = (ctx: Ctx, model: LanguageModel): LanguageModel => ({
  about: (signal) => ctx.compute.turn(() => model.about(signal), signal),
  weigh: (asked, signal) =>
    ctx.compute.turn(() => ctx.meters.working('language', () => model.weigh(asked, signal)), signal),
  complete: (asked, signal) =>
    ctx.compute.turn(() => ctx.meters.working('language', () => model.complete(asked, signal)), signal),
  close: () => model.close(),
});
