import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddedLlama, type LanguageModel } from '#judges';
import { freePort } from '../../commands/free-port.ts';
import { ollamaModel } from './sidecar.ts';

const weights = join(process.env.MODELS_DIR ?? '', 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf');
const ollamaBin = process.env.OLLAMA_BIN ?? '';
const llama = new URL('../../../docker/llm/node_modules/node-llama-cpp', import.meta.url).pathname;
const common = { model: 'qwen', contextTokens: 1024, limitSeconds: 240 };
const digest = '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32';

const prefix =
  'You rate an answer. Question: What is the tone of the passage? Level 1: says it is sad. Level 5: says it is hopeful. Reply with one digit.';
const hopeful = {
  prefix,
  rest: '<answer>\nThe tone is full of hope.\n</answer>\nLevel of this answer:',
  choices: ['1', '2', '3', '4', '5'],
};
const schema = {
  type: 'object',
  properties: { quotes: { type: 'array', maxItems: 1, items: { type: 'string', maxLength: 60 } } },
  required: ['quotes'],
  additionalProperties: false,
};
const quoting = {
  prefix,
  rest: '<answer>\nThe tone is full of hope.\n</answer>\nCopy one passage. JSON: {"quotes": ["passage"]}',
  schema,
  maxTokens: 80,
  seed: 1,
};

/** What scoring relies on, asked of real weights, whichever engine runs them. */
function contract(open: () => LanguageModel) {
  let model: LanguageModel;
  beforeAll(() => {
    model = open();
  });
  afterAll(() => model.close());

  test('it says who it is', async () => {
    expect(await model.about()).toEqual({
      model: expect.stringMatching(/./u),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/u),
      quantisation: expect.stringContaining('Q4_K'),
      engine: expect.stringMatching(/./u),
      engineVersion: expect.stringMatching(/^\d+\.\d+/u),
    });
  }, 300_000);

  test('it weighs the levels, the same way each time', async () => {
    const { chances, tokensIn, seconds } = await model.weigh(hopeful);
    expect(chances).toHaveLength(5);
    const total = chances.reduce((sum, chance) => sum + chance, 0);
    expect(total).toBeGreaterThan(0.3);
    expect(total).toBeLessThanOrEqual(1.001);
    expect(tokensIn).toBeGreaterThan(40);
    expect(seconds).toBeGreaterThan(0);
    const again = await model.weigh(hopeful);
    for (const [index, chance] of again.chances.entries()) expect(chance).toBeCloseTo(chances[index] ?? 0, 2);
  }, 300_000);

  test('it writes JSON by the schema, the same each time', async () => {
    const { json, text, tokensOut } = await model.complete(quoting);
    expect(json).toEqual({ quotes: expect.any(Array) });
    expect(JSON.parse(text)).toEqual(json);
    expect(tokensOut).toBeGreaterThan(3);
    expect((await model.complete(quoting)).json).toEqual(json);
  }, 300_000);

  test('what breaks off at the limit is nonsense', async () => {
    await expect(model.complete({ ...quoting, maxTokens: 4 })).rejects.toMatchObject({ code: 'nonsense' });
  }, 300_000);

  test('a prompt longer than the context is refused, not cut', async () => {
    const rest = `${'word '.repeat(1200)}\n${hopeful.rest}`;
    await expect(model.weigh({ ...hopeful, rest })).rejects.toMatchObject({
      name: 'ModelTrouble',
      code: 'tooLong',
    });
  }, 300_000);

  test('it can be stopped, and answers the next question', async () => {
    const stop = AbortSignal.timeout(50);
    await expect(model.weigh({ ...hopeful, rest: `${'word '.repeat(600)}` }, stop)).rejects.toThrow();
    expect((await model.weigh(hopeful)).chances).toHaveLength(5);
  }, 300_000);
}

describe.skipIf(!existsSync(weights) || !existsSync(llama))(
  'llama.cpp in a child (needs MODELS_DIR and npm ci in docker/llm)',
  () => {
    contract(() => embeddedLlama({ ...common, file: weights, digest, threads: 2, idleSeconds: 60 }));
  },
);

describe.skipIf(!existsSync(weights) || !existsSync(ollamaBin))(
  'a real Ollama server (needs MODELS_DIR and OLLAMA_BIN)',
  () => {
    let folder: string;
    let server: ChildProcess;
    let url: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'ollama-'));
      const host = `127.0.0.1:${await freePort()}`;
      const env = {
        HOME: folder,
        PATH: process.env.PATH,
        OLLAMA_HOST: host,
        OLLAMA_MODELS: join(folder, 'models'),
        OLLAMA_NO_CLOUD: '1',
      };
      server = spawn(ollamaBin, ['serve'], { env, stdio: 'ignore' });
      url = `http://${host}`;
      await answering(url);
      await writeFile(join(folder, 'bare'), `FROM ${weights}\n`);
      await writeFile(join(folder, 'chat'), `FROM ${weights}\nTEMPLATE """${chatTemplate}"""\n`);
      for (const name of ['bare', 'chat'])
        await promisify(execFile)(
          ollamaBin,
          ['create', name === 'chat' ? 'qwen' : name, '-f', join(folder, name)],
          { env },
        );
    }, 120_000);
    afterAll(async () => {
      server.kill();
      await new Promise((ended) => server.once('exit', ended));
      await rm(folder, { recursive: true });
    });

    // The server knows its address only when it runs: the model is opened by the first question.
    contract(() => ollamaModel({ ...common, fetch, url }));

    test('a model that would never see the rubric, for it has no chat template, is refused', async () => {
      const model = ollamaModel({ ...common, fetch, url, model: 'bare' });
      await expect(model.about()).rejects.toMatchObject({ reason: 'language-model-without-chat-template' });
    });

    test('a model that was not pulled lets the work wait', async () => {
      const model = ollamaModel({ ...common, fetch, url, model: 'absent' });
      await expect(model.weigh(hopeful)).rejects.toMatchObject({ reason: 'language-model-missing' });
      await expect(model.about()).rejects.toMatchObject({ reason: 'language-model-missing' });
    });
  },
);

const chatTemplate = `{{- range .Messages }}<|im_start|>{{ .Role }}
{{ .Content }}<|im_end|>
{{ end }}<|im_start|>assistant
`;

async function answering(url: string) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(`${url}/api/version`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await later(200);
  }
  throw new Error('The Ollama server did not start.');
}
