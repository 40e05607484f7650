import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type House, house } from '#testing/house.ts';
import { containerOf } from './model.ts';
import {
  acceptSlice,
  beginTake,
  completeTake,
  discardTakes,
  eraseAllDiscarded,
  keepTake,
  takeContent,
  takeOf,
  takesOf,
} from './verbs.ts';

const webm = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(3000, 7)]);
async function* pieces(...parts: Uint8Array[]) {
  yield* parts;
}
const note = (start: number, body: Uint8Array) => ({
  start,
  bytes: body.length,
  sha256: createHash('sha256').update(body).digest('hex'),
});
const files = ({ dataDir }: House) =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((f) => f.isFile());

/** Ada begins to record an answer. */
async function recording(env: Record<string, string> = {}) {
  const here = await house({ env });
  const subjectId = newId<'subject'>();
  const answerId = newId<'answer'>();
  const sittingId = newId<'sitting'>();
  await here.ctx.vault.admit(subjectId);
  const begin = (number = 1) =>
    here.ctx.db.write((tx, emit) =>
      beginTake(tx, emit, {
        answerId,
        sittingId,
        subjectId,
        number,
        kind: 'audio',
        mime: 'audio/webm;codecs=opus',
        longestSeconds: 60,
        startedAt: here.ctx.now(),
      }),
    );
  const take = await begin();
  const send = async (start: number, body: Uint8Array, says = note(start, body)) =>
    acceptSlice(here.ctx, await takeOf(here.ctx, take.id), says, pieces(body));
  const content = async () => Buffer.concat(await Array.fromAsync(takeContent(here.ctx, take.id)));
  return { ...here, here, subjectId, answerId, take, begin, send, content };
}

test('slices sent in order come back as one recording', async () => {
  const { send, content, ctx, take, said } = await recording();
  expect(await send(0, webm)).toBe(webm.length);
  expect(await send(webm.length, Buffer.from('and on'))).toBe(webm.length + 6);
  expect((await content()).equals(Buffer.concat([webm, Buffer.from('and on')]))).toBe(true);
  await completeTake(ctx, await takeOf(ctx, take.id), { bytes: webm.length + 6, seconds: 3.5 });
  expect(await takeOf(ctx, take.id)).toMatchObject({
    state: 'complete',
    bytes: webm.length + 6,
    seconds: 3.5,
  });
  expect(said()).toEqual(['takes.take-completed']);
});

test('the same slice twice, one after the other or at once, is kept once', async () => {
  const { send, here } = await recording();
  await send(0, webm);
  expect(await send(0, webm)).toBe(webm.length);
  const next = Buffer.alloc(900, 3);
  const both = await Promise.all([send(webm.length, next), send(webm.length, next), send(webm.length, next)]);
  expect(both).toEqual([webm.length + 900, webm.length + 900, webm.length + 900]);
  expect(files(here)).toHaveLength(2);
});

test('other bytes at a saved place, a gap and an overlap are told from where to go on', async () => {
  const { send, here } = await recording();
  await send(0, webm);
  const from = { status: 409, facts: { savedTo: webm.length } };
  await expect(send(0, Buffer.concat([webm, Buffer.from('x')]))).rejects.toMatchObject(from);
  await expect(send(webm.length + 5, webm)).rejects.toMatchObject(from);
  await expect(send(100, webm)).rejects.toMatchObject(from);
  expect(files(here)).toHaveLength(1);
});

test('a slice whose hash or length does not fit leaves nothing behind', async () => {
  const { send, here, ctx, take } = await recording();
  await expect(send(0, webm, { ...note(0, webm), sha256: 'f'.repeat(64) })).rejects.toMatchObject({
    status: 422,
  });
  await expect(send(0, webm, { ...note(0, webm), bytes: webm.length + 1 })).rejects.toMatchObject({
    status: 422,
  });
  await expect(send(0, webm, { ...note(0, webm), bytes: webm.length - 1 })).rejects.toMatchObject({
    status: 413,
  });
  await expect(send(0, Buffer.alloc(0))).rejects.toMatchObject({ status: 422 });
  expect(files(here)).toEqual([]);
  expect(await takeOf(ctx, take.id)).toMatchObject({ state: 'recording', bytes: 0 });
  expect(await send(0, webm)).toBe(webm.length);
});

test('what does not begin like the announced recording is refused whole', async () => {
  const { send, here } = await recording();
  for (const body of ['<html><script>alert(1)</script></html>', 'OggS\0 but announced as webm', 'MZ'])
    await expect(send(0, Buffer.from(body))).rejects.toMatchObject({ status: 415 });
  expect(files(here)).toEqual([]);
});

test('a browser may deliver the first bytes one by one', async () => {
  const { here, take } = await recording();
  const drops = pieces(...Array.from(webm, (byte) => Uint8Array.of(byte)));
  expect(await acceptSlice(here.ctx, take, note(0, webm), drops)).toBe(webm.length);
});

test('a slice over 8 MiB and a take over the limit are too large', async () => {
  const { send } = await recording({ MAX_TAKE_MB: '1' });
  await send(0, webm);
  const half = Buffer.alloc(600_000, 1);
  expect(await send(webm.length, half)).toBe(webm.length + 600_000);
  await expect(send(webm.length + 600_000, half)).rejects.toMatchObject({ status: 413 });
  const big = { start: 0, bytes: 8 * 1024 * 1024 + 1, sha256: '' };
  await expect(send(0, webm, big)).rejects.toMatchObject({ status: 413 });
});

test('a second take erases the first at once, and late slices of it are told that it is over', async () => {
  const { send, begin, here, ctx, take, answerId, said, settle } = await recording();
  await send(0, webm);
  await begin(2);
  await eraseAllDiscarded(ctx, answerId);
  expect(files(here)).toEqual([]);
  await expect(send(webm.length, webm)).rejects.toMatchObject({ status: 410 });
  expect((await takesOf(ctx.db.read, answerId)).map((t) => t.state)).toEqual(['discarded', 'recording']);
  expect(said()).toEqual(['takes.take-discarded']);
  await settle();
  await expect(takeOf(ctx, take.id)).resolves.toMatchObject({ state: 'discarded' });
});

test('a crash before the erasing is made up for by the job', async () => {
  const { send, begin, here, settle } = await recording();
  await send(0, webm);
  await begin(2);
  expect(files(here)).toHaveLength(1);
  await settle();
  expect(files(here)).toEqual([]);
});

test('a slice that loses the race against the end of its take leaves no file', async () => {
  const { here, ctx, take, answerId, send } = await recording();
  await send(0, webm);
  const stale = await takeOf(ctx, take.id);
  await ctx.db.write((tx, emit) => discardTakes(tx, emit, answerId, null));
  const body = Buffer.alloc(50, 1);
  await expect(acceptSlice(ctx, stale, note(webm.length, body), pieces(body))).rejects.toMatchObject({
    status: 410,
  });
  await eraseAllDiscarded(ctx, answerId);
  expect(files(here)).toEqual([]);
});

test('completing needs every byte, may be repeated, and nothing at all cannot be completed', async () => {
  const { ctx, take, send, said } = await recording();
  const complete = async (bytes: number) =>
    completeTake(ctx, await takeOf(ctx, take.id), { bytes, seconds: 1 });
  await expect(complete(0)).rejects.toMatchObject({ status: 422 });
  await send(0, webm);
  await expect(complete(webm.length + 1)).rejects.toMatchObject({
    status: 409,
    facts: { savedTo: webm.length },
  });
  await complete(webm.length);
  await complete(webm.length);
  expect(said()).toEqual(['takes.take-completed']);
  await expect(send(webm.length, webm)).rejects.toMatchObject({ status: 410 });
  expect(await send(0, webm)).toBe(webm.length);
});

test('a take that never said that it was complete can be handed in all the same', async () => {
  const { ctx, take, send, said } = await recording();
  await send(0, webm);
  const keep = async () => {
    const now = await takeOf(ctx, take.id);
    await ctx.db.write((tx, emit) => keepTake(tx, emit, now));
  };
  await keep();
  expect(await takeOf(ctx, take.id)).toMatchObject({ state: 'kept', bytes: webm.length });
  expect(said()).toEqual(['takes.take-completed']);
  await expect(keep()).rejects.toMatchObject({ status: 410 });
});

test('a full disk says so and keeps nothing', async () => {
  const { here, ctx, take, send } = await recording();
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  async function* breaking() {
    yield webm;
    throw full;
  }
  await expect(acceptSlice(ctx, take, note(0, webm), breaking())).rejects.toMatchObject({ status: 507 });
  expect(files(here)).toEqual([]);
  expect(await send(0, webm)).toBe(webm.length);
});

test('three containers are known by their first bytes', () => {
  expect(containerOf(webm)).toBe('webm');
  expect(containerOf(Buffer.from('OggS\0\x02aaaaaaaaaa'))).toBe('ogg');
  expect(containerOf(Buffer.from('\0\0\0\x20ftypisom....'))).toBe('mp4');
  expect(containerOf(Buffer.from('RIFF....WAVEfmt '))).toBeUndefined();
  expect(containerOf(Buffer.from('\x1aE'))).toBeUndefined();
});
