import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { embeddedLlama, type LanguageModel } from '../../modules/judges/index.ts';
import { expectedLevel, onScale, runs } from '../../modules/rating/model.ts';
import type { Output } from '../../modules/rating/verbs.ts';

/** The product's rating on real weights, without the search for quotes, and its levels before they are rounded. */
export function openRater(folder: string, name: string) {
  const llama = embeddedLlama({
    ...{ file: join(folder, name), model: name, digest: '0', contextTokens: 4096 },
    ...{
      threads: Number(process.env.THREADS ?? availableParallelism()),
      limitSeconds: 600,
      idleSeconds: 600,
    },
  });
  /** Quotes are not what is measured: the answer stands in for them. */
  const model: LanguageModel = {
    ...llama,
    complete: async ({ rest }) => {
      const json = { quotes: [/<answer>\n(.*)\n<\/answer>/su.exec(rest)?.[1] ?? ''] };
      return { text: JSON.stringify(json), json, tokensIn: 0, tokensOut: 0, seconds: 0 };
    },
  };
  /** Mean of the three runs on the model's own scale; 1 where nothing was left to rate. */
  function scoreOf(outputs: readonly Output[]) {
    const values = runs.flatMap((run) => {
      const [value, low, high] = (['level', 'anchor-low', 'anchor-high'] as const).map((asked) => {
        const raw = outputs.find((one) => one.asked === asked && one.run === run)?.raw;
        return Array.isArray(raw) ? expectedLevel(raw) : undefined;
      });
      return value === undefined ? [] : [onScale(value, { low: low ?? 1, high: high ?? 5 })];
    });
    return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 1;
  }
  return { model, close: () => llama.close(), scoreOf };
}
