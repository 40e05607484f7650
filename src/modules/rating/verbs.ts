import { findQuote, type Span } from '#evidence';
import { type LanguageModel, ModelTrouble } from '#judges';
import type { Id } from '#kernel/ids.ts';
import type { Criterion } from '#rubrics';
import { type Sifted, sift } from '#sieve';
import {
  anchorsOf,
  expectedLevel,
  isBlind,
  type Level,
  levelQuestion,
  median,
  nearestLevel,
  onScale,
  quoteQuestion,
  quotesIn,
  runs,
  type Scale,
  type Subject,
  sha256,
  spread,
} from './model.ts';

/** A passage of the answer, word for word: `words.slice(from, to)`. */
export type Evidence = Span & { readonly text: string };
/**
 * Why a person must look: the runs are more than one level apart, the model cannot tell good from bad here, sentences about
 * rating would have raised the level, or nothing in the words is about this.
 */
export type Doubt = 'runs-apart' | 'blind' | 'speaks-of-rating' | 'no-evidence';
/** What is proposed for one criterion. No level: not enough evidence. */
export interface Judged {
  readonly criterionId: Id<'criterion'>;
  readonly level: Level | null;
  /** The level of each run, in order. */
  readonly levels: readonly (Level | null)[];
  readonly spread: number;
  /** Any of these, and the level needs a person. */
  readonly doubts: readonly Doubt[];
  readonly quotes: readonly Evidence[];
}
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
  readonly criteria: readonly Judged[];
  readonly dropped: Sifted['dropped'];
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
  if (!sifted.text) return { criteria: criteria.map(withoutEvidence), dropped: sifted.dropped, outputs: [] };
  const outputs: Output[] = [];
  const job: Job = { model, subject, words, sifted, outputs, signal };
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
    criteria: criteria.map((criterion) =>
      judged(criterion, found.get(criterion) ?? [], quotes.get(criterion) ?? []),
    ),
    dropped: sifted.dropped,
    outputs,
  };
}
/** Quotes are asked for once, and once more where none was found in the words. */
const tries = 2;

interface Job {
  readonly model: LanguageModel;
  readonly subject: Subject;
  readonly words: string;
  readonly sifted: Sifted;
  readonly outputs: Output[];
  readonly signal: AbortSignal | undefined;
}
type Run = { level: Level | null; doubts: readonly Doubt[] };

async function levelIn(job: Job, criterion: Criterion, run: number): Promise<Run> {
  const { text, strict } = job.sifted;
  const scale = await scaleOf(job, criterion, run);
  const value = await weighed(job, criterion, run, 'level', text);
  if (value === undefined) return { level: null, doubts: ['no-evidence'] };
  const level = nearestLevel(onScale(value, scale));
  const doubts: Doubt[] = isBlind(scale) ? ['blind'] : [];
  if (strict === text) return { level, doubts };
  // Sentences that speak of rating may help nobody: the answer counts as if they had not been said.
  const without = strict ? await weighed(job, criterion, run, 'level-strict', strict) : 1;
  const lower = Math.min(level, nearestLevel(onScale(without ?? 1, scale))) as Level;
  return { level: lower, doubts: lower === level ? doubts : [...doubts, 'speaks-of-rating'] };
}

async function weighed(job: Job, criterion: Criterion, run: number, asked: Output['asked'], answer: string) {
  const question = levelQuestion(job.subject, criterion, answer, run);
  const { chances } = await job.model.weigh(question, job.signal);
  note(job, criterion, run, asked, question, chances);
  return expectedLevel(chances);
}
function note(
  { outputs }: Job,
  { id: criterionId }: Criterion,
  run: number,
  asked: Output['asked'],
  { prefix, rest }: { prefix: string; rest: string },
  raw: Output['raw'],
) {
  outputs.push({ asked, criterionId, run, promptHash: sha256(`${prefix}\n${rest}`), raw });
}

/** The scale of a model for a rubric stays the same, so it is measured once per process. */
const scales = new WeakMap<LanguageModel, Map<string, Promise<Scale>>>();
function scaleOf(job: Job, criterion: Criterion, run: number): Promise<Scale> {
  const known = scales.get(job.model) ?? new Map<string, Promise<Scale>>();
  scales.set(job.model, known);
  const { prefix, rest } = levelQuestion(job.subject, criterion, '', run);
  const key = sha256(`${prefix}\n${rest}`);
  const found = known.get(key) ?? measured(job, criterion, run);
  if (known.size > mostScales) known.clear();
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}
const mostScales = 2000;
async function measured(job: Job, criterion: Criterion, run: number): Promise<Scale> {
  const { low, high } = anchorsOf(job.subject, criterion);
  return {
    low: (await weighed(job, criterion, run, 'anchor-low', low)) ?? 1,
    high: (await weighed(job, criterion, run, 'anchor-high', high)) ?? 5,
  };
}

async function quotesFor(job: Job, criterion: Criterion, run: number): Promise<Evidence[]> {
  const question = quoteQuestion(job.subject, criterion, job.sifted.text, run);
  const written = await job.model.complete(question, job.signal).catch(unlessNonsense);
  note(job, criterion, run, 'quotes', question, written?.text ?? null);
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

function judged({ id: criterionId }: Criterion, found: readonly Run[], quotes: readonly Evidence[]): Judged {
  const levels = found.map(({ level }) => level);
  const known = levels.filter((level) => level !== null);
  const middle = known.length > levels.length / 2 ? median(known) : undefined;
  if (middle === undefined || !quotes.length)
    return { criterionId, levels, level: null, spread: 0, doubts: ['no-evidence'], quotes: [] };
  const width = spread(known);
  const doubts = new Set(found.flatMap((run) => run.doubts));
  if (width > 1) doubts.add('runs-apart');
  return { criterionId, levels, level: middle, spread: width, doubts: [...doubts], quotes };
}
const withoutEvidence = ({ id: criterionId }: Criterion): Judged => ({
  ...{ criterionId, level: null, levels: [], spread: 0, doubts: ['no-evidence'], quotes: [] },
});
