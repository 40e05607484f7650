import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { isSignedBy } from '#kernel/vault.ts';
import {
  type Manifest,
  manifestForm,
  manifestName,
  most,
  ParcelFault,
  sealBytes,
  sealWords,
  signatureForm,
  signatureName,
  underSeal,
} from './model.ts';

/** Bytes that can be read from anywhere. */
export interface Source {
  readonly bytes: number;
  /** From `from` (inclusive) to `to` (exclusive). */
  read(from: number, to: number): AsyncIterable<Buffer>;
}
/** A parcel that is what was signed, wholly. */
export interface Parcel {
  readonly manifest: Manifest;
  content(path: string): AsyncGenerator<Buffer>;
  text(path: string): Promise<string>;
}

class Reader extends RandomAccessReader {
  readonly #source: Source;
  constructor(source: Source) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number) {
    return Readable.from(this.#source.read(start, end), { objectMode: false });
  }
}

/** The bytes could not be read: that says nothing about the parcel. */
class Unread extends Error {}
const watched = ({ bytes, read }: Source): Source => ({
  bytes,
  async *read(from, to) {
    try {
      yield* read(from, to);
    } catch (cause) {
      throw new Unread('the bytes could not be read', { cause });
    }
  },
});

/**
 * Opens a parcel and believes nothing of it before each byte was checked. Throws `ParcelFault`, and what the source
 * throws as it is.
 */
export async function openParcel(given: Source): Promise<Parcel> {
  const source = watched(given);
  return opened(source).catch((error: unknown) => {
    throw asGiven(error);
  });
}
const asGiven = (error: unknown) => (error instanceof Unread ? error.cause : error);
async function opened(source: Source): Promise<Parcel> {
  const zip = await whole(() =>
    fromRandomAccessReaderPromise(new Reader(source), source.bytes, {
      autoClose: false,
      strictFileNames: true,
    }),
  );
  const entries = await entriesIn(zip);
  const content = (path: string) => contentOf(zip, found(entries, path));
  const text = (path: string) => textOf(content(path));
  const manifest = await signed(text);
  await checkSeal(source, zip.comment, manifest.publicKey);
  checkPaths(manifest, entries);
  for (const file of manifest.files) await checkFile(content(file.path), file);
  return { manifest, content, text };
}

async function whole<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    throw asFault(error);
  }
}
/** The reader says in words only that a path leads out of the archive. */
function asFault(error: unknown): unknown {
  if (error instanceof ParcelFault || error instanceof Unread) return asGiven(error);
  const isPath =
    error instanceof Error && /^(invalid (characters|relative)|absolute path)/.test(error.message);
  return isPath
    ? new ParcelFault('strange-path', { cause: error })
    : new ParcelFault('not-whole', { cause: error });
}

async function entriesIn(zip: ZipFile) {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      if (bytes > most.bytes || entries.size >= most.files) throw new ParcelFault('too-large');
      if (entries.has(entry.fileName) || /\/$|(^|\/)\./.test(entry.fileName))
        throw new ParcelFault('strange-path');
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw asFault(error);
  }
  return entries;
}
function found(entries: ReadonlyMap<string, Entry>, path: string) {
  const entry = entries.get(path);
  if (!entry) throw new ParcelFault(path.startsWith('manifest.') ? 'not-ours' : 'missing-file');
  return entry;
}

/** A stream that says more than its entry does breaks off: a small file that swells to a large one is not followed. */
async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await whole(() => zip.openReadStreamPromise(entry));
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    throw error instanceof Unread ? error.cause : new ParcelFault('not-whole', { cause: error });
  } finally {
    stream.destroy();
  }
}
/** Each value of JSON comes after one of these. */
const [comma, brace, bracket] = [0x2c, 0x7b, 0x5b];
async function textOf(content: AsyncIterable<Buffer>) {
  const pieces: Buffer[] = [];
  let [bytes, values] = [0, 0];
  for await (const piece of content) {
    bytes += piece.length;
    for (const sign of piece) if (sign === comma || sign === brace || sign === bracket) values += 1;
    if (bytes > most.text || values > most.values) throw new ParcelFault('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parsed<T>(form: { safeParse(value: unknown): { data?: T } }, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ParcelFault('not-ours', { cause: error });
  }
  const { data } = form.safeParse(value);
  if (data === undefined) throw new ParcelFault('not-ours');
  return data;
}
async function signed(text: (path: string) => Promise<string>) {
  const words = await text(manifestName);
  const manifest = parsed(manifestForm, words);
  const note = parsed(signatureForm, await text(signatureName));
  const same = (['installation', 'madeAt', 'publicKey'] as const).every(
    (name) => note[name] === manifest[name],
  );
  if (!same || !isSignedBy(manifest.publicKey, Buffer.from(words), note.signature))
    throw new ParcelFault('wrong-signature');
  return manifest;
}
async function checkSeal(source: Source, comment: string, publicKey: string) {
  if (!comment.startsWith(sealWords) || comment.length !== sealWords.length + sealBytes)
    throw new ParcelFault('changed');
  const seal = comment.slice(sealWords.length);
  const hash = createHash('sha256');
  for await (const piece of source.read(0, source.bytes - sealBytes)) hash.update(piece);
  // The last sign of base64url has bits that say nothing: they must be as they were written, too.
  const isExact = Buffer.from(seal, 'base64url').toString('base64url') === seal;
  if (!isExact || !isSignedBy(publicKey, underSeal(hash.digest('hex')), seal))
    throw new ParcelFault('changed');
}
function checkPaths({ files }: Manifest, entries: ReadonlyMap<string, Entry>) {
  const named = new Set(files.map(({ path }) => path));
  if (named.size !== files.length) throw new ParcelFault('wrong-content');
  for (const path of named) found(entries, path);
  for (const path of entries.keys())
    if (!named.has(path) && path !== manifestName && path !== signatureName)
      throw new ParcelFault('extra-file');
}
async function checkFile(content: AsyncIterable<Buffer>, { bytes, sha256 }: Manifest['files'][number]) {
  const hash = createHash('sha256');
  let seen = 0;
  for await (const piece of content) {
    seen += piece.length;
    if (seen > bytes) throw new ParcelFault('wrong-content');
    hash.update(piece);
  }
  if (seen !== bytes || hash.digest('hex') !== sha256) throw new ParcelFault('wrong-content');
}
