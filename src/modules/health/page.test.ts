import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { days, hours, minutes } from '#kernel/durations.ts';
import { claim, insertJobs, park } from '#kernel/queue.ts';
import { noteSeen } from '#kernel/samples.ts';
import { type House, house } from '#testing/house.ts';

const page = async (here: House, query = '') =>
  (await here.admin.page(`/settings/system${query}`)).replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ');

test('an admin reads of every part how it stands, and what to do about it', async () => {
  const here = await house({ env: { DISK_RESERVE_MB: '999999999' } });
  const text = await page(here);
  expect(text).toContain('Database Well Nothing');
  expect(text).toContain('Disk Trouble There is less room than DISK_RESERVE_MB asks for.');
  expect(text).toContain('Speech to words Trouble Get the speech model under Models.');
  expect(text).toContain('Letters Not set up Nothing');
  expect(text).toContain('Nothing is measured yet.');
  expect(text).toContain('Last night None has run yet');
  expect(text).toContain('Only by npm run backup');
});

test('a server that does not answer is told by its setting, and the page comes', async () => {
  const away = 'http://127.0.0.1:9';
  const here = await house({
    env: { OLLAMA_URL: away, STORAGE_URL: `${away}/b`, STORAGE_KEY: 'k', STORAGE_SECRET: 's' },
  });
  const text = await page(here);
  expect(text).toContain('Words to levels Trouble Waits for Ollama, which does not answer: see OLLAMA_URL.');
  expect(text).toContain('STORAGE_URL, STORAGE_KEY and STORAGE_SECRET fit');
});

test('what stopped, the nights and the backups stand on the same page', async () => {
  const here = await house();
  const { ctx } = here;
  const job = { name: 'media/answers.answer-kept', event: 'answers.answer-kept', fact: {} };
  await ctx.db.write((tx) => insertJobs(tx, ctx.now(), [{ ...job, lane: 'quick' as const }]));
  const row = await claim(ctx.db, 'quick', ctx.now(), 60_000);
  if (!row) throw new Error('no job');
  await park(ctx.db, row, 'speech-model-missing');
  await mkdir(join(here.dataDir, 'backups', 'data-20260820T033000Z'), { recursive: true });
  const text = await page(here);
  expect(text).toContain('Stopped after its tries');
  expect(text).toContain('Work in the queue Trouble Some work stopped after its tries.');
  expect(text).toContain('Newest backup of the data Thu 20 August 2026');
  expect(text).toContain('Newest backup of the keys None yet');
  const home = (await here.admin.page('/')).replaceAll(/<[^>]+>|\s+/g, ' ');
  expect(home).toContain('Work that stopped');
});

test('where every night should make a backup, a night without one is an alarm; a house that just began is none', async () => {
  const here = await house({ env: { BACKUP_DIR: '/dev/null/backups' } });
  const alarm = 'There is no good backup.';
  expect(await page(here)).not.toContain(alarm);
  await here.tick();
  await here.settle();
  here.wait(hours(4));
  expect(await page(here)).toContain(alarm);
});

test('a job of every five minutes writes the history, and admins see the last day or the last month', async () => {
  const here = await house();
  const { db, now } = here.ctx;
  await here.tick();
  await here.settle();
  const ago = (ms: number) => new Date(now().getTime() - ms);
  const sample = { oldestJobSeconds: 754, waitingSoundSeconds: 3661, freeBytes: 2e9 };
  await noteSeen(db, ago(hours(3)), sample);
  await noteSeen(db, ago(hours(3) - minutes(5)), { ...sample, oldestJobSeconds: 60 });
  await noteSeen(db, ago(days(9)), { ...sample, freeBytes: 7e12 });
  const day = await here.admin.page('/settings/system');
  expect(day).toContain('aria-label="Oldest job: at most 12:34, last 0:00"');
  expect(day.match(/<svg class="chart"/g)).toHaveLength(4);
  const text = await page(here);
  expect(text).toContain('12:34 1:01:01 0:00 0:00 2 GB');
  expect(text).not.toContain('7 TB');
  expect(await page(here, '?span=month')).toContain('7 TB');
});

test('nobody but an admin sees the machine', async () => {
  const here = await house();
  expect((await here.rita.get('/settings/system')).status).toBe(403);
});
