import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Id, newId } from '#kernel/ids.ts';
import { outboundSince } from '#kernel/transfers.ts';
import { house } from '#testing/house.ts';
import { residueIn } from '#testing/residue.ts';
import { emptyStore, s3Server } from '#testing/s3.ts';

async function* pieces(...parts: Buffer[]) {
  yield* parts;
}
const whole = async (stream: AsyncIterable<Buffer>) => Buffer.concat(await Array.fromAsync(stream));
const disk = async () => ({ folder: '', env: {} });
const stores = [
  { name: 'the disk', open: disk, there: true },
  { name: 'a real S3 server (needs S3_SERVER)', open: emptyStore, there: s3Server !== '' },
];

describe.each(stores)('sealed files on $name', ({ open, there }) => {
  const here = async () => {
    const { env, folder } = await open();
    const { ctx, dataDir } = await house({ env });
    const ada = newId<'subject'>();
    await ctx.vault.admit(ada);
    return { ctx, ada, folder: folder || dataDir };
  };
  test.runIf(there).each([36, 70_001, 20_000_000])(
    '%i bytes come back whole and in ranges',
    async (bytes) => {
      const { ctx, ada } = await here();
      const plain = randomBytes(bytes);
      const saved = await ctx.files.save(ada, pieces(plain.subarray(0, 30), plain.subarray(30)), 1e9);
      expect(saved.bytes).toBe(bytes);
      expect(await ctx.files.sizeOf(saved.file)).toBe(bytes);
      expect((await whole(ctx.files.read(ada, saved.file))).equals(plain)).toBe(true);
      for (const [from, to] of [
        [0, 12],
        [bytes - 7, bytes],
        [Math.floor(bytes / 2), bytes - 1],
      ] as const)
        expect(
          (await whole(ctx.files.read(ada, saved.file, from, to))).equals(plain.subarray(from, to)),
        ).toBe(true);
      expect(await Array.fromAsync(ctx.files.all())).toMatchObject([{ file: saved.file }]);
    },
  );

  test.runIf(there)('what lies there says nothing, and is gone once it is removed', async () => {
    const { ctx, ada, folder } = await here();
    const { file } = await ctx.files.save(ada, pieces(Buffer.from('I led the migration.')), 1e6);
    expect(await residueIn(folder, ['led the migration'])).toEqual([]);
    await ctx.files.remove(file);
    await ctx.files.remove(file);
    await expect(ctx.files.sizeOf(file)).rejects.toMatchObject({ kind: 'gone' });
    expect(await Array.fromAsync(ctx.files.all())).toEqual([]);
  });

  test.runIf(there)('what is too large, or breaks off, leaves nothing behind', async () => {
    const { ctx, ada } = await here();
    const large = ctx.files.save(ada, pieces(Buffer.alloc(10_000_000), Buffer.alloc(1)), 10_000_000);
    await expect(large).rejects.toThrow('more than');
    expect(await Array.fromAsync(ctx.files.all())).toEqual([]);
  });
});

test.runIf(s3Server)(
  'what Ada sends to the store is in the book, and reading it back is not about her',
  async () => {
    const { env } = await emptyStore();
    const { ctx } = await house({ env });
    const ada = newId<'subject'>();
    await ctx.vault.admit(ada);
    const { file } = await ctx.files.save(ada, pieces(Buffer.from('I led the migration.')), 1e6);
    await whole(ctx.files.read(ada, file));
    const booked = ctx.holdings.find(({ name }) => name === 'transfers');
    expect(await booked?.export(ctx, ada)).toMatchObject([{ purpose: 'files' }]);
    const [sum] = await outboundSince(ctx.db.read, new Date(0));
    expect(sum?.calls).toBeGreaterThan(2);
  },
);

test.runIf(s3Server)('a store that went away is a clear no, and nothing is taken for gone', async () => {
  const { env, stop } = await emptyStore();
  const { ctx } = await house({ env });
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  const { file } = await ctx.files.save(ada, pieces(Buffer.from('I led the migration.')), 1e6);
  await stop();
  const no = { kind: 'unavailable', reason: 'store-away', facts: { retryAfter: 5 } };
  await expect(ctx.files.save(ada, pieces(Buffer.from('more')), 1e6)).rejects.toMatchObject(no);
  await expect(ctx.files.sizeOf(file)).rejects.toMatchObject(no);
  await expect(ctx.files.remove(file)).rejects.toMatchObject(no);
});

test('a store that says yes to everything and keeps nothing is not believed', async () => {
  const liar = createServer((asked, answer) => asked.resume().on('end', () => answer.end()));
  await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void liar.close());
  const { port } = liar.address() as AddressInfo;
  const keys = { STORAGE_KEY: 'house', STORAGE_SECRET: 'a secret of the test' };
  const { ctx } = await house({ env: { STORAGE_URL: `http://127.0.0.1:${port}/house`, ...keys } });
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  const no = { kind: 'unavailable' };
  await expect(ctx.files.save(ada, pieces(Buffer.from('hello')), 1e6)).rejects.toMatchObject(no);
  await expect(ctx.files.sizeOf(newId<'file'>() as Id<'file'>)).rejects.toMatchObject(no);
});

test('parts that were put together and are not believed are taken away again', async () => {
  const asked: string[] = [];
  const liar = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url?.replace(/\/house\/files\/\S+?(?=\?|$)/, 'file')}`);
    answer.setHeader('etag', '"part"');
    const upload = '<InitiateMultipartUploadResult><UploadId>one</UploadId></InitiateMultipartUploadResult>';
    const whole = '<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>';
    const said = request.method === 'POST' ? (request.url?.includes('uploads') ? upload : whole) : '';
    request.resume().on('end', () => answer.end(said));
  });
  await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void liar.close());
  const { port } = liar.address() as AddressInfo;
  const keys = { STORAGE_KEY: 'house', STORAGE_SECRET: 'a secret of the test' };
  const { ctx } = await house({ env: { STORAGE_URL: `http://127.0.0.1:${port}/house`, ...keys } });
  const ada = newId<'subject'>();
  await ctx.vault.admit(ada);
  const long = ctx.files.save(ada, pieces(Buffer.alloc(9_000_000)), 1e8);
  await expect(long).rejects.toMatchObject({ kind: 'unavailable' });
  expect(asked).toContain('POST file?uploadId=one');
  expect(asked.slice(-2)).toEqual(['DELETE file?uploadId=one', 'DELETE file']);
});
