import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { decode, findRecording } from '#media';
import { answered } from '#testing/answers.ts';
import { house } from '#testing/house.ts';
import { emptyStore, s3Server } from '#testing/s3.ts';

const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3:sample_rate=48000'];
const recorded = () =>
  execFileSync('ffmpeg', ['-v', 'error', ...tone, '-c:a', 'libopus', '-live', '1', '-f', 'webm', 'pipe:1']);
/** Ada has answered in a house whose files lie on a real S3 server. */
async function adaElsewhere() {
  const store = await emptyStore();
  const here = await house({ env: store.env });
  const ada = await answered(here, recorded());
  await here.settle();
  const erase = async () => {
    for (const holding of here.ctx.holdings) await holding.erase(here.ctx, ada.subjectId);
  };
  return { ...here, ...ada, store, erase };
}

test.runIf(s3Server)(
  'what Ada said lies in a store elsewhere: it is played in stretches, decoded to be written down, and erased there',
  async () => {
    const here = await adaElsewhere();
    const { ctx, answerId, subjectId } = here;
    const path = `/answers/${answerId}/recording`;
    const body = Buffer.from(await (await here.rex.get(path)).arrayBuffer());
    const part = await here.rex.get(path, { range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${body.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(body.subarray(100, 200))).toBe(true);
    const file = (await findRecording(ctx, answerId))?.file;
    if (!file) throw new Error('no recording');
    const sound = await decode(ctx.files.read(subjectId, file), { maxSeconds: 10 });
    expect(sound.seconds).toBeCloseTo(3, 0);
    expect(await Array.fromAsync(ctx.files.all())).toHaveLength(2);
    await here.erase();
    expect(await Array.fromAsync(ctx.files.all())).toEqual([]);
    expect(await findRecording(ctx, answerId)).toBeUndefined();
  },
);

test.runIf(s3Server)(
  'while the store is away a player is told to come back, and nothing counts as erased',
  async () => {
    const here = await adaElsewhere();
    await here.store.stop();
    const answer = await here.rex.get(`/answers/${here.answerId}/recording`, { accept: 'application/json' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.text()).toContain('does not answer as it should');
    await expect(here.erase()).rejects.toMatchObject({ reason: 'store-away' });
    expect(await findRecording(here.ctx, here.answerId)).toBeDefined();
  },
);
