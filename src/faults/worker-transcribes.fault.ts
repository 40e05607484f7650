import './support/on-postgres.ts';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { places } from '#kernel/places.ts';
import type { Guest } from '#testing/guests.ts';
import { beginTake, cut, finishTake, send } from '#testing/uploading.ts';
import { wordErrorRate } from '#transcription';
import { freePort } from '../commands/free-port.ts';
import { noRedis, redisServer } from '../commands/redis.ts';
import { fault, slow } from './support/fault.ts';
import { aServer, aWorker, quiet, type Rows, seededHouse } from './support/houses.ts';
import { noPostgres } from './support/on-postgres.ts';
import { runs } from './support/processes.ts';
import { savedWords } from './support/saved.ts';

const { MODELS_DIR = '', SPEECH_DIR = '' } = process.env;
const clips = ['0870', '0880', '0890'].map((number) => join(SPEECH_DIR, `sense-and-sensibility-${number}`));
function noEar() {
  if (!existsSync(join(MODELS_DIR, 'ggml-base.bin'))) return 'MODELS_DIR names no folder with ggml-base.bin';
  if (!clips.every((clip) => existsSync(`${clip}.wav`))) return 'SPEECH_DIR names no folder with the clips';
  return existsSync(places.whisperWorker) ? undefined : 'the Whisper worker is not built (npm run engines)';
}

/** Three clips, as one answer that a browser recorded. */
function recorded() {
  const joined = ['-filter_complex', 'concat=n=3:v=0:a=1'];
  const to = ['-c:a', 'libopus', '-live', '1', '-f', 'webm', 'pipe:1'];
  return execFileSync('ffmpeg', [
    ...['-v', 'error', ...clips.flatMap((clip) => ['-i', `${clip}.wav`])],
    ...[...joined, ...to],
  ]);
}
const said = () => clips.map((clip) => readFileSync(`${clip}.txt`, 'utf8')).join(' ');

async function speak(base: string, guest: Guest) {
  const { cookie, question } = guest;
  const take = await beginTake(base, guest);
  await finishTake(base, guest, take, cut(recorded(), 40_000));
  const { status } = await send(base, {
    ...{ method: 'POST', path: `/interview/questions/${question}/answer`, cookie },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(`take=${take}`),
  });
  expect(status).toBe(303);
}
const writing = (rows: Rows) => rows("select state, tries from jobs where name like 'transcription/media.%'");
/** How many answers this process wrote down, by its own figures. */
async function writtenBy(metrics: number) {
  const asked = { method: 'GET', path: '/metrics', cookie: '' };
  const { text } = await send(`http://127.0.0.1:${metrics}`, asked);
  expect(text).toContain('# TYPE aispace_transcription_jobs_total counter');
  return Number(/^aispace_transcription_jobs_total\{end="done"\} (\d+)/m.exec(text)?.[1] ?? 0);
}
const measured = (port: number) => ({ METRICS_LISTEN: String(port) });

fault(
  'a spoken answer is written down by a worker and not by the server; one killed in the middle of it leaves it to the next, and the words come once',
  slow() ?? noPostgres() ?? noRedis() ?? noEar(),
  async () => {
    const redis = await redisServer();
    await redis.start();
    onTestFinished(redis.stop);
    const { url, rows, guests, env } = await seededHouse(1, { REDIS_URL: redis.url, MODELS_DIR });
    const [ada] = guests as [Guest];
    const [ofServer, ofWorker] = [await freePort(), await freePort()];
    const server = await aServer({ ...env, ...measured(ofServer) });
    await speak(server.base, ada);
    await quiet(rows);
    const killed = await aWorker(env);
    await expect
      .poll(() => runs(killed.pid, 'whisper-worker'), { timeout: 120_000, interval: 20 })
      .toBe(true);
    await killed.kill();
    expect(await writing(rows), 'it was at it').toEqual([{ state: 'running', tries: 1 }]);
    expect(await rows('select id from transcripts')).toEqual([]);
    // Two minutes, in no time: the dead one's hold on its work ends.
    await rows("update jobs set lease_until = 0 where state = 'running'");
    const worker = await aWorker({ ...env, ...measured(ofWorker) });
    await expect.poll(() => writing(rows), { timeout: 300_000, interval: 200 }).toEqual([]);
    await quiet(rows);
    expect([await writtenBy(ofServer), await writtenBy(ofWorker)]).toEqual([0, 1]);
    const [transcript, ...more] = await rows('select answer_id from transcripts');
    expect(more).toEqual([]);
    const [told] = await rows(
      "select count(*)::int as times from audit_entries where name = 'transcription.transcript-ready'",
    );
    expect(told).toEqual({ times: 1 });
    await Promise.all([server.close(), worker.kill()]);
    const words = await savedWords(env.DATA_DIR, String(transcript?.answer_id), url);
    expect(words?.state).toBe('ready');
    expect(wordErrorRate(said(), words?.text ?? ''), 'each word once').toBeLessThan(0.15);
  },
);
