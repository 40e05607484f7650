// One language model in one process: a crash, a leak or a hang in native code costs this child and a retry, nothing else.
// JSON lines. In: {do: 'about'|'weigh'|'complete', prefix, rest, ...}. Out: {ready: true} when the weights are loaded, then
// {result} or {error: {kind}} for each request, in order. To stop it, kill it. What is asked is never written anywhere.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  getLlama,
  getModuleVersion,
  LlamaGrammarEvaluationState,
  LlamaLogLevel,
  resolveChatWrapper,
} from 'node-llama-cpp';

const { values: asked } = parseArgs({
  options: { model: { type: 'string' }, threads: { type: 'string' }, context: { type: 'string' } },
});
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const failure = (kind) => Object.assign(new Error(kind), { kind });

// The native log goes nowhere: at its chattier levels it repeats the prompt.
const llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.disabled });
const model = await llama.loadModel({ modelPath: asked.model });
// One answer is rated in three runs, each with its own order of the rubric: what each has read stays for the next answer.
const runs = 3;
const context = await model.createContext({
  sequences: runs,
  contextSize: Number(asked.context),
  threads: { ideal: Number(asked.threads), min: Number(asked.threads) },
});
let sequences = Array.from({ length: runs }, () => context.getSequence());
let [sequence] = sequences;
const chat = resolveChatWrapper(model);
const grammars = new Map();

const tokensOf = (system, text) => {
  const chatHistory = [
    { type: 'system', text: system },
    { type: 'user', text },
    { type: 'model', response: [''] },
  ];
  return chat.generateContextState({ chatHistory }).contextText.tokenize(model.tokenizer);
};

/** llama.cpp would cut a prompt that is too long without a word, so it is counted first. */
function fitting({ prefix, rest, maxTokens = 1 }) {
  const tokens = tokensOf(prefix, rest);
  const room = sequence.contextSize - maxTokens - 8;
  if (tokens.length > room) throw failure('tooLong');
  return tokens;
}

/**
 * Reads the prompt all but its last token; returns how many tokens of the last prompt could be kept. It reads in pieces
 * and keeps whole pieces only: the same words in other portions would give slightly other probabilities.
 */
const piece = 64;
async function read(tokens) {
  sequence = choose(tokens);
  const before = tokens.length - 1;
  const common = Math.min(sequence.compareContextTokens(tokens).firstDifferentIndex, before);
  const known = Math.floor(common / piece) * piece;
  await sequence.eraseContextTokenRanges([{ start: known, end: sequence.nextTokenIndex }]);
  for (let at = known; at < before; at += piece)
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, Math.min(at + piece, before)));
  return known;
}

/** The sequence that has read most of this already; if none has, the one that was used longest ago. */
function choose(tokens) {
  const common = (one) => one.compareContextTokens(tokens).firstDifferentIndex;
  const best = sequences.reduce((found, one) => (common(one) > common(found) ? one : found));
  const chosen = common(best) >= Math.max(2 * piece, tokens.length / 3) ? best : sequences[0];
  sequences = [...sequences.filter((one) => one !== chosen), chosen];
  return chosen;
}

async function grammarOf(schema) {
  const key = JSON.stringify(schema);
  if (!grammars.has(key)) grammars.set(key, await llama.createGrammarForJsonSchema(schema));
  return grammars.get(key);
}

const isJson = (text) => {
  try {
    return Boolean(JSON.parse(text));
  } catch {
    return false;
  }
};

async function complete({ schema, maxTokens, seed, ...prompt }) {
  const tokens = fitting({ ...prompt, maxTokens });
  const reused = await read(tokens);
  const grammarEvaluationState = new LlamaGrammarEvaluationState({ model, grammar: await grammarOf(schema) });
  const made = [];
  let text = '';
  for await (const token of sequence.evaluate(tokens.slice(-1), {
    temperature: 0,
    seed,
    grammarEvaluationState,
  })) {
    made.push(token);
    text = model.detokenize(made);
    if (made.length >= maxTokens || isJson(text)) break; // the grammar would allow blank lines after the last brace
  }
  return { text, finished: isJson(text), tokensIn: tokens.length, tokensOut: made.length, reused };
}

/** How probable each of a few one-token words is as the very next one. */
async function weigh({ choices, ...prompt }) {
  const tokens = fitting(prompt);
  const spelled = choices.map((word) => model.tokenize(word));
  if (spelled.some((parts) => parts.length !== 1)) throw failure('nonsense');
  const reused = await read(tokens);
  const last = [tokens.at(-1), { generateNext: { probabilities: true, options: { temperature: 0 } } }];
  const out = await sequence.controlledEvaluate([last]);
  const chances = out.at(-1).next.probabilities;
  return {
    chances: spelled.map(([token]) => chances.get(token) ?? 0),
    tokensIn: tokens.length,
    tokensOut: 1,
    reused,
  };
}

const about = async () => ({
  engine: 'node-llama-cpp',
  engineVersion: await getModuleVersion(),
  quantisation: model.typeDescription,
});

const verbs = { about, weigh, complete };
async function answer(line) {
  try {
    const request = JSON.parse(line);
    say({ result: await verbs[request.do](request) });
  } catch (error) {
    await sequence.clearHistory();
    say({ error: { kind: error.kind ?? 'broken' } });
  }
}

let queue = Promise.resolve();
createInterface({ input: process.stdin })
  .on('line', (line) => {
    queue = queue.then(() => answer(line));
  })
  .on('close', () => process.exit(0));
say({ ready: true });
