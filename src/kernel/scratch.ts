import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file without a name, for plain content that a program must read or write with jumps: in memory where the machine
 * has it, unlinked at once, gone when it is closed or this process dies. A child opens it as `/proc/self/fd/N`.
 */
export async function scratchFile(): Promise<FileHandle> {
  for (const folder of ['/dev/shm', tmpdir()]) {
    const path = join(folder, randomUUID());
    const file = await open(path, 'wx+', 0o600).catch(() => undefined);
    if (!file) continue;
    await rm(path);
    return file;
  }
  throw new Error('there is no folder for scratch files');
}

/** What was written to a scratch file, from its start. */
export async function* contentOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const { size } = await file.stat();
  for (let at = 0; at < size; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(65_536), 0, 65_536, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
