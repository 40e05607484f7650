import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto';
import type { Write } from './disk.ts';
import { Damaged, Refusal } from './errors.ts';
import { type Id, newId, type SubjectId } from './ids.ts';
import type { Lying, Storage, Stored } from './storage.ts';
import type { Vault } from './vault.ts';

export interface Saved {
  readonly file: Id<'file'>;
  /** Length of the plain content. */
  readonly bytes: number;
  /** SHA-256 of the plain content, hex. */
  readonly sha256: string;
}
/** Sealed files. Content is encrypted from its first byte, in chunks of 64 KiB, so a range opens without the whole. */
export interface Files {
  /** Seals a stream into a new file; durable when it returns. Refuses more than `most` bytes, and keeps nothing then. */
  save(subject: SubjectId, content: AsyncIterable<Uint8Array>, most: number): Promise<Saved>;
  /** Plain bytes `from` (inclusive) to `to` (exclusive). */
  read(subject: SubjectId, file: Id<'file'>, from?: number, to?: number): AsyncGenerator<Buffer>;
  /** Length of the plain content. */
  sizeOf(file: Id<'file'>): Promise<number>;
  /** Removes a file; one that is gone already is no error. */
  remove(file: Id<'file'>): Promise<void>;
  /** Every file there is, and one as it lies there, sealed: for a backup. */
  all(): AsyncGenerator<Lying>;
  /** Removes what a crash left half written before that moment; how many it were. */
  removeUnfinished(before: Date): Promise<number>;
  /** False where the store belongs to another copy of a house as well: what no row names here may be theirs. */
  areOf(copy: string): Promise<boolean>;
  sealed(file: Id<'file'>): AsyncGenerator<Buffer>;
}

const chunk = 64 * 1024;
const tag = 16;
const salt = 16;
const magic = Buffer.from('AIS1');
const head = magic.length + salt;

/** The last chunk's nonce carries a mark, so that a file cut at a chunk's edge does not open as a whole one. */
function nonceOf(index: number, last: boolean) {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(last ? 1 : 0, 0);
  nonce.writeUIntBE(index, 6, 6);
  return nonce;
}

type About = <T>(subject: SubjectId, work: () => Promise<T>) => Promise<T>;
/** `about` says whom it is about to whatever leaves for the storage. */
export function openFiles(storage: Storage, vault: Vault, about: About): Files {
  return {
    async save(subject, content, most) {
      const file = newId<'file'>();
      const fileSalt = randomBytes(salt);
      const key = await vault.fileKey(subject, file, fileSalt);
      const hash = createHash('sha256');
      const fill = async (write: Write) => {
        await write(Buffer.concat([magic, fileSalt]));
        return sealInto(write, key, hash, content, most);
      };
      const bytes = await about(subject, () => storage.put(file, fill));
      return { file, bytes, sha256: hash.digest('hex') };
    },
    async *read(subject, file, from = 0, to = Number.POSITIVE_INFINITY) {
      const stored = await storage.open(file);
      try {
        const key = await vault.fileKey(subject, file, await saltOf(stored));
        const size = plainSize(stored.size);
        yield* plainRange(stored, key, size, from, Math.min(to, size));
      } finally {
        await stored.close();
      }
    },
    async sizeOf(file) {
      const stored = await storage.open(file);
      await stored.close();
      return plainSize(stored.size);
    },
    remove: (file) => storage.remove(file),
    all: () => storage.all(),
    removeUnfinished: (before) => storage.removeUnfinished(before),
    areOf: (copy) => storage.isOf(copy),
    async *sealed(file) {
      const stored = await storage.open(file);
      try {
        for (let at = 0; at < stored.size; at += window) yield await stored.read(at, at + window);
      } finally {
        await stored.close();
      }
    },
  };
}

/** Sealed chunks are handed to the disk together: a write of its own for each would cost more than the sealing. */
const batch = 256 * 1024;
async function sealInto(
  write: Write,
  key: Buffer,
  hash: ReturnType<typeof createHash>,
  content: AsyncIterable<Uint8Array>,
  most: number,
) {
  let index = 0;
  let bytes = 0;
  // Made once: turning the bytes into a key for every chunk costs half as much as the sealing itself.
  const secret = createSecretKey(key);
  let waiting: Buffer[] = [];
  let leaving: Buffer[] = [];
  const seal = async (plain: Uint8Array, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(index++, last));
    waiting.push(cipher.update(plain), cipher.final(), cipher.getAuthTag());
    if (!last && waiting.length < (3 * batch) / chunk) return;
    await write(...waiting.filter((part) => part.length));
    // The write before this one is over now, and nobody needs its bytes any more.
    for (const part of leaving) letGo(part);
    [leaving, waiting] = [waiting, []];
  };
  const held = Buffer.allocUnsafe(chunk);
  let filled = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > most)
      throw new Refusal('tooLarge', `This is more than the ${sizeInWords(most)} that are allowed here.`);
    hash.update(piece);
    for (let at = 0; at < piece.length; ) {
      if (filled === chunk) {
        await seal(held, false);
        filled = 0;
      }
      const taken = Math.min(chunk - filled, piece.length - at);
      held.set(piece.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  }
  await seal(held.subarray(0, filled), true);
  return bytes;
}

/**
 * Gives large bytes back to the system at once. Left to the collector, 64 KiB pieces at full speed make it search the
 * whole heap every few megabytes, which costs more than sealing them. The caller must own them: they are gone after.
 */
export function letGo(bytes: Uint8Array) {
  const { buffer, byteLength } = bytes;
  const isWhole = byteLength === buffer.byteLength && byteLength >= 4096;
  if (isWhole && buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}

const sizeInWords = (bytes: number) => `${Math.round(bytes / 104_857.6) / 10} MiB`;

const plainSize = (stored: number) => {
  const body = stored - head;
  return body - Math.ceil(body / (chunk + tag)) * tag;
};

async function saltOf(stored: Stored) {
  const start = await stored.read(0, head);
  if (!start.subarray(0, magic.length).equals(magic)) throw new Damaged();
  return start.subarray(magic.length);
}

/** Chunks are fetched together: a question for each would take long where the storage is another machine. */
const window = 16 * (chunk + tag);
async function* plainRange(stored: Stored, key: Buffer, size: number, from: number, to: number) {
  const final = Math.max(0, Math.ceil(size / chunk) - 1);
  const past = Math.min(final + 1, Math.ceil(to / chunk));
  const place = (index: number) => head + index * (chunk + tag);
  for (let first = Math.floor(from / chunk); first < past; first += 16) {
    const last = Math.min(first + 16, past);
    const sealed = await stored.read(place(first), place(last));
    for (let index = first; index < last; index++) {
      const at = (index - first) * (chunk + tag);
      const plain = openChunk(sealed.subarray(at, at + chunk + tag), key, index, index === final);
      const start = index * chunk;
      yield plain.subarray(Math.max(0, from - start), Math.min(plain.length, to - start));
    }
  }
}

function openChunk(sealed: Buffer, key: Buffer, index: number, last: boolean) {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last));
    decipher.setAuthTag(sealed.subarray(-tag));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tag)), decipher.final()]);
  } catch (cause) {
    throw new Damaged({ cause });
  }
}
