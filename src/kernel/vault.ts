import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sealed } from './data.ts';
import { syncFolder, unlessUnread, writeDurably, writeOnce } from './disk.ts';
import { Damaged, Refusal } from './errors.ts';
import type { Id, SubjectId } from './ids.ts';

/** Where a sealed value stands. It opens nowhere else. */
export type Place = { readonly table: string; readonly column: string; readonly row: string };
export type KeyKind = 'content' | 'evidence';
type Keys = { content: Buffer | null; evidence: Buffer | null };

/** Keys per person, and everything that is derived from the instance key. Nothing here ever leaves the machine. */
export interface Vault {
  /** Makes the two keys of a person; does nothing when they are there. */
  admit(subject: SubjectId): Promise<void>;
  sealText(subject: SubjectId, place: Place, words: string, key?: KeyKind): Promise<Sealed>;
  /** Throws `Refusal('gone')` when the person's key is destroyed, and an error when the value was moved or changed. */
  openText(subject: SubjectId, place: Place, sealed: Sealed, key?: KeyKind): Promise<string>;
  /** The 256-bit key of one sealed file. */
  fileKey(subject: SubjectId, file: Id<'file'>, salt: Uint8Array): Promise<Buffer>;
  /** The same words give the same index, which tells nothing without the instance key: finds rows by a sealed value. */
  blindIndex(purpose: string, words: string): string;
  /** A link's secret. It is derived, so a letter can be written again; only its hash is stored. */
  token(purpose: string, id: string, generation: number): string;
  /** Destroys one key of a person: what it sealed, here and in every backup, is noise from now on. */
  destroy(subject: SubjectId, key: KeyKind): Promise<void>;
  /** Which keys of a person are there. */
  keysOf(subject: SubjectId): Promise<Record<KeyKind, boolean>>;
  /** A public name of a key: what a certificate says was destroyed. Undefined when it is gone already. */
  keyId(subject: SubjectId, key: KeyKind): Promise<string | undefined>;
  /** Ed25519 (RFC 8032) over these bytes with the key of this installation, base64url. */
  sign(bytes: Uint8Array): string;
  /** The raw 32 bytes of the key that checks what `sign` made, base64url: may be given to everybody. */
  readonly publicKey: string;
  /** A value that fits only this instance key, to notice a wrong or lost one. */
  readonly checkValue: string;
}

/** Are these two secrets the same? Takes as long for a near miss as for a far one. */
export const isSameSecret = (one: string, other: string) =>
  timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)));
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

const keyBytes = 32;
/** Reads the instance key, or makes it at the first start (mode 0400). Of several first starts at once one makes it. */
export async function instanceKey(path: string, mayMake: boolean): Promise<Buffer> {
  const found = await readFile(path).catch(() => undefined);
  if (found?.length === keyBytes) return found;
  if (found)
    throw new LostKey(`The instance key in ${path} has ${found.length} bytes instead of ${keyBytes}.`);
  if (!mayMake)
    throw new LostKey(
      `The instance key ${path} is missing. Put the key file back from its backup: without it nothing sealed can be read.`,
    );
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const made = randomBytes(keyBytes);
  return (await writeOnce(path, made, 0o400)) ? made : instanceKey(path, false);
}
/** The product must not start: it would seal new data under a key that does not fit the old. */
export class LostKey extends Error {}

/** Milliseconds after which a key is read anew: another process may have destroyed it. */
const rememberedFor = 2000;
/** The keys of people on disk, each wrapped by the instance key, with the ones used lately in memory. */
function openKeyring(folder: string, wrapping: Buffer) {
  const cache = new Map<SubjectId, { keys: Promise<Keys>; until: number }>();
  const fileOf = (subject: SubjectId) => join(folder, subject.slice(0, 2), `${subject}.key`);
  const read = async (subject: SubjectId) => unwrap(wrapping, subject, await readFile(fileOf(subject)));
  const keysOf = (subject: SubjectId) => {
    const known = cache.get(subject);
    if (known && known.until > performance.now()) return known.keys;
    const keys = read(subject);
    if (cache.size > 20_000) cache.clear();
    cache.set(subject, { keys, until: performance.now() + rememberedFor });
    keys.catch(() => cache.delete(subject));
    return keys;
  };
  return {
    keysOf,
    /** As they are on the disk now: what is written next is made of these, never of what is remembered. */
    readKeys: (subject: SubjectId) =>
      read(subject).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    async keyOf(subject: SubjectId, kind: KeyKind) {
      const found = (await keysOf(subject))[kind];
      if (!found) throw new Refusal('gone', 'This has been erased.');
      return found;
    },
    /** Never in the place of keys that another process made: what is sealed under those would be lost. */
    async make(subject: SubjectId) {
      const keys = { content: randomBytes(keyBytes), evidence: randomBytes(keyBytes) };
      if (await writeOnce(fileOf(subject), wrap(wrapping, subject, keys)))
        cache.set(subject, { keys: Promise.resolve(keys), until: performance.now() + rememberedFor });
    },
    async write(subject: SubjectId, keys: Keys) {
      await writeDurably(fileOf(subject), (out) => out(wrap(wrapping, subject, keys)));
      cache.set(subject, { keys: Promise.resolve(keys), until: performance.now() + rememberedFor });
    },
    /** A process that was killed while it made the keys leaves them under a second name. */
    async removeLeft(subject: SubjectId) {
      const folder = dirname(fileOf(subject));
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((one) => one.startsWith(`${subject}.key.`)))
        await rm(join(folder, name), { force: true });
    },
    async remove(subject: SubjectId) {
      cache.delete(subject);
      await rm(fileOf(subject), { force: true });
      await syncFolder(dirname(fileOf(subject)));
    },
  };
}

type Alone = <T>(work: () => Promise<T>) => Promise<T>;
/** `alone` keeps apart, of all processes with this keyring, those that destroy a key. */
export function openVault(folder: string, key: Buffer, alone: Alone = (work) => work()): Vault {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `ais ${purpose}`, keyBytes));
  const { keysOf, readKeys, keyOf, make, write, removeLeft, remove } = openKeyring(folder, derive('keyring'));
  const indexing = derive('blind index');
  const linking = derive('links');
  const signing = signingKey(derive('signatures'));
  return {
    checkValue: createHmac('sha256', derive('check')).update('fits').digest('hex'),
    async admit(subject) {
      if (!(await readKeys(subject))) await make(subject);
    },
    async sealText(subject, place, words, kind = 'content') {
      return sealWith(await keyOf(subject, kind), bound(subject, place), words);
    },
    async openText(subject, place, sealed, kind = 'content') {
      return openWith(await keyOf(subject, kind), bound(subject, place), sealed);
    },
    async fileKey(subject, file, salt) {
      const content = await keyOf(subject, 'content');
      return Buffer.from(hkdfSync('sha256', content, salt, `file ${subject} ${file}`, keyBytes));
    },
    blindIndex: (purpose, words) =>
      createHmac('sha256', indexing)
        .update(`${purpose}\0${words.normalize('NFKC').trim().toLowerCase()}`)
        .digest('hex'),
    token: (purpose, id, generation) =>
      createHmac('sha256', linking).update(`${purpose}\0${id}\0${generation}`).digest('base64url'),
    async keysOf(subject) {
      const found = await keysOf(subject).catch(unlessUnread);
      return { content: Boolean(found?.content), evidence: Boolean(found?.evidence) };
    },
    async keyId(subject, kind) {
      const key = await keyOf(subject, kind).catch(unlessUnread);
      return key && createHmac('sha256', key).update('name of this key').digest('hex').slice(0, 32);
    },
    sign: (bytes) => sign(null, bytes, signing).toString('base64url'),
    publicKey: createPublicKey(signing)
      .export({ format: 'der', type: 'spki' })
      .subarray(-32)
      .toString('base64url'),
    destroy: (subject, kind) =>
      alone(async () => {
        await removeLeft(subject);
        const found = await readKeys(subject);
        if (!found) return;
        const keys = { ...found, [kind]: null };
        await (keys.content || keys.evidence ? write(subject, keys) : remove(subject));
      }),
  };
}

// PKCS #8 wants these bytes before the 32 of an Ed25519 key (RFC 8410 section 7), and SPKI these before the public ones.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const signingKey = (seed: Buffer) =>
  createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
/** Did the installation with this public key (base64url, 32 bytes) sign these bytes? */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
  return verify(null, bytes, key, Buffer.from(signature, 'base64url'));
}

const bound = (subject: SubjectId, { table, column, row }: Place) =>
  Buffer.from(`${subject}\0${table}\0${column}\0${row}`);

const version = 'v1.';
function sealWith(key: Buffer, place: Buffer, words: string): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(place);
  const body = Buffer.concat([nonce, cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${version}${body.toString('base64url')}` as Sealed;
}
function openWith(key: Buffer, place: Buffer, sealed: Sealed) {
  const body = Buffer.from(sealed.slice(version.length), 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, 12)).setAAD(place);
    decipher.setAuthTag(body.subarray(-16));
    return Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Damaged({ cause });
  }
}

/** A key file: one presence byte per key, then both keys sealed under the instance key for this person. */
function wrap(wrapping: Buffer, subject: SubjectId, { content, evidence }: Keys) {
  const none = Buffer.alloc(keyBytes);
  const plain = Buffer.concat([
    Buffer.from([content ? 1 : 0, evidence ? 1 : 0]),
    content ?? none,
    evidence ?? none,
  ]);
  const place = { table: 'keyring', column: 'keys', row: subject };
  return Buffer.from(sealWith(wrapping, bound(subject, place), plain.toString('base64')));
}
function unwrap(wrapping: Buffer, subject: SubjectId, file: Buffer): Keys {
  const place = { table: 'keyring', column: 'keys', row: subject };
  const plain = Buffer.from(
    openWith(wrapping, bound(subject, place), file.toString('utf8') as Sealed),
    'base64',
  );
  const part = (at: 0 | 1) =>
    plain[at] === 1 ? Buffer.from(plain.subarray(2 + at * keyBytes, 2 + (at + 1) * keyBytes)) : null;
  return { content: part(0), evidence: part(1) };
}
