import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { embeddedLlama } from './sidecar.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'judges-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A child that behaves as told instead of running a model. */
async function child(behaviour: string, limitSeconds = 10) {
  const worker = join(folder, `${Math.random()}.mjs`);
  await writeFile(worker, behaviour);
  const from = { file: worker, model: 'test', digest: '0', threads: 1, contextTokens: 512, idleSeconds: 60 };
  return embeddedLlama({ ...from, worker, limitSeconds });
}
const ready = `console.log('{"ready":true}');`;
const answers = (line: string) =>
  `${ready} process.stdin.on('data', () => console.log(${JSON.stringify(line)}));`;
const asked = { prefix: 'Rubric.', rest: 'Answer of Ada.', schema: {}, maxTokens: 20, seed: 1 };

test('without weights the work waits', async () => {
  const settings = {
    model: 'm',
    digest: '0',
    threads: 1,
    contextTokens: 512,
    limitSeconds: 5,
    idleSeconds: 60,
  };
  const model = embeddedLlama({ ...settings, file: join(folder, 'missing.gguf') });
  await expect(model.complete(asked)).rejects.toMatchObject({
    name: 'NotYet',
    reason: 'language-model-missing',
  });
});

test('a child that crashes costs the question that met it, and the next one gets a new child', async () => {
  const flag = join(folder, 'crashed-once');
  const model = await child(`import { existsSync, writeFileSync } from 'node:fs';
    ${ready}
    process.stdin.on('data', () => {
      if (!existsSync('${flag}')) { writeFileSync('${flag}', ''); process.abort(); }
      console.log(JSON.stringify({ result: { text: '{"quotes": []}', finished: true, tokensIn: 1, tokensOut: 1 } }));
    });`);
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'crashed' });
  expect((await model.complete(asked)).json).toEqual({ quotes: [] });
  await model.close();
});

test('a child that hangs is killed when its time is over', async () => {
  const model = await child(`${ready} process.stdin.resume();`, 2);
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'slow' });
});

test('a child that never gets its weights loaded is killed, too', async () => {
  const model = await child('setInterval(() => undefined, 1000);', 1);
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'slow' });
});

test('a child that babbles is a crash, not an answer', async () => {
  const model = await child(answers('the the the'));
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'crashed' });
  await model.close();
});

test('text that is no JSON, or that broke off, is nonsense', async () => {
  const result = { text: '{"quotes": ["we the the the', finished: false, tokensIn: 1, tokensOut: 20 };
  const model = await child(answers(JSON.stringify({ result })));
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'nonsense' });
  await model.close();
});

test('a prompt that is too long is told as such', async () => {
  const model = await child(answers('{"error":{"kind":"tooLong"}}'));
  await expect(model.complete(asked)).rejects.toMatchObject({ name: 'ModelTrouble', code: 'tooLong' });
  await model.close();
});

test('what the caller stops is the fault of nobody', async () => {
  const model = await child(`${ready} process.stdin.resume();`);
  const stop = AbortSignal.timeout(1000);
  await expect(model.complete(asked, stop)).rejects.toThrow(/abort|timeout/u);
});

test('the child sees nothing of our environment', async () => {
  vi.stubEnv('JUDGES_SECRET', 'a secret');
  const model = await child(`${ready} process.stdin.on('data', () => console.log(JSON.stringify({ result:
    { text: JSON.stringify(Object.keys(process.env)), finished: true, tokensIn: 1, tokensOut: 1 } })));`);
  expect((await model.complete(asked)).json).not.toContain('JUDGES_SECRET');
  await model.close();
});
