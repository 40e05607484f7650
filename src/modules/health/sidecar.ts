import { constants } from 'node:fs';
import { access, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#kernel/config.ts';
import { openVault } from '#kernel/vault.ts';

const { R_OK, W_OK, X_OK } = constants;
const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
/** What keeps us from reading and writing here, as the system's code (`EROFS`, `EACCES`, `ENOENT`); undefined: nothing. */
export const obstacleAt = (path: string, isFolder = false): Promise<string | undefined> =>
  access(path, R_OK | W_OK | (isFolder ? X_OK : 0)).then(() => undefined, codeOf);

/** Room on the disk of the data folder that we may use, and all there is. */
export async function roomIn({ dataDir }: Config) {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Does the key file still hold the key that this process was started with? The next start would need it. */
export async function isKeyInPlace({ keyFile, dataDir }: Config, checkValue: string) {
  const key = await readFile(keyFile).catch(() => undefined);
  return key?.length === 32 && openVault(join(dataDir, 'keyring'), key).checkValue === checkValue;
}
