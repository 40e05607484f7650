import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import { queueState } from '#kernel/queue.ts';
import { takeContent } from '#takes';
import { answered } from '#testing/answers.ts';
import { type House, house } from '#testing/house.ts';
import { ready, webm } from '#testing/interviewees.ts';
import { nightFalls } from '#testing/nights.ts';
import { night, standingOf } from '../modules/nights/verbs.ts';
import { engineAt, whispers } from './support/engines.ts';
import { fault } from './support/fault.ts';

const [hour, day] = [3_600_000, 86_400_000];
const tone = ['-f', 'lavfi', '-i', 'sine=duration=2:sample_rate=48000'];
const recorded = () =>
  execFileSync('ffmpeg', ['-v', 'error', ...tone, '-c:a', 'libopus', '-live', '1', '-f', 'webm', 'pipe:1']);
const contentOf = async ({ ctx }: House, take: unknown) =>
  Buffer.concat(await Array.fromAsync(takeContent(ctx, take as never)));
const written = (here: House) =>
  here.said().filter((name) => name === 'transcription.transcript-ready').length;

fault(
  'a clock that is turned back by an hour holds up no work: what waits is done at once, once',
  undefined,
  async () => {
    const engine = await engineAt(whispers.well);
    const here = await house({ env: { WHISPER_URL: engine.url } });
    await here.tick();
    await here.settle();
    // One answer has just come in, and one waits for a sidecar that is away.
    await engine.shut();
    await answered(here, recorded());
    await here.settle();
    await answered(here, recorded());
    here.wait(-hour);
    await engine.open();
    await here.tick();
    await here.settle();
    expect(await queueState(here.ctx.db.read)).toEqual([]);
    expect(written(here)).toBe(2);
    here.wait(hour);
    await here.tick();
    await here.settle();
    expect(written(here)).toBe(2);
  },
);

fault(
  'a clock that jumps three days ahead in the middle of an answer, and back, loses nothing that was said to be saved',
  undefined,
  async () => {
    const here = await house();
    const { ada, first } = await ready(here);
    const whole = webm(30_000);
    await ada.open(first, 'audio');
    const { takeId } = await ada.begin(first);
    expect(await ada.send(takeId, 0, whole.subarray(0, 10_000))).toMatchObject({
      status: 200,
      savedTo: 10_000,
    });
    await nightFalls(here);
    here.wait(3 * day);
    const during = await ada.send(takeId, 10_000, whole.subarray(10_000, 20_000));
    // Taken, or refused with a sentence: her time was over by that clock.
    expect([200, 401, 409, 410, 423]).toContain(during.status);
    if (during.status !== 200) expect(during.problem).toMatch(/\w+ \w+/u);
    await here.tick();
    await night(here.ctx);
    await here.settle();
    const safe = during.status === 200 ? 20_000 : 10_000;
    expect((await contentOf(here, takeId)).equals(whole.subarray(0, safe))).toBe(true);
    here.wait(-3 * day);
    await here.tick();
    await night(here.ctx);
    await here.settle();
    expect((await contentOf(here, takeId)).equals(whole.subarray(0, safe))).toBe(true);
    expect(await queueState(here.ctx.db.read)).toEqual([]);
  },
);

fault(
  'a clock that jumps three days ahead deletes nothing before an admin has looked, and nothing at all once it is back',
  undefined,
  async () => {
    const here = await house();
    const { ada, first } = await ready(here);
    await ada.open(first, 'audio');
    const { takeId } = await ada.begin(first);
    const whole = webm(10_000);
    await ada.send(takeId, 0, whole);
    await nightFalls(here);
    // Sessions and links of the last days would be over by the wrong clock.
    here.wait(29 * day);
    await nightFalls(here);
    const before = await counts(here);
    here.wait(3 * day);
    await here.tick();
    await night(here.ctx);
    await here.settle();
    const [newest] = (await standingOf(here.ctx)).nights;
    expect(newest?.row).toMatchObject({ state: 'waiting', because: 'gap' });
    expect(await counts(here)).toBeGreaterThanOrEqual(before);
    here.wait(-3 * day);
    await here.tick();
    await night(here.ctx);
    await here.settle();
    expect(await counts(here)).toBeGreaterThanOrEqual(before);
    expect((await contentOf(here, takeId)).equals(whole)).toBe(true);
  },
);
/** Everything that is held about anybody. */
async function counts({ ctx }: House) {
  const far = new Date(ctx.now().getTime() + 4000 * day);
  const found = await Promise.all(ctx.holdings.map((holding) => holding.countDue(ctx, far)));
  return found.reduce((sum, { items }) => sum + items, 0);
}

fault(
  'people who are signed in when the clock jumps and comes back are signed in, or sign in again',
  undefined,
  async () => {
    const here = await house();
    expect((await here.rita.get('/positions')).status).toBe(200);
    for (const jump of [3 * day, -3 * day, -hour, hour]) {
      here.wait(jump);
      expect((await here.rita.get('/positions')).status, `${jump / hour} hours`).toBe(200);
      expect((await here.admin.get('/settings/system')).status).toBe(200);
    }
  },
);

fault(
  'ten minutes without a line in the middle of an answer: what was recorded meanwhile is taken, whole',
  undefined,
  async () => {
    const here = await house();
    const { ada, first } = await ready(here);
    const whole = webm(90_000);
    await ada.open(first, 'audio');
    const { takeId } = await ada.begin(first);
    expect(await ada.send(takeId, 0, whole.subarray(0, 30_000))).toMatchObject({
      status: 200,
      savedTo: 30_000,
    });
    // The recorder keeps what it cannot send; the page asks how the take stands when the line is back.
    here.wait(10 * 60_000);
    await here.tick();
    await here.settle();
    expect(await ada.state(takeId)).toMatchObject({ status: 200, savedTo: 30_000 });
    for (const at of [30_000, 60_000])
      expect(await ada.send(takeId, at, whole.subarray(at, at + 30_000))).toMatchObject({ status: 200 });
    expect(await ada.complete(takeId, whole.length)).toMatchObject({ status: 200 });
    await ada.handIn(first, { take: String(takeId) });
    expect((await contentOf(here, takeId)).equals(whole)).toBe(true);
  },
);
