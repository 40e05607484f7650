import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder for one test. */
export function emptyFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'fault-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Why a disk of its own cannot be had here, or nothing. */
export const noDisk = () => (process.getuid?.() === 0 ? undefined : 'only root may mount a disk');

/** A disk of its own with this many MiB, in memory. It can be made larger. */
export function smallDisk(megabytes: number) {
  const folder = emptyFolder();
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder))
    throw new Error('a small disk could not be mounted');
  // Before the folder is removed: hooks run in the reverse order of their making.
  onTestFinished(() => void run('umount', '-l', folder));
  return {
    folder: join(folder, 'data'),
    grow(to: number) {
      if (!run('mount', '-o', `remount,size=${to}m`, folder))
        throw new Error('the disk could not be made larger');
    },
  };
}
