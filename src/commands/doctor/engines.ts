import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { NotYet } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { places } from '#kernel/places.ts';
import { decode } from '#media';
import { rate } from '#rating';
import { judgeOf } from '#scoring';
import { earOf, wordErrorRate } from '#transcription';
import { sha256Of, weightsNamed } from '#weights';
import { type Check, codeOf, type Examined, type Finding, failed, ok, warning } from './finding.ts';

const fetchThem =
  'Fetch it (npm run models -- pull), or bring the file and import it (npm run models -- import PATH).';

/** Reads every byte: what was checked once may have changed since. */
async function examineWeights(name: string, folder: string, file: string): Promise<Finding> {
  const path = join(folder, file);
  const found = await stat(path).catch(() => undefined);
  if (!found) return warning(name, `${file} is not in ${folder}.`, `${fetchThem} Until then answers wait.`);
  const weights = weightsNamed(file);
  if (!weights) return ok(name, `${file} is there. It is a model of your own: nobody knows its hash.`);
  if (weights.sha256.includes(await sha256Of(path))) return ok(name, `${file} is there, every byte of it.`);
  return failed(
    name,
    `${file} is not what its publisher made: its SHA-256 is another.`,
    `Remove it (npm run models -- remove ${file}). ${fetchThem}`,
  );
}
const elsewhere = (name: string, url: string) => ok(name, `It is the business of ${new URL(url).host}.`);
export const speechModel: Check = async ({ config: { whisper, modelsDir } }) =>
  whisper.url
    ? elsewhere('Speech model', whisper.url)
    : examineWeights('Speech model', modelsDir, whisper.model);
export const languageModel: Check = async ({ config: { language, modelsDir } }) =>
  language.ollamaUrl
    ? elsewhere('Language model', language.ollamaUrl)
    : examineWeights('Language model', modelsDir, language.model);

const weightsAt = async (folder: string, file: string) =>
  (await stat(join(folder, file)).catch(() => undefined)) && join(folder, file);
const patience = () => AbortSignal.timeout(900_000);
/** Whisper's smallest models mishear one word in ten of this clip; more than this is no transcript. */
const worst = 0.35;
const causes: Record<string, string> = {
  'speech-worker-missing': 'Build the Whisper worker: npm run engines.',
  'llama-cpp-not-installed': 'Install it: npm ci --prefix docker/llm --omit=optional --ignore-scripts.',
  'language-model-unreachable': 'See that Ollama runs and that OLLAMA_URL names it.',
  'language-model-missing': 'Fetch the model there: ollama pull, with the name in OLLAMA_MODEL.',
};
const reasonOf = (error: unknown) => (error instanceof NotYet ? error.reason : codeOf(error));

/** A clip of which we know what is said goes through ffmpeg and Whisper. */
export const speech: Check = async ({ config, gate }) => {
  const name = 'Speech to words';
  const { whisper, modelsDir } = config;
  const weights = whisper.url ? undefined : await weightsAt(modelsDir, whisper.model);
  if (!whisper.url && !weights) return warning(name, 'Not tried: the speech model is not here.', fetchThem);
  try {
    const ear = earOf(config, gate, weights);
    try {
      const clip = await readFile(join(places.samples, 'demo-answer.webm'));
      const said = await readFile(join(places.samples, 'demo-answer.txt'), 'utf8');
      const { pcm, seconds } = await decode(piecesOf(clip), { maxSeconds: 120 });
      const from = performance.now();
      const { words } = await ear.transcribe(pcm, { language: 'en', signal: patience() });
      const wrong = wordErrorRate(said, words.map(({ text }) => text).join(' '));
      const told = `A clip of ${seconds.toFixed(0)} s took ${tookSince(from)}, ${(wrong * 100).toFixed(0)} % of its words were wrong.`;
      if (wrong <= worst) return ok(name, told);
      return failed(
        name,
        told,
        'Choose another speech model in WHISPER_MODEL; if it was right before, see that its file is whole.',
      );
    } finally {
      await ear.close();
    }
  } catch (error) {
    const reason = reasonOf(error);
    return failed(
      name,
      `The known clip could not be written down (${reason}).`,
      causes[reason] ??
        'See that ffmpeg is installed, and that the engine runs: WHISPER_URL and WHISPER_TOKEN, or npm run engines.',
    );
  }
};
async function* piecesOf(clip: Buffer) {
  yield clip;
}
const tookSince = (from: number) => `${((performance.now() - from) / 1000).toFixed(0)} s`;

const question = {
  text: 'Tell us about a fault that you found. How did you find its cause?',
  criteria: [
    {
      ...{ id: newId<'criterion'>(), name: 'Finding the cause', weight: 3 },
      levels: [
        'Names no fault, or no cause.',
        'Guesses at a cause.',
        'Names a cause and one thing that spoke for it.',
        'Rules out one other cause before the right one.',
        'Rules out other causes with evidence, finds the right one and shows that it was.',
      ] as const,
    },
  ],
};

/** An answer that speaks of the criterion is rated: a level with a quote that stands in it must come out. */
export const language: Check = async ({ config, gate }: Examined) => {
  const name = 'Words to levels';
  const { ollamaUrl, model } = config.language;
  const weights = ollamaUrl ? undefined : await weightsAt(config.modelsDir, model);
  if (!ollamaUrl && !weights) return warning(name, 'Not tried: the language model is not here.', fetchThem);
  try {
    const judge = await judgeOf(config, gate, weights);
    try {
      const said = await readFile(join(places.samples, 'demo-answer.txt'), 'utf8');
      const from = performance.now();
      const { criteria } = await rate(judge, { question, language: 'en' }, said, patience());
      const level = criteria[0]?.level ?? null;
      const told = `A known answer took ${tookSince(from)} and came out as ${level === null ? '"not enough evidence"' : `level ${level}, with a quote`}.`;
      if (level !== null) return ok(name, told);
      return warning(
        name,
        told,
        'This model finds no evidence where there is some: choose a larger one in LANGUAGE_MODEL or OLLAMA_MODEL.',
      );
    } finally {
      await judge.close();
    }
  } catch (error) {
    const reason = reasonOf(error);
    return failed(
      name,
      `The known answer could not be rated (${reason}).`,
      causes[reason] ?? 'See that there is memory for the model, and the log of its engine.',
    );
  }
};
