import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from './errors.ts';

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);
/** A full disk is a refusal that says so; other errors stay what they are. */
export function asDiskRefusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!fullCodes.has(code)) return error;
  return new Refusal(
    'full',
    'The disk of this server is full. Nothing is lost on your side: try again in a few minutes.',
    {
      cause: error,
    },
  );
}

export async function syncFolder(folder: string) {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file so that it is there wholly or not at all, even after a power cut: `.part`, fsync, rename,
 * fsync of the folder. Only then may a row speak of it.
 */
export async function writeDurably<T>(
  path: string,
  fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<T>,
  mode = 0o600,
): Promise<T> {
  const part = `${path}.${process.pid}.${Date.now().toString(36)}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(part, 'wx', mode);
    try {
      const result = await fill(async (bytes) => void (await writeAll(handle, bytes)));
      await handle.sync();
      await handle.close();
      await rename(part, path);
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

async function writeAll(handle: Awaited<ReturnType<typeof open>>, bytes: Uint8Array) {
  for (let from = 0; from < bytes.length; ) {
    from += (await handle.write(bytes, from, bytes.length - from)).bytesWritten;
  }
}
