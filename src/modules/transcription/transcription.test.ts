import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answered } from '#testing/answers.ts';
import { house } from '#testing/house.ts';
import { EngineFailure } from '#transcribers';
import { wordErrorRate } from './model.ts';
import { findTranscript } from './verbs.ts';

const { MODELS_DIR = '', SPEECH_DIR = '' } = process.env;
const built = existsSync('.build/whisper/whisper-worker');
const missing =
  !MODELS_DIR || !SPEECH_DIR
    ? 'MODELS_DIR and SPEECH_DIR are not set'
    : built
      ? ''
      : 'the worker is not built';
/** A busy machine takes its time; how long is for the benchmark to say. */
const patience = 300_000;
const clip = 'sense-and-sensibility-0870';

/** As a browser would have recorded it. */
const recorded = (...input: string[]) =>
  execFileSync(
    'ffmpeg',
    ['-v', 'error', ...input, '-c:a', 'libopus', '-b:a', '48k', '-live', '1', '-f', 'webm', 'pipe:1'],
    {
      maxBuffer: 2 ** 26,
    },
  );

test.skipIf(missing)(
  `Ada's spoken answer is written down${missing && ` (skipped: ${missing})`}`,
  async () => {
    const here = await house({ env: { MODELS_DIR } });
    const { answerId } = await answered(here, recorded('-i', `${SPEECH_DIR}/${clip}.wav`));
    await here.settle();
    expect(here.said()).toContain('transcription.transcript-ready');
    const transcript = await findTranscript(here.ctx, answerId);
    expect(transcript?.state).toBe('ready');
    expect(
      wordErrorRate(readFileSync(`${SPEECH_DIR}/${clip}.txt`, 'utf8'), transcript?.text ?? ''),
    ).toBeLessThan(0.1);
  },
  patience,
);

test.skipIf(missing)(`silence becomes no sentence${missing && ` (skipped: ${missing})`}`, async () => {
  const here = await house({ env: { MODELS_DIR } });
  const { answerId } = await answered(here, recorded('-f', 'lavfi', '-i', 'anullsrc=r=48000:d=5'));
  await here.settle();
  expect(await findTranscript(here.ctx, answerId)).toMatchObject({ state: 'no-speech', words: [], text: '' });
});

test('without a model the answer waits, and goes on when the model arrives', async () => {
  const here = await house({ env: { MODELS_DIR: '/nowhere' } });
  const { answerId } = await answered(
    here,
    recorded('-f', 'lavfi', '-i', 'sine=duration=2:sample_rate=48000'),
  );
  await here.settle();
  expect(await findTranscript(here.ctx, answerId)).toBeUndefined();
  expect(await here.admin.page('/settings/system')).toContain('Waiting');
  const { queueState, wake } = await import('#kernel/queue.ts');
  expect(await queueState(here.ctx.db.read)).toContainEqual(
    expect.objectContaining({ state: 'waiting', reason: 'speech-model-missing' }),
  );
  await wake(here.ctx.db, here.ctx.now(), ['speech-model-missing']);
  await here.settle();
  expect(await queueState(here.ctx.db.read)).toContainEqual(
    expect.objectContaining({ reason: 'speech-model-missing' }),
  );
});

test.each(['busy', 'lost', 'missing'] as const)(
  'a sidecar that is %s costs no try: the answer waits',
  async (kind) => {
    const ear = {
      transcribe: () => Promise.reject(new EngineFailure(kind, 'away')),
      close: async () => undefined,
    };
    const here = await house({ machines: { speech: ear }, env: { WHISPER_URL: 'http://127.0.0.1:9' } });
    await answered(here, recorded('-f', 'lavfi', '-i', 'sine=duration=2:sample_rate=48000'));
    await here.settle();
    const { queueState } = await import('#kernel/queue.ts');
    expect(await queueState(here.ctx.db.read)).toContainEqual(
      expect.objectContaining({ state: 'waiting', reason: `speech-engine-${kind}` }),
    );
  },
);
