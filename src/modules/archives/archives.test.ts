import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { days } from '#kernel/data.ts';
import { jobsAbout } from '#kernel/queue.ts';
import { isSignedBy } from '#kernel/vault.ts';
import type { Manifest } from '#parcels';
import { requestsOf } from '#requests';
import { type Browser, type House, house } from '#testing/house.ts';
import { arrived, invited, ready, webm } from '#testing/interviewees.ts';
import { archiveStateOf } from './verbs.ts';

/** Ada records her first answer and types the second. */
async function interviewed(here: House) {
  const story = await ready(here);
  const { ada, first, second } = story;
  await ada.speak(first, [webm(), Buffer.alloc(3000, 9)]);
  await ada.write(second, 'I wake the one who knows: quillwort.');
  await here.settle();
  return { ...story, subjectId: story.invitation.subjectId };
}
/** Asks for the archive, waits and fetches it. */
async function fetched(here: House, who: Pick<Browser, 'post' | 'get'>, page = '/space/archive') {
  expect((await who.post(page)).status).toBe(303);
  await here.settle();
  const answer = await who.get(`${page}/file`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}
/** Unpacked by a program that is not ours. */
function unpacked(zip: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.zip'), zip);
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, 'a.zip'), folder]);
  const bytes = (name: string) => readFileSync(join(folder, name));
  const text = (name: string) => bytes(name).toString();
  return { bytes, text, json: (name: string) => JSON.parse(text(name)) };
}

test('Ada asks, and fetches one file with her words, her voice and a signed list', async () => {
  const here = await house();
  const { ada, subjectId } = await interviewed(here);
  expect(await archiveStateOf(here.ctx, subjectId)).toEqual({ state: 'none' });
  const zip = await fetched(here, ada);
  const parts = unpacked(zip);
  expect(parts.text('index.html')).toContain('quillwort');
  expect(parts.text('data.json')).toContain('quillwort');
  expect(parts.text('portable.json')).toContain('quillwort');
  expect(parts.bytes('media/answer-1.webm')).toEqual(Buffer.concat([webm(), Buffer.alloc(3000, 9)]));
  const manifest = parts.json('manifest.json') as Manifest;
  for (const { path, bytes, sha256 } of manifest.files) {
    expect(parts.bytes(path)).toHaveLength(bytes);
    expect(createHash('sha256').update(parts.bytes(path)).digest('hex')).toBe(sha256);
  }
  const { publicKey, signature } = parts.json('manifest.sig');
  expect(publicKey).toBe(here.ctx.vault.publicKey);
  expect(isSignedBy(publicKey, parts.bytes('manifest.json'), signature)).toBe(true);
  expect(here.said()).toEqual(
    expect.arrayContaining([
      'archives.archive-asked',
      'archives.archive-made',
      'archives.archive-downloaded',
    ]),
  );
  expect(await requestsOf(here.ctx, subjectId)).toMatchObject([
    { kind: 'access', state: 'done', identity: 'private-link' },
  ]);
});

test('the page says how far it is and asks no more once the file is there', async () => {
  const here = await house();
  const { ada } = await ready(here);
  const page = async () => (await ada.get('/space/archive')).text();
  expect(await page()).toContain('Make my copy');
  await ada.post('/space/archive', { kind: 'portability' });
  const progress = async () => (await ada.get('/space/archive/progress')).text();
  expect(await progress()).toContain('hx-trigger');
  expect((await ada.get('/space/archive/file')).status).toBe(303);
  await ada.post('/space/archive');
  await here.settle();
  expect(here.said().filter((name) => name === 'archives.archive-asked')).toHaveLength(1);
  const done = await progress();
  expect(done).not.toContain('hx-trigger');
  expect(done).toContain('Sun 30 August 2026, 04:30 CEST');
  expect(done).toContain('not yet');
  await (await ada.get('/space/archive/file')).arrayBuffer();
  expect(await page()).toContain('once');
});

test('an archive is there until its last moment, and then gone with its file', async () => {
  const here = await house();
  const { ada, invitation } = await ready(here);
  const { ctx } = here;
  await fetched(here, ada);
  const state = await archiveStateOf(ctx, invitation.subjectId);
  const holding = ctx.holdings.find(({ name }) => name === 'archives');
  const [item] = (await holding?.items(ctx, invitation.subjectId)) ?? [];
  expect('expiresAt' in state && state.expiresAt).toEqual(item?.ends);
  const [held] = (await holding?.files?.(ctx, invitation.subjectId)) ?? [];
  here.wait(days(7) - 1);
  expect(await holding?.countDue(ctx, ctx.now())).toEqual({ items: 0, people: 0 });
  // The night takes it, and until then it is there.
  here.wait(Number(item?.ends) - ctx.now().getTime() - 1);
  await ada.openLink();
  expect((await ada.get('/space/archive/file')).status).toBe(200);
  here.wait(1);
  expect((await ada.get('/space/archive/file')).status).toBe(303);
  expect(await (await ada.get('/space/archive')).text()).toContain('Your last copy has expired');
  expect(await holding?.expire(ctx, ctx.now())).toEqual({ items: 1, people: 1 });
  await expect(ctx.files.sizeOf(held?.file as never)).rejects.toThrow('not here any more');
  await fetched(here, ada);
});

test('a new archive takes the place of the last one, and holds none of those before it', async () => {
  const here = await house();
  const { ada, invitation } = await ready(here);
  await fetched(here, ada);
  here.wait(1000);
  const parts = unpacked(await fetched(here, ada));
  const manifest = parts.json('manifest.json') as Manifest;
  expect(manifest.files.map(({ path }) => path)).toEqual([
    'index.html',
    'archive.css',
    'data.json',
    'portable.json',
  ]);
  const holding = here.ctx.holdings.find(({ name }) => name === 'archives');
  expect(await holding?.files?.(here.ctx, invitation.subjectId)).toHaveLength(1);
});

test("Bob's words are never in Ada's archive, nor hers in his or in Rita's", async () => {
  const here = await house();
  const { ada, kit } = await interviewed(here);
  const guest = await invited(here, { name: 'Bob', kit: { ...kit, title: 'Of Bob' } });
  const bob = await arrived(here, guest.invitation);
  await bob.agree();
  await bob.checkDevices();
  for (const question of guest.kit.questions) {
    await bob.open(question, 'typed');
    await bob.handIn(question, { text: 'I ask a colleague: zanthoxylum.' });
  }
  await here.settle();
  const everything = (zip: Buffer) => {
    const parts = unpacked(zip);
    return (parts.json('manifest.json') as Manifest).files.map(({ path }) => parts.text(path)).join('\n');
  };
  const adas = everything(await fetched(here, ada));
  const bobs = everything(await fetched(here, bob));
  const ritas = everything(await fetched(here, here.rita, '/account/data/archive'));
  expect(adas).not.toMatch(/zanthoxylum|bob@example\.org/);
  expect(bobs).toContain('zanthoxylum');
  expect(bobs).not.toMatch(/quillwort|ada@example\.org/);
  expect(ritas).toContain('rita@northwind.example');
  expect(ritas).not.toMatch(/quillwort|zanthoxylum|ada@example\.org|\$argon2/);
});

test('somebody else finds no door to an archive of Ada', async () => {
  const here = await house();
  const { ada } = await ready(here);
  await fetched(here, ada);
  const stranger = here.browser();
  for (const door of ['', '/progress', '/file']) {
    expect((await stranger.get(`/space/archive${door}`)).headers.get('location')).toBe('/space/link');
    expect((await here.rita.get(`/space/archive${door}`)).headers.get('location')).toBe('/space/link');
  }
  expect((await here.rita.get('/account/data/archive/file')).status).toBe(303);
});

test('when Ada is erased, her archive goes, too', async () => {
  const here = await house();
  const { ada, invitation } = await ready(here);
  await fetched(here, ada);
  const holding = here.ctx.holdings.find(({ name }) => name === 'archives');
  const [held] = (await holding?.files?.(here.ctx, invitation.subjectId)) ?? [];
  expect(await holding?.erase(here.ctx, invitation.subjectId)).toBe(1);
  await expect(here.ctx.files.sizeOf(held?.file as never)).rejects.toThrow('not here any more');
});

test('what the house does by itself is not said to be looked at by a person', async () => {
  const here = await house({ mail: true });
  const { ada, subjectId } = await interviewed(here);
  here.posted.length = 0;
  await ada.post('/space/archive');
  const [confirmation] = await jobsAbout(here.ctx.db.read, 'requests.request-filed', 'subjectId', subjectId);
  expect(confirmation?.fact).toMatchObject({ atOnce: 1 });
  await here.settle();
  expect(here.posted.map(({ subject }) => subject)).not.toContain('Northwind Foundry has your request');
});
