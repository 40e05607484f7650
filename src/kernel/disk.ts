import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Away, Refusal } from './errors.ts';

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);
/** The disk is there for nobody's writing now. What SQLite says of a broken commit is not among them: it may have happened. */
const awayCodes = new Set(['EROFS', 'EIO', 'ENXIO', 'ENODEV', 'ENOENT', 'SQLITE_READONLY']);
/** Another file cannot be opened now. */
const manyCodes = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);
export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** A disk that is full or does not take or give what it should is a refusal that says so; other errors stay what they are. */
export function asDiskRefusal(error: unknown): unknown {
  const code = codeOf(error);
  if (awayCodes.has(code))
    return new Away(
      'disk-away',
      'The disk of this server does not answer as it should. Nothing is lost on your side: try again in a few minutes.',
      { cause: error },
    );
  if (manyCodes.has(code))
    return new Away(
      'too-many-files',
      'This server has too much to do at once. Nothing is lost on your side: try again in a minute.',
      { cause: error },
    );
  if (!fullCodes.has(code)) return error;
  return new Refusal(
    'full',
    'The disk of this server is full. Nothing is lost on your side: try again in a few minutes.',
    {
      cause: error,
    },
  );
}

/** Nothing for what is not there any more. What the disk does not give now is not gone: nobody may be told that it was erased. */
export function unlessUnread(error: unknown): undefined {
  const isOfTheDisk = error instanceof Error && 'syscall' in error && codeOf(error) !== 'ENOENT';
  if (isOfTheDisk) throw asDiskRefusal(error);
}

export async function syncFolder(folder: string) {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it. A folder that is new is a name in the one above it, which must be durable, too. */
export async function makeFolders(folder: string) {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}
/**
 * Makes one folder. Never those above it: where a volume was taken away, they would be made anew on the disk below, and
 * what is written there would be hidden as soon as the volume is back.
 */
async function makeFolder(folder: string) {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    throw error;
  }
  await syncFolder(dirname(folder));
}

/** Takes the next bytes of a file. They are on their way when it resolves, not there yet; keep them unchanged. */
export type Write = (...bytes: Uint8Array[]) => Promise<void>;

/**
 * Writes a file so that it is there wholly or not at all, even after a power cut: `.part`, fsync, rename,
 * fsync of the folder. Only then may a row speak of it. Of the folders the last one is made where it is missing.
 */
export const writeDurably = <T>(path: string, fill: (write: Write) => Promise<T>, mode = 0o600) =>
  writeAside(path, fill, mode, rename);

/** The same for a file that is never replaced: of several processes that write it at once, one does. False for the others. */
export async function writeOnce(path: string, bytes: Uint8Array, mode = 0o600): Promise<boolean> {
  const place = async (part: string) => {
    // A link is whole at once. Where the disk knows none, a copy that replaces nothing comes nearest.
    await link(part, path).catch((error) => {
      if (!linkless.has(error.code)) throw error;
      return copyFile(part, path, constants.COPYFILE_EXCL);
    });
    await rm(part, { force: true });
  };
  try {
    await writeAside(path, (write) => write(bytes), mode, place);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
const linkless = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

async function writeAside<T>(
  path: string,
  fill: (write: Write) => Promise<T>,
  mode: number,
  place: (part: string, path: string) => Promise<void>,
): Promise<T> {
  // In containers every process has the same number: only chance tells them apart.
  const part = `${path}.${randomUUID().slice(0, 13)}.part`;
  try {
    await makeFolder(dirname(path));
    const handle = await open(part, 'wx', mode);
    try {
      const { write, written } = behind(handle);
      const result = await fill(write);
      await written();
      await handle.close();
      await place(part, path);
      await syncFolder(dirname(path));
      return result;
    } finally {
      await handle.close().catch(() => undefined);
    }
  } catch (error) {
    await rm(part, { force: true });
    throw asDiskRefusal(error);
  }
}

/**
 * Writes one piece while the next is made, and lets the disk begin before the end, so that the last fsync finds little
 * to do. Whatever fails is heard at the next piece or at the end.
 */
function behind(handle: FileHandle) {
  let writing: Promise<unknown> = Promise.resolve();
  let flushing: Promise<unknown> | undefined;
  const put = async (bytes: Uint8Array[]) => {
    await writeAll(handle, bytes);
    flushing ??= handle.datasync().finally(() => {
      flushing = undefined;
    });
    flushing.catch(() => undefined);
  };
  return {
    async write(...bytes: Uint8Array[]) {
      await writing;
      writing = put(bytes);
      writing.catch(() => undefined);
    },
    async written() {
      await writing;
      // Both at once: whatever the flush that is under way leaves, this one takes.
      await Promise.all([flushing, handle.sync()]);
    },
  };
}

async function writeAll(handle: FileHandle, bytes: Uint8Array[]) {
  const all = bytes.reduce((sum, piece) => sum + piece.length, 0);
  const { bytesWritten } = await handle.writev(bytes);
  if (bytesWritten < all) await writeAll(handle, [Buffer.concat(bytes).subarray(bytesWritten)]);
}
