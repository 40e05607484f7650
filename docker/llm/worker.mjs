// One language model in one process: a crash, a leak or a hang in native code costs this child and a retry, nothing else.
// JSON lines. In: {id, do: 'complete'|'weigh', prefix, rest, ...} and {abort: id}. Out: one {ready, about}, then one
// {id, result} or {id, error: {kind, message}} per request. What is asked is never written anywhere, not even to a log.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { getLlama, getModuleVersion, LlamaGrammarEvaluationState, LlamaLogLevel, resolveChatWrapper } from 'node-llama-cpp';

const { values: asked } = parseArgs({
  options: { model: { type: 'string' }, threads: { type: 'string' }, context: { type: 'string' } },
});
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const failure = (kind, message) => Object.assign(new Error(message), { kind });

// The native log goes nowhere: at its chattier levels it repeats the prompt.
const llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.disabled });
const model = await llama.loadModel({ modelPath: asked.model });
const context = await model.createContext({
  contextSize: Number(asked.context),
  threads: { ideal: Number(asked.threads), min: Number(asked.threads) },
});
const sequence = context.getSequence();
const chat = resolveChatWrapper(model);
const grammars = new Map();
const aborted = new Set();

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
  if (tokens.length > room)
    throw failure('too-long', `the prompt has ${tokens.length} tokens and the model has room for ${room}`);
  return tokens;
}

const stopIfAborted = (id) => {
  if (aborted.has(id)) throw failure('aborted', 'stopped as asked');
};

/** Reads the prompt all but its last token, keeping what the last prompt began with; in pieces, to be able to stop. */
async function read(id, tokens) {
  const { firstDifferentIndex } = sequence.compareContextTokens(tokens);
  const known = Math.min(firstDifferentIndex, tokens.length - 1);
  await sequence.eraseContextTokenRanges([{ start: known, end: sequence.nextTokenIndex }]);
  for (let at = known; at < tokens.length - 1; at += 128) {
    stopIfAborted(id);
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, Math.min(at + 128, tokens.length - 1)));
  }
  return known;
}

async function grammarOf(schema) {
  const key = JSON.stringify(schema);
  if (!grammars.has(key)) grammars.set(key, await llama.createGrammarForJsonSchema(schema));
  return grammars.get(key);
}

async function complete({ id, schema, maxTokens, seed, ...prompt }) {
  const tokens = fitting({ ...prompt, maxTokens });
  const grammar = await grammarOf(schema);
  const grammarEvaluationState = new LlamaGrammarEvaluationState({ model, grammar });
  const reused = await read(id, tokens);
  const made = [];
  const options = { temperature: 0, seed, grammarEvaluationState };
  for await (const token of sequence.evaluate([tokens.at(-1)], options)) {
    stopIfAborted(id);
    made.push(token);
    if (made.length >= maxTokens) break;
  }
  const text = model.detokenize(made);
  return { text, finished: made.length < maxTokens, tokensIn: tokens.length, tokensOut: made.length, reused };
}

/** How probable each of a few one-token answers is as the very next word; null when the word is more than one token. */
async function weigh({ id, choices, ...prompt }) {
  const tokens = fitting(prompt);
  const reused = await read(id, tokens);
  const ask = { generateNext: { probabilities: true, options: { temperature: 0 } } };
  const [out] = await sequence.controlledEvaluate([[tokens.at(-1), ask]]);
  const chances = out.next.probabilities;
  const chanceOf = (word) => {
    const spelled = model.tokenize(word);
    if (spelled.length !== 1) throw failure('nonsense', `this model does not know ${word} as one token`);
    return chances.get(spelled[0]) ?? 0;
  };
  return { chances: choices.map(chanceOf), tokensIn: tokens.length, tokensOut: 1, reused };
}

const verbs = { complete, weigh };
let queue = Promise.resolve();

async function answer(request) {
  try {
    stopIfAborted(request.id);
    say({ id: request.id, result: await verbs[request.do](request) });
  } catch (error) {
    await sequence.clearHistory();
    say({ id: request.id, error: { kind: error.kind ?? 'broken', message: error.message } });
  } finally {
    aborted.delete(request.id);
  }
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const request = JSON.parse(line);
    if (request.abort) aborted.add(request.abort);
    else queue = queue.then(() => answer(request));
  })
  .on('close', () => process.exit(0));

say({
  ready: true,
  about: {
    engine: 'node-llama-cpp',
    engineVersion: await getModuleVersion(),
    quantisation: model.typeDescription,
    contextTokens: sequence.contextSize,
  },
});
