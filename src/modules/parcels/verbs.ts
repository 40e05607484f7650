import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { hashOf, type Vault } from '#kernel/vault.ts';
import {
  canonical,
  format,
  type Head,
  manifestName,
  type Sum,
  sealBytes,
  sealWords,
  signatureName,
  type Thing,
  underSeal,
} from './model.ts';

type Signer = Pick<Vault, 'sign' | 'publicKey'>;
/** What people compare to know a key: its first 128 bits, in groups. */
export const fingerprintOf = (publicKey: string) =>
  (hashOf(publicKey).slice(0, 32).match(/.{4}/g) ?? []).join(' ');

/**
 * Packs files one after the other into a signed ZIP, as a stream: nothing is held but the piece that is under way.
 * `tell` hears how many files are done.
 */
export function wrapped(
  by: Signer,
  head: Head,
  things: readonly Thing[],
  tell: (done: number) => unknown = () => undefined,
): AsyncGenerator<Uint8Array> {
  return sealed(by, zipped(by, head, things, tell));
}

async function* zipped(by: Signer, head: Head, things: readonly Thing[], tell: (done: number) => unknown) {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const sums = new Map<string, Sum>();
  let open: Readable | undefined;
  const add = (path: string, compress: boolean, content: () => AsyncIterable<Uint8Array>) =>
    zip.addReadStreamLazy(path, { compress, mtime: head.madeAt, mode: 0o100644 }, (take) => {
      open = Readable.from(content());
      open.on('error', (error) => out.destroy(error));
      take(null, open);
    });
  for (const { path, squeeze, content } of things)
    add(path, squeeze, async function* () {
      await tell(sums.size);
      yield* summed(content(sums), (sum) => sums.set(path, sum));
    });
  const manifest = () => manifestOf(by, head, sums);
  add(manifestName, true, () => once(manifest()));
  add(signatureName, true, () => once(signatureOf(by, head, manifest())));
  zip.on('error', (error: Error) => out.destroy(error));
  zip.end({ forceZip64Format: false, comment: sealWords + 'x'.repeat(sealBytes) });
  try {
    yield* out as AsyncIterable<Uint8Array>;
  } finally {
    open?.destroy();
    out.destroy();
  }
}

async function* once(text: string) {
  yield Buffer.from(text);
}
async function* summed(content: AsyncIterable<Uint8Array>, keep: (sum: Sum) => unknown) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of content) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  keep({ bytes, sha256: hash.digest('hex') });
}

const shared = ({ installation, madeAt }: Head) => ({ installation, madeAt: madeAt.toISOString() });
const manifestOf = ({ publicKey }: Signer, head: Head, sums: ReadonlyMap<string, Sum>) =>
  canonical({
    ...{ format, version: 1, ...shared(head), publicKey },
    files: [...sums].map(([path, sum]) => ({ path, ...sum })),
  });
const signatureOf = (by: Signer, head: Head, manifest: string) =>
  canonical({
    ...{ ...shared(head), algorithm: 'Ed25519', publicKey: by.publicKey },
    signature: by.sign(Buffer.from(manifest)),
  });

/** Puts the signature over all bytes in the place that was kept for it at the end. */
async function* sealed(by: Signer, bytes: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  for await (const piece of bytes) {
    const all = Buffer.concat([held, piece]);
    const free = all.subarray(0, Math.max(0, all.length - sealBytes));
    held = Buffer.from(all.subarray(free.length));
    hash.update(free);
    if (free.length) yield free;
  }
  yield Buffer.from(by.sign(underSeal(hash.digest('hex'))));
}
