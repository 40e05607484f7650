import { expect, test } from 'vitest';
import { NotYet } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { insertJobs } from '#kernel/queue.ts';
import { type House, house } from '#testing/house.ts';
import { hanne, rita } from '#testing/people.ts';
import { createMetricsApp } from './metrics.ts';
import { insertRecording } from './modules/media/store.ts';

const measured = { METRICS_LISTEN: '0' };
const figures = async ({ ctx }: House) => (await createMetricsApp(ctx).request('/metrics')).text();
/** `name{a="b"} 3` as its parts. */
function read(text: string) {
  return text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (!name) return [];
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, key = '', word = '']) => [key, word] as const,
    );
    return [{ name, labels: new Map(pairs), value: Number(value) }];
  });
}
const figure = (text: string, name: string, labels: Record<string, string> = {}) =>
  read(text).find(
    (one) => one.name === name && Object.entries(labels).every(([key, word]) => one.labels.get(key) === word),
  )?.value;

test('a process without pages can be probed where its figures are, and shows no page there', async () => {
  const here = await house({ env: measured });
  const app = createMetricsApp(here.ctx);
  const status = async (path: string) => (await app.request(path)).status;
  expect(await Promise.all(['/livez', '/readyz', '/version', '/metrics'].map(status))).toEqual([
    200, 200, 200, 200,
  ]);
  expect(await Promise.all(['/', '/account', '/settings/system'].map(status))).toEqual([404, 404, 404]);
});

test('what Prometheus reads tells of queue, sound, parts, disk, pages and the process', async () => {
  const here = await house({ env: measured });
  await here.rita.get('/account');
  const text = await figures(here);
  expect(figure(text, 'aispace_jobs', { lane: 'compute', state: 'waiting' })).toBe(0);
  expect(figure(text, 'aispace_oldest_job_seconds', { lane: 'quick' })).toBe(0);
  expect(figure(text, 'aispace_waiting_sound_seconds')).toBe(0);
  expect(figure(text, 'aispace_part_up', { part: 'database' })).toBe(1);
  expect(figure(text, 'aispace_part_up', { part: 'speech' })).toBe(0);
  expect(figure(text, 'aispace_disk_free_bytes')).toBeGreaterThan(0);
  const account = { method: 'GET', route: '/account', status: '2xx' };
  expect(figure(text, 'aispace_http_request_seconds_count', account)).toBe(1);
  expect(figure(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
  expect(figure(text, 'aispace_build_info', { version: '0.1.0' })).toBe(1);
});

test('work that waits is counted by lane, with the age of the oldest', async () => {
  const here = await house({ env: measured });
  const { db } = here.ctx;
  const job = { name: 'x/y', event: 'y', fact: {}, lane: 'compute' as const };
  await db.write((tx) => insertJobs(tx, here.ctx.now(), [job, job]));
  here.wait(90_000);
  const text = await figures(here);
  expect(figure(text, 'aispace_jobs', { lane: 'compute', state: 'waiting' })).toBe(2);
  expect(figure(text, 'aispace_oldest_job_seconds', { lane: 'compute' })).toBe(90);
  expect(figure(text, 'aispace_oldest_job_seconds', { lane: 'quick' })).toBe(0);
});

test('the seconds of sound that wait are those of recordings nobody has written down yet', async () => {
  const here = await house({ env: measured });
  const { db, now } = here.ctx;
  const recording = (seconds: number) => ({
    ...{ answerId: newId<'answer'>(), sittingId: newId<'sitting'>(), takeId: newId<'take'>() },
    ...{ subjectId: newId<'subject'>(), state: 'ready' as const, kind: 'audio' as const },
    ...{ seconds, partial: false, madeAt: now() },
  });
  const [one, two, done] = [recording(60), recording(30.5), recording(500)] as const;
  const name = 'transcription/media.recording-ready';
  const jobOf = ({ answerId }: typeof one) => ({
    ...{ name, event: 'media.recording-ready', lane: 'compute' as const, fact: { answerId } },
  });
  await db.write(async (tx) => {
    for (const row of [one, two, done]) await insertRecording(tx, row);
    await insertJobs(tx, now(), [jobOf(one), jobOf(two)]);
  });
  expect(figure(await figures(here), 'aispace_waiting_sound_seconds')).toBe(90.5);
});

test('the time of the models is counted, how it ended, and how much was heard', async () => {
  const here = await house({ env: measured });
  const { meters } = here.ctx;
  await meters.working('speech', async () => 'words', 120);
  await expect(meters.working('speech', () => Promise.reject(new NotYet('away')))).rejects.toThrow();
  await expect(meters.working('language', () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
  const text = await figures(here);
  expect(figure(text, 'aispace_transcription_jobs_total', { end: 'done' })).toBe(1);
  expect(figure(text, 'aispace_transcription_jobs_total', { end: 'away' })).toBe(1);
  expect(figure(text, 'aispace_transcription_sound_seconds_total')).toBe(120);
  expect(figure(text, 'aispace_transcription_work_seconds_count')).toBe(1);
  expect(figure(text, 'aispace_scoring_jobs_total', { end: 'failed' })).toBe(1);
  expect(figure(text, 'aispace_scoring_work_seconds_count')).toBe(0);
});

test('no id, name, secret or path can be a label: every word of a label is one that we wrote', async () => {
  const here = await house({ env: measured });
  const stranger = here.browser();
  const secret = 'q7_Zk3-secret-of-a-link';
  await Promise.all([
    here.rita.get(`/team/${here.rita.subjectId}`),
    here.rita.get(`/sittings/${newId()}/report?name=${hanne.name}`),
    stranger.get(`/set-up/${secret}`),
    stranger.get(`/i/${secret}`),
    stranger.get(`/interview/${secret}`),
    stranger.get(`/${secret}/${rita.login}`),
    stranger.get(`/assets/${secret}.css`),
    stranger.post('/sign-in', { login: rita.login, password: secret }),
    stranger.request('/sign-in', { method: secret.replaceAll(/\W/g, '') }),
  ]);
  const text = await figures(here);
  const patterns = new Set(here.app.routes.map(({ path }) => path).filter((path) => !path.includes('*')));
  const written: Record<string, (word: string) => boolean> = {
    route: (word) => word === 'other' || patterns.has(word),
    method: (word) => /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|other)$/.test(word),
    status: (word) => /^[1-5]xx$/.test(word),
    lane: (word) => word === 'quick' || word === 'compute',
    state: (word) => /^(waiting|running|parked)$/.test(word),
    end: (word) => /^(done|failed|away)$/.test(word),
    part: (word) => /^(database|keys|disk|storage|queue|speech|language|mail|redis|workers)$/.test(word),
    version: (word) => /^v?\d+\.\d+\.\d+$/.test(word),
    build: (word) => /^[0-9a-f]{12}$/.test(word),
    le: (word) => word === '+Inf' || Number(word) > 0,
    // Those of the process are prom-client's: words of Node for timers, sockets, and the collection of garbage.
    ...{ kind: (word) => /^[a-z]+$/.test(word), type: (word) => /^[A-Za-z]+$/.test(word) },
    ...{ space: (word) => /^[a-z_]+$/.test(word) },
    ...{ major: (word) => /^\d+$/.test(word), minor: (word) => /^\d+$/.test(word) },
    patch: (word) => /^\d+$/.test(word),
  };
  const labels = read(text).flatMap((one) => [...one.labels]);
  expect(labels.filter(([key, word]) => !written[key]?.(word))).toEqual([]);
  expect(labels.filter(([key]) => key === 'route').map(([, word]) => word)).toContain('/set-up/:token');
  for (const told of [secret, rita.login, hanne.name, here.rita.subjectId]) expect(text).not.toContain(told);
});

test('the port of the figures shows no page, and that of the pages no figures', async () => {
  const here = await house({ env: measured });
  expect((await createMetricsApp(here.ctx).request('/sign-in')).status).toBe(404);
  expect((await here.browser().get('/metrics')).status).toBe(404);
});
