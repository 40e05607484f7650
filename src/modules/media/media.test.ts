import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { allow } from '#sittings';
import { answered } from '#testing/answers.ts';
import { house } from '#testing/house.ts';
import { findRecording } from './index.ts';
import { wantedRange } from './model.ts';

const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3:sample_rate=48000'];
const recorded = () =>
  execFileSync('ffmpeg', ['-v', 'error', ...tone, '-c:a', 'libopus', '-live', '1', '-f', 'webm', 'pipe:1']);
test('a recorded answer can be played, any stretch of it, and the log knows who listened', async () => {
  const here = await house();
  const { answerId, subjectId } = await answered(here, recorded());
  await here.settle();
  expect(here.said()).toContain('media.recording-ready');
  const whole = await here.rex.get(`/answers/${answerId}/recording`);
  expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/webm']);
  const body = Buffer.from(await whole.arrayBuffer());
  const part = await here.rex.get(`/answers/${answerId}/recording`, { range: 'bytes=100-199' });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${body.length}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(body.subarray(100, 200))).toBe(true);
  const looks = here.facts.filter(({ name }) => name === 'media.recording-played');
  expect(looks.map(({ fact }) => fact)).toEqual([{ answerId, subjectId, by: here.rex.subjectId }]);
});

test('nobody listens without being somebody here', async () => {
  const here = await house();
  const { answerId } = await answered(here, recorded());
  await here.settle();
  const stranger = await here.browser().get(`/answers/${answerId}/recording`, { accept: 'application/json' });
  expect(stranger.status).toBe(401);
  expect((await here.rex.get(`/answers/${newId()}/recording`)).status).toBe(404);
});

test('once the consent is taken back no colleague listens, also where a legal case keeps the recording', async () => {
  const here = await house();
  const { answerId } = await answered(here, recorded());
  await here.settle();
  const recording = await findRecording(here.ctx, answerId);
  if (!recording) throw new Error('there is a recording');
  await here.ctx.db.write((tx) => allow(tx, recording.sittingId, { records: false }));
  const answer = await here.rex.get(`/answers/${answerId}/recording`);
  expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('nobody here listens')]);
});

test('what is no recording is told once and does not stop the queue', async () => {
  const here = await house();
  const broken = Buffer.concat([recorded().subarray(0, 60), Buffer.alloc(5000, 9)]);
  await answered(here, broken);
  await here.settle();
  expect(here.said()).toContain('media.recording-unreadable');
  expect(here.said()).not.toContain('media.recording-ready');
});

test.each([
  ['bytes=0-99', { from: 0, to: 100 }],
  ['bytes=50-', { from: 50, to: 1000 }],
  ['bytes=-100', { from: 900, to: 1000 }],
  ['bytes=990-5000', { from: 990, to: 1000 }],
  ['bytes=1000-', 'outside'],
  ['bytes=9-1', 'outside'],
  ['bytes=0-1,5-6', undefined],
  ['lines=1-2', undefined],
  [undefined, undefined],
])('a player that asks for %s gets what the standard says', (header, wanted) => {
  expect(wantedRange(header, 1000)).toEqual(wanted);
});
