/**
 * How far the proposals agree with people: Cohen's kappa against the majority of three, on short answers graded 0 or 1.
 *   MODELS_DIR=... EVAL_DIR=... MODEL=qwen2.5-coder-1.5b-instruct-q4_k_m.gguf ANSWERS=200 node --import tsx src/bench/kappa.ts
 * It takes an hour or more: with SCORES=file what was rated is kept there, and the next run goes on from it.
 * The product's own rating with its three runs and its scale; only the quotes are left out, for these answers are a line
 * long. The threshold that turns levels into right and wrong is chosen on the other items, never on the one it is used on.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { newId } from '../kernel/ids.ts';
import { rate } from '../modules/rating/verbs.ts';
import { openRater } from './support/rater.ts';

const {
  MODELS_DIR,
  EVAL_DIR,
  MODEL = 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
  ANSWERS = '400',
  SCORES,
} = process.env;
if (!MODELS_DIR || !EVAL_DIR) throw new Error('Set MODELS_DIR and EVAL_DIR.');
const say = (line: string) => process.stdout.write(`${line}\n`);
const table = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(EVAL_DIR, name), 'utf8'), { columns: true });

const oneLine = (text = '') => text.trim().replace(/\s+/gu, ' ');
/** Each item as a question with one criterion; its grading key describes the two ends. */
const items = table('short-answers-items.csv').map((item) => ({
  key: `${item.domain} ${item.item}`,
  question: {
    text: item.question ?? '',
    criteria: [
      {
        id: newId<'criterion'>(),
        name: item.short_description ?? '',
        weight: 1,
        levels: [
          `Does not meet what is asked. For example: ${oneLine(item.incorrect_answer_examples)}`,
          'Little of what is asked is there, or most of it is wrong.',
          'Part of what is asked is there, part is missing or wrong.',
          'Nearly all that is asked is there, with a small gap.',
          `${oneLine(item.criteria_for_scoring)} For example: ${oneLine(item.correct_answer_examples)}`,
        ] as const,
      },
    ],
  },
}));

interface Row {
  readonly item: string;
  readonly answer: string;
  readonly right: boolean;
}
const graded = (row: Record<string, string>) =>
  Number(row.human_1) + Number(row.human_2) + Number(row.human_3);
const rows: Row[] = table('short-answers-labels.csv')
  .slice(0, Number(ANSWERS))
  .map((row) => ({ item: `${row.domain} ${row.item}`, answer: row.response ?? '', right: graded(row) >= 2 }));

const { model, close, scoreOf } = openRater(MODELS_DIR, MODEL);

function kappa(predicted: readonly boolean[], truth: readonly boolean[]) {
  const share = (of: readonly boolean[]) => of.filter(Boolean).length / of.length;
  const agreed = share(predicted.map((one, at) => one === truth[at]));
  const chance = share(predicted) * share(truth) + (1 - share(predicted)) * (1 - share(truth));
  return chance === 1 ? 0 : (agreed - chance) / (1 - chance);
}
interface Scored extends Row {
  readonly score: number;
  readonly level: number;
  readonly equal: boolean;
}
const kappaAt = (of: readonly Scored[], threshold: number) =>
  kappa(
    of.map(({ score }) => score > threshold),
    of.map(({ right }) => right),
  );
function bestThreshold(of: readonly Scored[]) {
  const sorted = of.map(({ score }) => score).toSorted((a, b) => a - b);
  const between = sorted.slice(1).map((score, at) => (score + (sorted[at] ?? score)) / 2);
  return between.reduce((best, one) => (kappaAt(of, one) > kappaAt(of, best) ? one : best), between[0] ?? 3);
}

/** The two anchors, an example of a wrong and one of a right answer, stand at 1 and 5. */
const middle = 3;
/** What the scores so far come to. */
function report(scored: readonly Scored[], seconds: number) {
  const elsewhere = new Map(
    [...new Set(scored.map(({ item }) => item))].map((item) => [
      item,
      bestThreshold(scored.filter((one) => one.item !== item)),
    ]),
  );
  const truth = scored.map(({ right }) => right);
  const honest = scored.map(({ item, score }) => score > (elsewhere.get(item) ?? 3));
  const plain = scored.map(({ level }) => level >= 4);
  const best = bestThreshold(scored);
  const same = scored.filter(({ equal }) => equal).length / scored.length;
  say(
    `${MODEL}, ${scored.length} answers, ${elsewhere.size} items, ${(seconds / scored.length).toFixed(1)} s per answer`,
  );
  say(`kappa with the threshold chosen on other items: ${kappa(honest, truth).toFixed(3)}`);
  say(`kappa at the middle of the scale (${middle}), nothing chosen: ${kappaAt(scored, middle).toFixed(3)}`);
  say(`kappa when level 4 and 5 count as right, nothing chosen: ${kappa(plain, truth).toFixed(3)}`);
  say(
    `kappa at the threshold that fits best (${best.toFixed(2)}, an upper bound): ${kappaAt(scored, best).toFixed(3)}`,
  );
  say(`three equal runs: ${(100 * same).toFixed(0)} % of the answers`);
}

type Rated = { score: number; level: number; equal: boolean; seconds: number };
const kept: Rated[] =
  SCORES && existsSync(SCORES)
    ? readFileSync(SCORES, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Rated)
    : [];
async function rated({ item: key, answer }: Row): Promise<Rated> {
  const item = items.find((one) => one.key === key);
  if (!item) throw new Error('An answer names an item that is not there.');
  const from = performance.now();
  const { criteria, outputs } = await rate(model, { question: item.question, language: 'en' }, answer);
  const equal = new Set(criteria[0]?.levels ?? []).size === 1;
  const level = criteria[0]?.level ?? 0;
  return { score: scoreOf(outputs), level, equal, seconds: (performance.now() - from) / 1000 };
}

const scored: Scored[] = [];
let seconds = 0;
for (const [at, row] of rows.entries()) {
  const known = kept[at];
  const one = known ?? (await rated(row));
  if (!known && SCORES) appendFileSync(SCORES, `${JSON.stringify(one)}\n`);
  seconds += one.seconds;
  scored.push({ ...row, ...one });
  if (scored.length % 40 === 0 || scored.length === rows.length) report(scored, seconds);
}
await close();
