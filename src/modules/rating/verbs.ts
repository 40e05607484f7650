import { findQuote } from '#evidence';
import { type About, type LanguageModel, ModelTrouble } from '#judges';
import type { Id } from '#kernel/ids.ts';
import { anchorsOf, hashOfPrompt, levelQuestion, quoteQuestion, quotesIn, type Subject } from '#prompts';
import type { Criterion } from '#rubrics';
import { type Sifted, sift } from '#sieve';
import {
  type Doubt,
  type Evidence,
  expectedLevel,
  isBlind,
  type Judged,
  judged,
  type Level,
  nearestLevel,
  onScale,
  type Run,
  runs,
  type Scale,
  withoutEvidence,
} from './model.ts';

/** One answer of the model, as it came. */
export interface Output {
  readonly asked: 'level' | 'level-strict' | 'anchor-low' | 'anchor-high' | 'quotes';
  readonly criterionId: Id<'criterion'>;
  readonly run: number;
  /** SHA-256 of the whole prompt, hex. */
  readonly promptHash: string;
  /** Chances of the levels 1 to 5, or the text that was written; null when the model failed at it. */
  readonly raw: readonly number[] | string | null;
}
export interface Rated {
  /** Who answered. */
  readonly model: About;
  readonly criteria: readonly Judged[];
  readonly dropped: Sifted['dropped'];
  /** Everything that a level is computed from. */
  readonly outputs: readonly Output[];
}

/**
 * Rates the words of one answer on every criterion of its question. A level stands on three runs and on at least one
 * quote that is in the words, found here; a second try finds none either: not enough evidence. Throws what the model
 * throws (`NotYet`, `ModelTrouble`), so that nothing is made up when it is away.
 */
export async function rate(
  model: LanguageModel,
  subject: Subject,
  words: string,
  signal?: AbortSignal,
): Promise<Rated> {
  const { criteria } = subject.question;
  const sifted = sift(
    words,
    criteria.flatMap(({ levels }) => [...levels]),
  );
  const about = await model.about(signal);
  const { dropped } = sifted;
  // Nothing that may count as an answer: a level would stand on what must not help.
  if (!sifted.strict) return { model: about, criteria: criteria.map(withoutEvidence), dropped, outputs: [] };
  const outputs: Output[] = [];
  const job: Job = { model, digest: about.digest, subject, words, sifted, outputs, signal };
  const found = new Map<Criterion, Run[]>(criteria.map((criterion) => [criterion, []]));
  const quotes = new Map<Criterion, Evidence[]>();
  // Run by run: what a run has read of rubric and answer serves all its criteria.
  for (const run of runs)
    for (const criterion of criteria) {
      found.get(criterion)?.push(await levelIn(job, criterion, run));
      if (run <= tries && !quotes.get(criterion)?.length)
        quotes.set(criterion, await quotesFor(job, criterion, run));
    }
  return {
    model: about,
    criteria: criteria.map((criterion) =>
      judged(criterion, found.get(criterion) ?? [], quotes.get(criterion) ?? []),
    ),
    dropped,
    outputs,
  };
}
/** Quotes are asked for once, and once more where none was found in the words. */
const tries = 2;

interface Job {
  readonly model: LanguageModel;
  readonly digest: string;
  readonly subject: Subject;
  readonly words: string;
  readonly sifted: Sifted;
  readonly outputs: Output[];
  readonly signal: AbortSignal | undefined;
}
async function levelIn(job: Job, criterion: Criterion, run: number): Promise<Run> {
  const { text, strict } = job.sifted;
  const { scale, outputs } = await scaleOf(job, criterion, run);
  job.outputs.push(...outputs);
  const value = await weighed(job, criterion, run, 'level', text);
  if (value === undefined) return { level: null, doubts: ['no-evidence'] };
  const level = nearestLevel(onScale(value, scale));
  const doubts: Doubt[] = isBlind(scale) ? ['blind'] : [];
  if (strict === text) return { level, doubts };
  // Sentences that speak of rating may help nobody: the answer counts as if they had not been said.
  const without = await weighed(job, criterion, run, 'level-strict', strict);
  const lower = Math.min(level, nearestLevel(onScale(without ?? 1, scale))) as Level;
  return { level: lower, doubts: lower === level ? doubts : [...doubts, 'speaks-of-rating'] };
}

async function weighed(job: Job, criterion: Criterion, run: number, asked: Output['asked'], answer: string) {
  const output = await chancesOf(job, criterion, run, asked, answer);
  job.outputs.push(output);
  return expectedLevel(output.raw);
}
async function chancesOf(
  { model, subject, signal }: Job,
  criterion: Criterion,
  run: number,
  asked: Output['asked'],
  answer: string,
) {
  const question = levelQuestion(subject, criterion, answer, run);
  const { chances: raw } = await model.weigh(question, signal);
  return { asked, criterionId: criterion.id, run, promptHash: hashOfPrompt(question), raw };
}

/** The scale of a model for a rubric stays the same, so it is measured once per process. */
interface Measured {
  readonly scale: Scale;
  readonly outputs: readonly Output[];
}
const scales = new WeakMap<LanguageModel, Map<string, Promise<Measured>>>();
const mostScales = 2000;
function scaleOf(job: Job, criterion: Criterion, run: number): Promise<Measured> {
  const known = scales.get(job.model) ?? new Map<string, Promise<Measured>>();
  scales.set(job.model, known);
  // Behind one name a server may serve other weights tomorrow.
  const key = `${job.digest} ${criterion.id} ${hashOfPrompt(levelQuestion(job.subject, criterion, '', run))}`;
  const found = known.get(key);
  if (found) return found;
  const measuring = measured(job, criterion, run);
  if (known.size >= mostScales) known.clear();
  known.set(key, measuring);
  measuring.catch(() => known.delete(key));
  return measuring;
}
async function measured(job: Job, criterion: Criterion, run: number): Promise<Measured> {
  const anchors = anchorsOf(job.subject, criterion);
  const low = await chancesOf(job, criterion, run, 'anchor-low', anchors.low);
  const high = await chancesOf(job, criterion, run, 'anchor-high', anchors.high);
  const scale = { low: expectedLevel(low.raw) ?? 1, high: expectedLevel(high.raw) ?? 5 };
  return { scale, outputs: [low, high] };
}

async function quotesFor(job: Job, criterion: Criterion, run: number): Promise<Evidence[]> {
  const question = quoteQuestion(job.subject, criterion, job.sifted.strict, run);
  const written = await job.model.complete(question, job.signal).catch(unlessNonsense);
  const made = { asked: 'quotes', criterionId: criterion.id, run, raw: written?.text ?? null } as const;
  job.outputs.push({ ...made, promptHash: hashOfPrompt(question) });
  return located(job, quotesIn(written?.json));
}
/** A model that loops or babbles has given no quote; anything else is a failure of the machine. */
const unlessNonsense = (error: unknown) => {
  if (error instanceof ModelTrouble && error.code === 'nonsense') return undefined;
  throw error;
};

function located({ words, sifted }: Job, quotes: readonly string[]): Evidence[] {
  const spans = quotes.flatMap((quote) => findQuote(words, quote, sifted.dropped) ?? []);
  const apart = spans.filter(
    (span, index) => !spans.slice(0, index).some(({ from, to }) => span.from < to && from < span.to),
  );
  return apart.map(({ from, to }) => ({ from, to, text: words.slice(from, to) }));
}
