import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openVault } from '#kernel/vault.ts';
import { canonical, type Thing } from './model.ts';
import { openParcel } from './sidecar.ts';
import { wrapped } from './verbs.ts';

const signer = openVault('/nowhere', randomBytes(32));
const head = { installation: 'Northwind Foundry', madeAt: new Date('2026-08-22T10:00:00Z') };
async function* once(text: string | Uint8Array) {
  yield Buffer.from(text);
}
const thing = (path: string, text: string, squeeze = true): Thing => ({
  ...{ path, squeeze },
  content: () => once(text),
});
const all = async (content: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(content));
const things = [thing('index.html', '<p>Ada</p>'), thing('media/answer-1.webm', 'voice', false)];
const open = (zip: Buffer) =>
  openParcel({
    bytes: zip.length,
    async *read(from, to) {
      yield zip.subarray(from, to);
    },
  });
const problemOf = async (zip: Buffer) => {
  const opened = await open(zip).catch((error: unknown) => error);
  return (opened as { problem?: string }).problem ?? 'none';
};
const sum = (text: string) => ({
  bytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
});

type Wrong = { files?: Record<string, string>; listed?: Record<string, string>; signature?: string };
/** A ZIP that says about itself what the test wants it to say; signed by a key that is as good as any. */
async function crafted({ files = { a: 'Ada' }, listed = files, signature }: Wrong = {}) {
  const shared = {
    installation: 'Elsewhere',
    madeAt: head.madeAt.toISOString(),
    publicKey: signer.publicKey,
  };
  const manifest = canonical({
    ...{ format: 'ai-interview-space/archive', version: 1, ...shared },
    files: Object.entries(listed).map(([path, text]) => ({ path, ...sum(text) })),
  });
  const signed = { ...shared, algorithm: 'Ed25519', signature: signer.sign(Buffer.from(manifest)) };
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.addBuffer(Buffer.from(manifest), 'manifest.json');
  zip.addBuffer(Buffer.from(canonical({ ...signed, ...(signature && { signature }) })), 'manifest.sig');
  zip.end({ forceZip64Format: false, comment: `Sealed by Ed25519 ${'x'.repeat(86)}` });
  const bytes = await all(zip.outputStream as unknown as AsyncIterable<Uint8Array>);
  const hash = createHash('sha256').update(bytes.subarray(0, -86)).digest('hex');
  bytes.write(signer.sign(Buffer.from(`ai-interview-space/archive whole ${hash}`)), bytes.length - 86);
  return bytes;
}

test('what was packed comes out, and it says who packed it', async () => {
  const parcel = await open(await all(wrapped(signer, head, things)));
  expect(parcel.manifest).toMatchObject({ installation: 'Northwind Foundry', publicKey: signer.publicKey });
  expect(await parcel.text('media/answer-1.webm')).toBe('voice');
  expect(await problemOf(await crafted())).toBe('none');
});

test('one bit that is different, wherever it stands, is found', async () => {
  const zip = await all(wrapped(signer, head, things));
  for (let at = 0; at < zip.length; at += 1) {
    const changed = Buffer.from(zip);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    expect(await problemOf(changed), `byte ${at} of ${zip.length}`).not.toBe('none');
  }
}, 60_000);

test('whatever is cut off or added is found', async () => {
  const zip = await all(wrapped(signer, head, things));
  for (const length of [0, 1, 100, zip.length - 200, zip.length - 1])
    expect(await problemOf(zip.subarray(0, length))).toBe('not-whole');
  expect(await problemOf(Buffer.concat([zip, Buffer.from('!')]))).toBe('not-whole');
  expect(await problemOf(Buffer.from('not a ZIP file at all, but long enough to be one'))).toBe('not-whole');
});

test('each way in which an archive contradicts itself has a name', async () => {
  const wrong = async (what: Wrong) => problemOf(await crafted(what));
  expect(await wrong({ listed: { a: 'Ada', b: 'Bob' } })).toBe('missing-file');
  expect(await wrong({ files: { a: 'Ada', b: 'Bob' }, listed: { a: 'Ada' } })).toBe('extra-file');
  expect(await wrong({ listed: { a: 'Eve' } })).toBe('wrong-content');
  expect(await wrong({ listed: { a: 'Ada and more' } })).toBe('wrong-content');
  expect(await wrong({ signature: signer.sign(Buffer.from('something else')) })).toBe('wrong-signature');
  const stranger = openVault('/nowhere', randomBytes(32));
  const mixed = await all(wrapped({ sign: stranger.sign, publicKey: signer.publicKey }, head, things));
  expect(await problemOf(mixed)).toBe('wrong-signature');
});

test('a ZIP file that is no archive of ours is told so', async () => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('hello'), 'hello.txt');
  zip.end();
  expect(await problemOf(await all(zip.outputStream as never))).toBe('not-ours');
});

/** The same bytes with another name in them, as an attacker would write it. */
function renamed(zip: Buffer, from: string, to: string) {
  const changed = Buffer.from(zip);
  for (let at = changed.indexOf(from); at >= 0; at = changed.indexOf(from, at + 1)) changed.write(to, at);
  return changed;
}
test('a name that leads out of the archive is not followed', async () => {
  const zip = await crafted({ files: { 'aa/passwd': 'x' } });
  for (const name of ['../passwd', '/a/passwd', 'C:/passwd', 'a\\/passwd', '.a/passwd'])
    expect(await problemOf(renamed(zip, 'aa/passwd', name.slice(0, 9))), name).toBe('strange-path');
});

/** Says of every file that it is almost 4 GiB long. */
function swollen(zip: Buffer) {
  const changed = Buffer.from(zip);
  const entry = Buffer.from('PK\x01\x02');
  for (let at = changed.indexOf(entry); at >= 0; at = changed.indexOf(entry, at + 1))
    changed.writeUInt32LE(0xfffffff0, at + 24);
  return changed;
}
test('a small file that swells is not followed', async () => {
  expect(await problemOf(swollen(await crafted()))).toBe('too-large');
});

test('a small file that spells millions of values is not read into memory', async () => {
  const zip = await crafted({ files: { a: `[${'{},'.repeat(600_000)}0]`, b: `"${'{'.repeat(400_000)}"` } });
  const parcel = await open(zip);
  await expect(parcel.text('a')).rejects.toMatchObject({ problem: 'too-large' });
  expect((await parcel.text('b')).length).toBe(400_002);
});

test('bytes that cannot be read now are no fault of the archive, wherever that happens', async () => {
  const zip = await all(wrapped(signer, head, things));
  const away = new Error('the store is away');
  const brokenAfter = (reads: number) => {
    let left = reads;
    return openParcel({
      bytes: zip.length,
      async *read(from, to) {
        if (left-- === 0) throw away;
        yield zip.subarray(from, to);
      },
    })
      .then((parcel) => parcel.text('index.html'))
      .catch((error: unknown) => error);
  };
  let reads = 0;
  for (; (await brokenAfter(reads)) === away; ) reads += 1;
  expect(reads).toBeGreaterThan(8);
  expect(await brokenAfter(1000)).toBe('<p>Ada</p>');
});

test('while it packs, no more is under way than a few pieces', async () => {
  const piece = Buffer.alloc(64 * 1024, 7);
  let made = 0;
  const large: Thing = {
    ...{ path: 'media/a.webm', squeeze: false },
    async *content() {
      for (let count = 0; count < 1000; count += 1) {
        made += piece.length;
        yield piece;
      }
    },
  };
  let sent = 0;
  let furthest = 0;
  for await (const out of wrapped(signer, head, [large])) {
    sent += out.length;
    furthest = Math.max(furthest, made - sent);
  }
  expect(made).toBe(64_000 * 1024);
  expect(furthest).toBeLessThan(3 * 1024 * 1024);
});

test('a file that breaks in the middle breaks the archive, and nobody waits for ever', async () => {
  const broken: Thing = {
    ...{ path: 'a', squeeze: false },
    async *content() {
      yield Buffer.from('begun');
      throw new Error('the disk is gone');
    },
  };
  await expect(all(wrapped(signer, head, [broken]))).rejects.toThrow('the disk is gone');
});

test('names stand in the order of their signs, whoever wrote them (RFC 8785)', () => {
  expect(canonical({ b: 1, a: [true, null, 1e21, 'é"\n'], '\ud83d\ude00': 0, '\uffff': 0 })).toBe(
    '{"a":[true,null,1e+21,"é\\"\\n"],"b":1,"\ud83d\ude00":0,"\uffff":0}',
  );
});
