/**
 * Does the rating move the way it should when an interview changes, and stay where it should stay?
 *   MODELS_DIR=... EVAL_DIR=... MODEL=qwen2.5-coder-1.5b-instruct-q4_k_m.gguf node --import tsx src/bench/judge-tests.ts
 * Nine kinds of change to fifteen interviews (shared evaluation data). Evidence for a level must bring the rating nearer to
 * it, taking that evidence back must bring it away; praise, hobbies and repetition must leave the proposed level alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../kernel/ids.ts';
import { rate } from '../modules/rating/verbs.ts';
import { openRater } from './support/rater.ts';

const {
  MODELS_DIR,
  EVAL_DIR,
  MODEL = 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
  INTERVIEWS = '15',
} = process.env;
if (!MODELS_DIR || !EVAL_DIR) throw new Error('Set MODELS_DIR and EVAL_DIR.');
const say = (line: string) => process.stdout.write(`${line}\n`);
const read = <T>(name: string): T => JSON.parse(readFileSync(join(EVAL_DIR, name), 'utf8'));

type Band = 'low' | 'medium' | 'high';
type Change = {
  applicant_turn: string;
  belief_update?: { dimension: string; level: Band; direction: 'up' | 'down' };
};
const tests = read<Record<string, { tests: Record<string, Change> }>>('judge-tests.json');
const interviews = read<Record<string, { role: string; message: string }[]>>('judge-base-interviews.json');
const rubrics = read<Record<string, Record<string, Record<Band, string>>>>('judge-rubrics.json');
const target: Record<Band, number> = { low: 1, medium: 3, high: 5 };

const { model, close, scoreOf } = openRater(MODELS_DIR, MODEL);
const criteria = new Map<string, ReturnType<typeof criterionOf>>();
function criterionOf(job: string, dimension: string) {
  const described = rubrics[job]?.[dimension];
  if (!described) throw new Error(`The rubrics hold no ${dimension}.`);
  const { low, medium, high } = described;
  const between = 'Between the level below and the level above.';
  return {
    ...{ id: newId<'criterion'>(), name: dimension.replaceAll('_', ' '), weight: 1 },
    levels: [low, between, medium, between, high] as const,
  };
}

async function judge(job: string, dimension: string, words: string) {
  const key = `${job} ${dimension}`;
  const criterion = criteria.get(key) ?? criterionOf(job, dimension);
  criteria.set(key, criterion);
  const question = { text: 'Tell us about your work.', criteria: [criterion] };
  const { criteria: judged, outputs } = await rate(model, { question, language: 'en' }, words);
  return { score: scoreOf(outputs), level: judged[0]?.level ?? null };
}

const passed = new Map<string, boolean[]>();
const note = (kind: string, ok: boolean) => passed.set(kind, [...(passed.get(kind) ?? []), ok]);
const distance = (score: number, band: Band) => Math.abs(score - target[band]);
const bands: readonly Band[] = ['low', 'medium', 'high'];
const still = ['aggrandising', 'irrelevance', 'repetition'];

async function interview(name: string) {
  const job = name.split('_')[0] ?? '';
  const said = (interviews[name] ?? [])
    .filter(({ role }) => role === 'applicant')
    .map(({ message }) => message);
  const change = (kind: string) => tests[kind]?.tests[name];
  const bases = new Map<string, Awaited<ReturnType<typeof judge>>>();
  const baseOf = async (dimension: string) => {
    const found = bases.get(dimension) ?? (await judge(job, dimension, said.join('\n')));
    bases.set(dimension, found);
    return found;
  };
  for (const band of bands) {
    const evidence = change(`${band}-evidence`);
    const debase = change(`${band}-evidence-debase`);
    const dimension = evidence?.belief_update?.dimension;
    if (!evidence || !debase || !dimension) continue;
    const base = await baseOf(dimension);
    const more = await judge(job, dimension, [...said, evidence.applicant_turn].join('\n'));
    const less = await judge(
      job,
      dimension,
      [...said, evidence.applicant_turn, debase.applicant_turn].join('\n'),
    );
    note(`${band}-evidence`, distance(more.score, band) <= distance(base.score, band));
    note(`${band}-evidence-debase`, distance(less.score, band) >= distance(more.score, band));
  }
  const [dimension] = [...bases.keys()];
  if (!dimension) return;
  const base = await baseOf(dimension);
  for (const kind of still) {
    const turn = change(kind)?.applicant_turn;
    if (turn) note(kind, (await judge(job, dimension, [...said, turn].join('\n'))).level === base.level);
  }
}

const share = (of: readonly boolean[]) => `${of.filter(Boolean).length} of ${of.length}`;
for (const name of Object.keys(interviews).slice(0, Number(INTERVIEWS))) {
  await interview(name);
  say(`${name}: ${share([...passed.values()].flat())} so far`);
}
await close();
say(MODEL);
for (const [kind, of] of passed) say(`${kind.padEnd(24)} ${share(of)}`);
say(`all                      ${share([...passed.values()].flat())}`);
